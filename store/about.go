package store

import (
	"context"
	"fmt"
	"path/filepath"
)

// About is what an operator wants to know of a database.
type About struct {
	Kind   string // SQLite or PostgreSQL
	Schema int64  // the number of the last migration
	Bytes  int64  // on the disk of the database
	Folder string // of a SQLite file; empty otherwise
}

// About tells what the database is.
func (s *Store) About(ctx context.Context) (About, error) {
	a := About{Kind: "SQLite"}
	size := `SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()`
	if s.address.dialect == postgres {
		a.Kind, size = "PostgreSQL", `SELECT pg_database_size(current_database())`
	} else {
		a.Folder = filepath.Dir(s.address.file)
	}
	if err := s.read.QueryRowContext(ctx, size).Scan(&a.Bytes); err != nil {
		return a, fmt.Errorf("measure the database: %w", err)
	}
	if err := s.read.QueryRowContext(ctx, `SELECT max(version_id) FROM `+versionTable+` WHERE is_applied`).Scan(&a.Schema); err != nil {
		return a, fmt.Errorf("read the version of the database: %w", err)
	}
	return a, nil
}
