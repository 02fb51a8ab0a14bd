package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// fill makes the tables as they were when a backup was made, brings its rows and files back, and brings the tables up to date.
func (s *Store) fill(ctx context.Context, a *archive) (Restored, error) {
	r := Restored{Manifest: a.manifest}
	steps, err := s.steps()
	if err != nil {
		return r, err
	}
	if _, err := steps.UpTo(ctx, a.manifest.Schema); err != nil {
		return r, fmt.Errorf("make the tables of version %d: %w", a.manifest.Schema, err)
	}
	if err := s.whole(ctx, func(tx *sql.Tx) error { return s.load(ctx, tx, a) }); err != nil {
		return r, err
	}
	if _, err := steps.Up(ctx); err != nil {
		return r, fmt.Errorf("bring the tables up to date: %w", err)
	}
	if err := s.whole(ctx, func(tx *sql.Tx) error { return s.indexAll(ctx, tx) }); err != nil {
		return r, err
	}
	r.Audit, err = s.VerifyAudit(ctx)
	return r, err
}

// whole does something in a transaction without a scope: all of it or nothing.
func (s *Store) whole(ctx context.Context, do func(*sql.Tx) error) error {
	begun, err := s.write.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	defer begun.Rollback()
	if err := do(begun); err != nil {
		return err
	}
	if err := begun.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

func (s *Store) load(ctx context.Context, tx *sql.Tx, a *archive) error {
	for _, t := range tables {
		for _, held := range a.manifest.Tables {
			if held.Name != t.name {
				continue
			}
			if err := loadTable(ctx, tx, a, held); err != nil {
				return fmt.Errorf("bring the table %s back: %w", t.name, err)
			}
		}
		if t.name == "files" {
			if err := s.loadFiles(ctx, tx, a); err != nil {
				return fmt.Errorf("bring the files back: %w", err)
			}
		}
	}
	return nil
}

// columnName is what a column may be called: the name comes from a file.
var columnName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func loadTable(ctx context.Context, tx *sql.Tx, a *archive, t TableManifest) error {
	isBytes, err := bytesColumns(ctx, tx, t.Name)
	if err != nil {
		return err
	}
	var statement *sql.Stmt
	return a.rows(ctx, t, func(columns []string, row []any) error {
		if statement == nil {
			if statement, err = insertInto(ctx, tx, t.Name, columns); err != nil {
				return err
			}
		}
		for i := range row {
			if row[i], err = columnValue(row[i], isBytes[columns[i]]); err != nil {
				return fmt.Errorf("column %s: %w", columns[i], err)
			}
		}
		_, err := statement.ExecContext(ctx, row...)
		return err
	})
}

// insertInto prepares the statement that adds a row. It ends with its transaction.
func insertInto(ctx context.Context, tx *sql.Tx, name string, columns []string) (*sql.Stmt, error) {
	places := make([]string, len(columns))
	for i, column := range columns {
		if !columnName.MatchString(column) {
			return nil, fmt.Errorf("there is no column %q", column)
		}
		places[i] = fmt.Sprintf("$%d", i+1)
	}
	return tx.PrepareContext(ctx, `INSERT INTO `+name+` (`+strings.Join(columns, ", ")+`) VALUES (`+strings.Join(places, ", ")+`)`)
}

// bytesColumns tells the columns of a table that hold bytes.
func bytesColumns(ctx context.Context, tx *sql.Tx, name string) (map[string]bool, error) {
	rows, err := tx.QueryContext(ctx, `SELECT * FROM `+name+` WHERE 1 = 0`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	found := map[string]bool{}
	for _, column := range types {
		found[column.Name()] = column.DatabaseTypeName() == "BYTEA"
	}
	return found, errors.Join(err, rows.Err())
}

// loadFiles cuts what the files say into chunks again.
func (s *Store) loadFiles(ctx context.Context, tx *sql.Tx, a *archive) error {
	rows, err := tx.QueryContext(ctx, `SELECT tenant, sha256, size FROM files ORDER BY sha256`)
	if err != nil {
		return err
	}
	all, err := collect(rows, func(row scanner) (File, error) {
		var f File
		return f, row.Scan(&f.tenant, &f.SHA256, &f.Size)
	})
	if err != nil {
		return err
	}
	for _, f := range all {
		content, err := a.content(f.SHA256, f.Size)
		if err != nil {
			return err
		}
		writer := &Tx{ctx: ctx, sql: tx, store: s, scope: System(f.tenant), chain: &chain{}}
		if err := writer.putChunks(f, content); err != nil {
			return err
		}
	}
	return nil
}

// indexAll makes the index of the search anew, in the order in which the versions were saved.
func (s *Store) indexAll(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT v.tenant, v.dossier, v.n, f.sha256, f.size
		FROM dossiers d JOIN versions v ON v.tenant = d.tenant AND v.dossier = d.id AND v.n = d.latest
			JOIN files f ON f.tenant = v.tenant AND f.sha256 = v.sha256
		ORDER BY v.at, v.dossier`)
	if err != nil {
		return fmt.Errorf("list the last versions: %w", err)
	}
	all, err := collect(rows, func(row scanner) (Version, error) {
		v := Version{Content: File{from: oneTransaction{tx}}}
		return v, row.Scan(&v.Content.tenant, &v.Dossier, &v.N, &v.Content.SHA256, &v.Content.Size)
	})
	if err != nil {
		return fmt.Errorf("list the last versions: %w", err)
	}
	for _, v := range all {
		writer := &Tx{ctx: ctx, sql: tx, store: s, scope: System(v.Content.tenant), chain: &chain{}}
		d, err := writer.Dossier(v.Dossier)
		if err != nil {
			return err
		}
		content, err := v.Read(ctx)
		if err != nil {
			return err
		}
		if err := writer.index(d, content); err != nil {
			return err
		}
	}
	return nil
}
