package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"
)

// Feed lets a calendar of somebody's telephone or computer look at their days without signing in. Whoever has its token sees what its
// owner may see of the days ahead, and nothing else.
type Feed struct {
	ID        string
	User      string // its owner, by id
	CreatedAt time.Time
	UsedAt    time.Time // about; zero when never
	RevokedAt time.Time
}

const (
	whatFeed    = "个日历订阅"
	feedColumns = `id, user_id, created_at, used_at, revoked_at`
	mostFeeds   = 20 // somebody has that work
)

func scanFeed(row scanner) (Feed, error) {
	var f Feed
	err := row.Scan(&f.ID, &f.User, instant{&f.CreatedAt}, instant{&f.UsedAt}, instant{&f.RevokedAt})
	return f, absent(err, whatFeed)
}

// AddFeed makes a feed and gives its token, which is told this once.
func (o *Own) AddFeed() (Feed, string, error) {
	tx, u := o.tx, o.user
	all, err := tx.Feeds(u.ID)
	if err != nil {
		return Feed{}, "", err
	}
	working := 0
	for _, f := range all {
		if f.RevokedAt.IsZero() {
			working++
		}
	}
	if working >= mostFeeds {
		return Feed{}, "", Refused{fmt.Sprintf("日历订阅最多%d个，请先停用不用的。", mostFeeds)}
	}
	f, token := Feed{ID: rand.Text(), User: u.ID, CreatedAt: tx.now}, rand.Text()
	if _, err := tx.tenantExec(`INSERT INTO feeds (tenant, sha256, `+feedColumns+`) VALUES ($1, $2, $3, $4, $5, '', '')`, digest(token), f.ID,
		f.User, instantText(f.CreatedAt)); err != nil {
		return f, "", fmt.Errorf("add a feed: %w", err)
	}
	return f, token, tx.enter(ActionAddFeed, u.City, f.ID, map[string]any{"user": u.ID})
}

// Feeds lists the feeds of the user who asks, the newest first.
func (tx *Tx) Feeds(user string) ([]Feed, error) {
	if _, err := tx.ownUser(user); err != nil {
		return nil, err
	}
	rows, err := tx.tenantQuery(`SELECT `+feedColumns+` FROM feeds WHERE tenant = $1 AND user_id = $2 ORDER BY created_at DESC, id`, user)
	if err != nil {
		return nil, fmt.Errorf("list the feeds: %w", err)
	}
	return collect(rows, scanFeed)
}

// RevokeFeed ends a feed at once and for good. The error is [NotFound] when the user has none of that id.
func (o *Own) RevokeFeed(id string) error {
	tx, u := o.tx, o.user
	f, err := scanFeed(tx.tenantRow(`SELECT `+feedColumns+` FROM feeds WHERE tenant = $1 AND user_id = $2 AND id = $3`, u.ID, id))
	if err != nil || !f.RevokedAt.IsZero() {
		return err
	}
	if _, err := tx.tenantExec(`UPDATE feeds SET revoked_at = $3 WHERE tenant = $1 AND id = $2`, id, instantText(tx.now)); err != nil {
		return fmt.Errorf("revoke a feed: %w", err)
	}
	return tx.enter(ActionRevokeFeed, u.City, id, map[string]any{"user": u.ID})
}

// FeedOwner finds whose feed a token opens and notes that it is used. The error is [NotFound] when there is none, it was revoked, or its
// owner may not come in any more.
func (s *Store) FeedOwner(ctx context.Context, tenant, token string) (User, error) {
	var f Feed
	var u User
	var now time.Time
	err := s.View(ctx, System(tenant), func(tx *Tx) (err error) {
		now = tx.now
		if f, err = scanFeed(tx.tenantRow(`SELECT `+feedColumns+` FROM feeds WHERE tenant = $1 AND sha256 = $2`, digest(token))); err != nil {
			return err
		}
		u, err = tx.User(f.User)
		return err
	})
	switch {
	case err != nil && !errors.As(err, &NotFound{}):
		return User{}, fmt.Errorf("find a feed: %w", err)
	case err != nil || !f.RevokedAt.IsZero() || u.Disabled():
		return User{}, NotFound{whatFeed}
	case now.Sub(f.UsedAt) < usedEvery || s.write == nil:
		return u, nil
	}
	return u, s.change(ctx, System(tenant), func(tx *Tx) error {
		return tx.unrecorded(`UPDATE feeds SET used_at = $3 WHERE tenant = $1 AND id = $2`, f.ID, instantText(tx.now))
	})
}
