package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"
)

// UseLink notes that a link of a mail is used, and reports whether this is the first time. expires is when it would work no more of itself.
func (tx *Tx) UseLink(token string, expires time.Time) (bool, error) {
	rows, err := tx.tenantRows(`INSERT INTO used_links (tenant, sha256, expires) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		digest(token), instantText(expires))
	if err != nil {
		return false, fmt.Errorf("note that a link is used: %w", err)
	}
	return rows > 0, nil
}

// LinkUsed reports whether a link of a mail was used.
func (tx *Tx) LinkUsed(token string) (bool, error) {
	var times int
	if err := tx.tenantRow(`SELECT count(*) FROM used_links WHERE tenant = $1 AND sha256 = $2`, digest(token)).Scan(&times); err != nil {
		return false, fmt.Errorf("look whether a link is used: %w", err)
	}
	return times > 0, nil
}

// ForgetLinks forgets the used links that would work no more anyhow.
func (tx *Tx) ForgetLinks() error {
	return tx.unrecorded(`DELETE FROM used_links WHERE tenant = $1 AND expires < $2`, instantText(tx.now))
}

// tenantRows changes a table whose rows are no record and says how many it changed: $1 is the tenant, arguments start at $2.
func (tx *Tx) tenantRows(text string, arguments ...any) (int64, error) {
	before := tx.unlogged
	rows, err := tx.tenantExec(text, arguments...)
	tx.unlogged = before
	return rows, err
}

// Secret gives what the program signs with under a name: 260 random bits, made when it is asked for first, the same for every program on
// the database. It is not part of a backup.
func (s *Store) Secret(ctx context.Context, tenant, name string) (string, error) {
	var value string
	read := func(tx *Tx) error {
		return tx.tenantRow(`SELECT COALESCE(MAX(value), '') FROM secrets WHERE tenant = $1 AND name = $2`, name).Scan(&value)
	}
	if err := s.View(ctx, System(tenant), read); err != nil || value != "" {
		return value, err
	}
	err := s.change(ctx, System(tenant), func(tx *Tx) error {
		if err := tx.unrecorded(`INSERT INTO secrets (tenant, name, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, name,
			rand.Text()+rand.Text()); err != nil {
			return err
		}
		return read(tx)
	})
	if err != nil {
		return "", fmt.Errorf("make the secret %s: %w", name, err)
	}
	return value, nil
}
