package store

import (
	"context"
	"errors"
	"fmt"
)

// EndSession ends the session of a token, if there is one.
func (s *Store) EndSession(ctx context.Context, tenant, token string) error {
	return s.change(ctx, System(tenant), func(tx *Tx) error {
		var id string
		err := tx.tenantRow(`DELETE FROM sessions WHERE tenant = $1 AND sha256 = $2 RETURNING user_id`, digest(token)).Scan(&id)
		if err := absent(err, "次登录"); errors.As(err, &NotFound{}) {
			return nil
		} else if err != nil {
			return fmt.Errorf("end a session: %w", err)
		}
		u, err := tx.User(id)
		if err != nil {
			return err
		}
		tx.changed = true
		tx.scope.User, tx.scope.Role = u.Login, u.Role
		return tx.enter(ActionSignOut, u.City, id, nil)
	})
}

// endSessions ends the sessions of a user, but for the one of a token to keep.
func (tx *Tx) endSessions(user, keep string) error {
	if err := tx.unrecorded(`DELETE FROM sessions WHERE tenant = $1 AND user_id = $2 AND sha256 <> $3`, user, digest(keep)); err != nil {
		return fmt.Errorf("end the sessions of a user: %w", err)
	}
	return nil
}

// ChangePassword gives a user the password they chose. All their sessions end but the one of the token to keep.
func (s *Store) ChangePassword(ctx context.Context, scope Scope, id, hash, keep string) error {
	return s.change(ctx, scope, func(tx *Tx) error {
		u, err := tx.User(id)
		switch {
		case err != nil:
			return err
		case u.Login != scope.User:
			return NotFound{whatUser}
		}
		return tx.setPassword(id, hash, false, keep)
	})
}

// RenewHash keeps the same password under newer parameters.
func (s *Store) RenewHash(ctx context.Context, tenant, id, old, hash string) error {
	return s.change(ctx, System(tenant), func(tx *Tx) error {
		return tx.unrecorded(`UPDATE users SET hash = $4 WHERE tenant = $1 AND id = $2 AND hash = $3`, id, old, hash)
	})
}
