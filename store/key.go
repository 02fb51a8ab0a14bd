package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"huishang"
)

// KeyScope is what a key may be used for.
type KeyScope string

// What a key may be used for. To write includes to read.
const (
	KeyRead  KeyScope = "read"
	KeyWrite KeyScope = "write"
)

// Key lets a machine in: a city's own system, or one of the department. It acts in one role.
type Key struct {
	ID        string
	Name      string // what it is for
	Role      huishang.Role
	City      string // six digits, of a bureau
	Division  string
	Scopes    []KeyScope
	CreatedAt time.Time
	CreatedBy string
	UsedAt    time.Time // about; zero when never
	RevokedAt time.Time
}

// May reports whether the key may be used for something.
func (k Key) May(scope KeyScope) bool {
	return slices.Contains(k.Scopes, scope) || scope == KeyRead && slices.Contains(k.Scopes, KeyWrite)
}

const (
	whatKey    = "个接口密钥"
	keyColumns = `id, name, role, city, division, scopes, created_at, created_by, used_at, revoked_at`
	keyPrefix  = "huishang_" // so that a key is known where it was left lying
	usedEvery  = 5 * time.Minute
)

func scanKey(row scanner) (Key, error) {
	var k Key
	var scopes string
	err := row.Scan(&k.ID, &k.Name, &k.Role, &k.City, &k.Division, &scopes, instant{&k.CreatedAt}, &k.CreatedBy, instant{&k.UsedAt},
		instant{&k.RevokedAt})
	for _, scope := range strings.Fields(scopes) {
		k.Scopes = append(k.Scopes, KeyScope(scope))
	}
	return k, absent(err, whatKey)
}

// AddKey makes a key and gives its secret, which is told this once.
func (tx *Tx) AddKey(k Key) (Key, string, error) {
	if err := tx.adminOnly(); err != nil {
		return k, "", err
	}
	k.ID, k.Name, k.CreatedAt, k.CreatedBy = rand.Text(), strings.TrimSpace(k.Name), tx.now, tx.scope.User
	if err := k.check(); err != nil {
		return k, "", err
	}
	secret, scopes := keyPrefix+rand.Text(), make([]string, len(k.Scopes))
	for i, scope := range k.Scopes {
		scopes[i] = string(scope)
	}
	if _, err := tx.tenantExec(`INSERT INTO keys (tenant, sha256, `+keyColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '')`,
		digest(secret), k.ID, k.Name, string(k.Role), k.City, k.Division, strings.Join(scopes, " "), instantText(k.CreatedAt),
		k.CreatedBy); err != nil {
		return k, "", fmt.Errorf("add a key: %w", err)
	}
	return k, secret, tx.enter(ActionAddKey, k.City, k.ID, map[string]any{"name": k.Name, "role": k.Role, "scopes": scopes})
}

// check holds that what is said of a key fits, and tells all at once that does not.
func (k Key) check() error {
	var faults []error
	if k.Name == "" {
		faults = append(faults, Refused{"请写明密钥用在哪里，如 唐山市政务平台。"})
	}
	if k.Role == huishang.RoleAdmin {
		faults = append(faults, Refused{"接口密钥不能代替系统管理员。"})
	}
	if len(k.Scopes) == 0 {
		faults = append(faults, Refused{"请写明密钥的用途范围：read（读取）或 write（读取和修改）。"})
	}
	for _, scope := range k.Scopes {
		if scope != KeyRead && scope != KeyWrite {
			faults = append(faults, Refused{fmt.Sprintf("密钥的用途范围只能是 read（读取）或 write（读取和修改），现为“%s”。", scope)})
		}
	}
	return errors.Join(errors.Join(faults...), shortLines(saidText{"用途", k.Name}, saidText{"处室名称", k.Division}), place(k.Role, k.City, k.Division))
}

// Keys lists the keys of the scope, the newest first, with the cursor of the next page. Revoked ones stay in the list.
func (tx *Tx) Keys(page Page) ([]Key, string, error) {
	at, id := "9", ""
	if _, err := page.read(&at, &id); err != nil {
		return nil, "", err
	}
	rows, err := tx.query(`SELECT `+keyColumns+` FROM keys
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND (created_at < $4 OR created_at = $4 AND id > $5)
		ORDER BY created_at DESC, id LIMIT $6`, at, id, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list keys: %w", err)
	}
	return listed(rows, page, scanKey, func(k Key) []any { return []any{instantText(k.CreatedAt), k.ID} })
}

// Key finds a key of the scope.
func (tx *Tx) Key(id string) (Key, error) {
	return scanKey(tx.row(`SELECT `+keyColumns+` FROM keys WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, id))
}

// RevokeKey ends a key at once and for good.
func (tx *Tx) RevokeKey(id string) error {
	if err := tx.adminOnly(); err != nil {
		return err
	}
	k, err := tx.Key(id)
	if err != nil || !k.RevokedAt.IsZero() {
		return err
	}
	if _, err := tx.tenantExec(`UPDATE keys SET revoked_at = $3 WHERE tenant = $1 AND id = $2`, id, instantText(tx.now)); err != nil {
		return fmt.Errorf("revoke a key: %w", err)
	}
	return tx.enter(ActionRevokeKey, k.City, id, map[string]any{"name": k.Name})
}

// KeyOf finds the key of a secret and notes that it is used. The error is [SignedOut] when there is none or it was revoked.
func (s *Store) KeyOf(ctx context.Context, tenant, secret string) (Key, error) {
	var k Key
	var now time.Time
	err := s.View(ctx, System(tenant), func(tx *Tx) (err error) {
		now = tx.now
		k, err = scanKey(tx.tenantRow(`SELECT `+keyColumns+` FROM keys WHERE tenant = $1 AND sha256 = $2 AND revoked_at = ''`, digest(secret)))
		return err
	})
	switch {
	case errors.As(err, &NotFound{}):
		return Key{}, SignedOut{}
	case err != nil:
		return Key{}, fmt.Errorf("find a key: %w", err)
	case now.Sub(k.UsedAt) < usedEvery || s.write == nil:
		return k, nil
	}
	return k, s.change(ctx, System(tenant), func(tx *Tx) error {
		return tx.unrecorded(`UPDATE keys SET used_at = $3 WHERE tenant = $1 AND id = $2`, k.ID, instantText(tx.now))
	})
}
