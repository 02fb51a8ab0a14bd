package store

import (
	"context"
	"fmt"
)

// tableNames lists the tables of the database.
func (s *Store) tableNames(ctx context.Context) (map[string]bool, error) {
	text := `SELECT name FROM sqlite_master WHERE type = 'table'`
	if s.address.dialect == postgres {
		text = `SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()`
	}
	rows, err := s.read.QueryContext(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("list the tables: %w", err)
	}
	defer rows.Close()
	names := map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("list the tables: %w", err)
		}
		names[name] = true
	}
	return names, rows.Err()
}
