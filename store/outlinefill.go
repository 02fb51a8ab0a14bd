package store

import (
	"context"
	"database/sql"
	"fmt"
)

// outlineBatch is how many outlines are made in one transaction.
const outlineBatch = 100

// drawMissing makes the outlines that are missing or written in another format: after a restore, and when the program learns to keep more.
func (s *Store) drawMissing(ctx context.Context) error {
	for {
		done := 0
		err := s.whole(ctx, func(tx *sql.Tx) (err error) {
			done, err = s.drawSome(ctx, tx)
			return err
		})
		if err != nil || done < outlineBatch {
			return err
		}
	}
}

func (s *Store) drawSome(ctx context.Context, tx *sql.Tx) (int, error) {
	rows, err := tx.QueryContext(ctx, `SELECT d.tenant, d.id FROM dossiers d
		WHERE d.latest > 0 AND NOT EXISTS (SELECT 1 FROM outlines o WHERE o.tenant = d.tenant AND o.dossier = d.id AND o.format = $1) LIMIT $2`,
		outlineFormat, outlineBatch)
	if err != nil {
		return 0, fmt.Errorf("list the dossiers without an outline: %w", err)
	}
	type missing struct{ tenant, dossier string }
	all, err := collect(rows, func(row scanner) (missing, error) {
		var m missing
		return m, row.Scan(&m.tenant, &m.dossier)
	})
	if err != nil {
		return 0, fmt.Errorf("list the dossiers without an outline: %w", err)
	}
	for _, m := range all {
		writer := &Tx{ctx: ctx, sql: tx, store: s, scope: System(m.tenant), chain: &chain{}, now: s.instant()}
		if err := writer.drawOutline(m.dossier, nil); err != nil {
			return 0, fmt.Errorf("draw the outline of dossier %s: %w", m.dossier, err)
		}
	}
	return len(all), nil
}
