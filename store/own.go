package store

import (
	"context"
	"errors"
	"fmt"
)

// Own is a change of what belongs to the user who asks: where they are reminded, and the feeds of their calendars.
type Own struct {
	tx   *Tx
	user User
}

// ChangeOwn changes what belongs to the user who asks, a leader too, who may change nothing else. Anybody but that user is answered with
// [NotFound].
func (s *Store) ChangeOwn(ctx context.Context, scope Scope, user string, change func(*Own) error) error {
	return s.change(ctx, scope, func(tx *Tx) error {
		u, err := tx.ownUser(user)
		if err != nil {
			return err
		}
		return change(&Own{tx, u})
	})
}

// ownUser is the user who asks; anybody else is not there.
func (tx *Tx) ownUser(id string) (User, error) {
	u, err := tx.User(id)
	if err == nil && u.Login != tx.scope.User {
		err = NotFound{whatUser}
	}
	return u, err
}

// Mailbox keeps where the user is reminded. Which desks they sit at stays as it is: that is for the administrator.
func (o *Own) Mailbox(change func(*Mailbox)) (User, error) {
	u := o.user
	change(&u.Mailbox)
	u.Mailbox.tidy()
	u.Desks = o.user.Desks
	if u.Mailbox == o.user.Mailbox {
		return u, nil
	}
	if err := errors.Join(u.Mailbox.check(), o.tx.holdSubstitute(u)); err != nil {
		return o.user, err
	}
	if _, err := o.tx.tenantExec(`UPDATE users SET email = $3, substitute = $4, away_from = $5, away_until = $6 WHERE tenant = $1 AND id = $2`,
		u.ID, u.Email, u.Substitute, u.AwayFrom.String(), u.AwayUntil.String()); err != nil {
		return o.user, fmt.Errorf("change a mailbox: %w", err)
	}
	o.user = u
	return u, o.tx.enter(ActionChangeUser, u.City, u.ID, u.audited())
}

// Digests has the user get digests, or none any more.
func (o *Own) Digests(wanted bool) error {
	switch {
	case o.user.Email == "":
		return Refused{"请先登记邮箱。"}
	case wanted:
		return o.tx.Unmute(o.user.Email)
	}
	return o.tx.Mute(o.user.Email)
}
