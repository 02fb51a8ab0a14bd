package store

import (
	"context"
	"database/sql"
	"fmt"
)

// outlineBatch is how many outlines are made in one transaction.
const outlineBatch = 100

// noOutline is the format of the row of a dossier that cannot be read. It is tried again whenever the store is opened.
const noOutline = 0

// placed is a dossier by its key.
type placed struct{ tenant, id string }

// drawMissing makes the outlines that are missing or written in another format: after a restore, and when the program learns to keep more. A
// dossier that cannot be read keeps no other back: it is left without an outline, which [Tx.Cores] and [Tx.UnreadDossiers] tell.
func (s *Store) drawMissing(ctx context.Context) error {
	for last := (placed{}); ; {
		done := 0
		if err := s.whole(ctx, func(tx *sql.Tx) error {
			missing, err := s.missingOutlines(ctx, tx, last)
			for _, m := range missing {
				if err := s.drawFor(ctx, tx, m); err != nil {
					return fmt.Errorf("draw the outline of dossier %s: %w", m.id, err)
				}
				last = m
			}
			done = len(missing)
			return err
		}); err != nil || done < outlineBatch {
			return err
		}
	}
}

// missingOutlines lists the next dossiers after one that have no outline.
func (s *Store) missingOutlines(ctx context.Context, tx *sql.Tx, last placed) ([]placed, error) {
	rows, err := tx.QueryContext(ctx, `SELECT d.tenant, d.id FROM dossiers d
		WHERE d.latest > 0 AND (d.tenant > $1 OR d.tenant = $1 AND d.id > $2)
			AND NOT EXISTS (SELECT 1 FROM outlines o WHERE o.tenant = d.tenant AND o.dossier = d.id AND o.format = $3)
		ORDER BY d.tenant, d.id LIMIT $4`, last.tenant, last.id, outlineFormat, outlineBatch)
	if err != nil {
		return nil, fmt.Errorf("list the dossiers without an outline: %w", err)
	}
	all, err := collect(rows, func(row scanner) (m placed, err error) { return m, row.Scan(&m.tenant, &m.id) })
	if err != nil {
		return nil, fmt.Errorf("list the dossiers without an outline: %w", err)
	}
	return all, nil
}

func (s *Store) drawFor(ctx context.Context, tx *sql.Tx, m placed) error {
	writer := &Tx{ctx: ctx, sql: tx, store: s, scope: System(m.tenant), chain: &chain{}, now: s.instant()}
	d, err := writer.Dossier(m.id)
	if err != nil {
		return err
	}
	content, err := writer.lastContent(d)
	switch {
	case ctx.Err() != nil:
		return err
	case err != nil:
		return writer.putOutline(d, noOutline, 0, 0, "", "")
	}
	return writer.drawOutline(m.id, drawing{content: content})
}
