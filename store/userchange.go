package store

import (
	"errors"
	"fmt"
	"strings"

	"huishang"
)

// ChangeUser keeps what change makes of a user: name, role, city, division, mailbox, and whether they are disabled. A disabled user's sessions end
// at once. The last administrator who can come in stays one.
func (tx *Tx) ChangeUser(id string, change func(*User)) (User, error) {
	if err := tx.adminOnly(); err != nil {
		return User{}, err
	}
	u, err := tx.User(id)
	if err != nil {
		return u, err
	}
	before := u
	change(&u)
	u.Name = strings.TrimSpace(u.Name)
	u.Mailbox.tidy()
	if u == before {
		return u, nil
	}
	if err := errors.Join(u.check(), tx.holdSubstitute(u)); err != nil {
		return before, err
	}
	if _, err := tx.tenantExec(`UPDATE users SET name = $3, role = $4, city = $5, division = $6, disabled_at = $7, email = $8, desks = $9, substitute = $10,
			away_from = $11, away_until = $12 WHERE tenant = $1 AND id = $2`,
		id, u.Name, string(u.Role), u.City, u.Division, instantText(u.DisabledAt), u.Email, u.Desks, u.Substitute, u.AwayFrom.String(),
		u.AwayUntil.String()); err != nil {
		return before, fmt.Errorf("change a user: %w", err)
	}
	if before.looksAfter() && !u.looksAfter() {
		if err := tx.holdAdmin(); err != nil {
			return before, err
		}
	}
	if err := tx.enter(ActionChangeUser, u.City, id, u.audited()); err != nil {
		return before, err
	}
	if u.Disabled() || u.Role != before.Role || u.City != before.City {
		return u, tx.endSessions(id, "")
	}
	return u, nil
}

// looksAfter reports whether a user can come in and look after the others.
func (u User) looksAfter() bool { return u.Role == huishang.RoleAdmin && !u.Disabled() }

// holdAdmin refuses what leaves nobody who could let others in.
func (tx *Tx) holdAdmin() error {
	var left int
	err := tx.tenantRow(`SELECT count(*) FROM users WHERE tenant = $1 AND role = $2 AND disabled_at = ''`, string(huishang.RoleAdmin)).Scan(&left)
	switch {
	case err != nil:
		return fmt.Errorf("count the administrators: %w", err)
	case left == 0:
		return Refused{"这是最后一个能用的系统管理员，不能停用或改为别的角色。请先新建一个系统管理员。"}
	}
	return nil
}

// SetPassword gives a user a password they have to change when they next come in. All their sessions end.
func (tx *Tx) SetPassword(id, hash string) error {
	if err := tx.adminOnly(); err != nil {
		return err
	}
	return tx.setPassword(id, hash, true, "")
}

func (tx *Tx) setPassword(id, hash string, temporary bool, keep string) error {
	u, err := tx.User(id)
	if err != nil {
		return err
	}
	if _, err := tx.tenantExec(`UPDATE users SET hash = $3, temporary = $4 WHERE tenant = $1 AND id = $2`, id, hash, number(temporary)); err != nil {
		return fmt.Errorf("set a password: %w", err)
	}
	if err := tx.enter(ActionSetPassword, u.City, id, map[string]any{"temporary": temporary}); err != nil {
		return err
	}
	return tx.endSessions(id, keep)
}
