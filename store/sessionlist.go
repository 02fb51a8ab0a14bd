package store

import (
	"fmt"
	"strings"
)

// Sessions lists the sessions of the user who asks that still work, the one used last first. token is of the session that asks.
func (tx *Tx) Sessions(user, token string) ([]Session, error) {
	u, err := tx.ownUser(user)
	if err != nil {
		return nil, err
	}
	rows, err := tx.tenantQuery(`SELECT sha256, opened_at, seen_at, agent, way FROM sessions
		WHERE tenant = $1 AND user_id = $2 AND opened_at >= $3 AND seen_at >= $4 ORDER BY seen_at DESC, sha256`,
		user, instantText(tx.now.Add(-SessionLife)), instantText(tx.now.Add(-SessionIdle)))
	if err != nil {
		return nil, fmt.Errorf("list the sessions of a user: %w", err)
	}
	return collect(rows, func(row scanner) (Session, error) {
		s, sha := Session{User: u}, ""
		err := row.Scan(&sha, instant{&s.OpenedAt}, instant{&s.SeenAt}, &s.Agent, &s.Way)
		s.Here = sha == digest(token)
		return s, err
	})
}

// EndOthers ends all sessions of the user but the one of a token. It says how many ended.
func (o *Own) EndOthers(token string) (int, error) {
	all, err := o.tx.Sessions(o.user.ID, token)
	if err != nil {
		return 0, err
	}
	others := 0
	for _, s := range all {
		if !s.Here {
			others++
		}
	}
	if others == 0 {
		return 0, nil
	}
	if err := o.tx.endSessions(o.user.ID, token); err != nil {
		return 0, err
	}
	return others, o.tx.enter(ActionEndOthers, o.user.City, o.user.ID, map[string]any{"ended": others})
}

// Rename gives the user another name, as pages show it.
func (o *Own) Rename(name string) (User, error) {
	u := o.user
	u.Name = strings.TrimSpace(name)
	if u.Name == o.user.Name {
		return u, nil
	}
	if err := u.check(); err != nil {
		return o.user, err
	}
	if _, err := o.tx.tenantExec(`UPDATE users SET name = $3 WHERE tenant = $1 AND id = $2`, u.ID, u.Name); err != nil {
		return o.user, fmt.Errorf("rename a user: %w", err)
	}
	o.user = u
	return u, o.tx.enter(ActionChangeUser, u.City, u.ID, u.audited())
}
