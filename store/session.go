package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// How long a session lasts: an hour or two away from the desk, and never into the next day's work.
const (
	SessionIdle = 2 * time.Hour
	SessionLife = 12 * time.Hour

	seenEvery = time.Minute // how exactly it is known when a session was last used
)

// Session is one browser somebody signed in with.
type Session struct {
	User     User
	OpenedAt time.Time
	SeenAt   time.Time
	Agent    string // what the browser calls itself, shortened
	Way      Way
	Here     bool // it is the one that asks; told in a list
}

// Way is how somebody showed who they are.
type Way string

// How somebody showed who they are.
const (
	ByPassword Way = "password"
	ByProvider Way = "provider" // the department's own sign-in
	ByChoice   Way = "choice"   // in the demonstration
)

// Opening is what a new session begins with.
type Opening struct {
	User   string // the id
	Agent  string
	Way    Way
	Before string // the token of the session before, if there is one: it ends
}

// SignedOut is a session that is not there: it never was, it has ended, or its user was disabled.
type SignedOut struct{}

func (SignedOut) Error() string { return "登录已失效，请重新登录。" }

// OpenSession lets a user in and gives the token of a new session: who knew the token before knows nothing of the new one. The error is
// [SignedOut] for somebody disabled.
func (s *Store) OpenSession(ctx context.Context, tenant string, o Opening) (token string, err error) {
	token = rand.Text()
	err = s.change(ctx, System(tenant), func(tx *Tx) error {
		u, err := tx.User(o.User)
		switch {
		case err != nil:
			return err
		case u.Disabled():
			return SignedOut{}
		}
		tx.scope.User, tx.scope.Role = u.Login, u.Role
		oldest, idle := instantText(tx.now.Add(-SessionLife)), instantText(tx.now.Add(-SessionIdle))
		if err := tx.unrecorded(`DELETE FROM sessions WHERE tenant = $1 AND (opened_at < $2 OR seen_at < $3 OR sha256 = $4)`,
			oldest, idle, digest(o.Before)); err != nil {
			return fmt.Errorf("clear old sessions: %w", err)
		}
		now := instantText(tx.now)
		if _, err := tx.tenantExec(`INSERT INTO sessions (tenant, sha256, user_id, opened_at, seen_at, agent, way) VALUES ($1, $2, $3, $4, $4, $5, $6)`,
			digest(token), u.ID, now, shortened(o.Agent), string(o.Way)); err != nil {
			return fmt.Errorf("open a session: %w", err)
		}
		if _, err := tx.tenantExec(`UPDATE users SET seen_at = $3 WHERE tenant = $1 AND id = $2`, u.ID, now); err != nil {
			return fmt.Errorf("open a session: %w", err)
		}
		return tx.enter(ActionSignIn, u.City, u.ID, map[string]any{"agent": shortened(o.Agent), "way": o.Way})
	})
	return token, err
}

// shortened keeps what a browser calls itself short and plain.
func shortened(agent string) string {
	const longest = 120
	if !utf8.ValidString(agent) {
		return ""
	}
	var kept []rune
	for _, r := range agent {
		if r >= ' ' && len(kept) < longest {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

// Session finds the session of a token and notes that it is used. The error is [SignedOut] when there is none.
func (s *Store) Session(ctx context.Context, tenant, token string) (Session, error) {
	var found Session
	var now time.Time
	err := s.View(ctx, System(tenant), func(tx *Tx) error {
		now = tx.now
		var id string
		err := tx.tenantRow(`SELECT user_id, opened_at, seen_at, agent, way FROM sessions WHERE tenant = $1 AND sha256 = $2`, digest(token)).
			Scan(&id, instant{&found.OpenedAt}, instant{&found.SeenAt}, &found.Agent, &found.Way)
		if err != nil {
			return absent(err, "次登录")
		}
		found.User, err = tx.User(id)
		return err
	})
	switch {
	case errors.As(err, &NotFound{}):
		return Session{}, SignedOut{}
	case err != nil:
		return Session{}, fmt.Errorf("find a session: %w", err)
	case found.User.Disabled() || now.Sub(found.OpenedAt) > SessionLife || now.Sub(found.SeenAt) > SessionIdle:
		return Session{}, SignedOut{}
	case now.Sub(found.SeenAt) < seenEvery || s.write == nil:
		return found, nil
	}
	return found, s.change(ctx, System(tenant), func(tx *Tx) error {
		return tx.unrecorded(`UPDATE sessions SET seen_at = $3 WHERE tenant = $1 AND sha256 = $2`, digest(token), instantText(tx.now))
	})
}
