package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// migrations are the tables, a file a step. A step both databases take alike is NNNNN_name.sql; one they take differently is a file
// each, NNNNN_name.sqlite.sql and NNNNN_name.postgres.sql. Columns are TEXT, BIGINT or BYTEA and nothing else.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables up to this program's version.
func (s *Store) migrate(ctx context.Context) error {
	steps, err := s.steps()
	if err != nil {
		return err
	}
	found, known, err := steps.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the tables: %w", err)
	}
	if found > known {
		return Newer{s.address.String(), found, known}
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("bring the tables up to version %d: %w", known, err)
	}
	return nil
}

// checkVersion holds that the tables are of this program's version.
func (s *Store) checkVersion(ctx context.Context) error {
	known, err := newestStep()
	if err != nil {
		return err
	}
	found, err := s.tableVersion(ctx)
	switch {
	case err != nil:
		return err
	case found > known:
		return Newer{s.address.String(), found, known}
	case found == 0:
		return Unreachable{s.address.String(), "里面还没有会商系统的数据，请核对 --db 写的位置", nil}
	case found < known:
		return Older{s.address.String(), found, known}
	}
	return nil
}

// tableVersion reads the version of the tables without making any, 0 when there are none.
func (s *Store) tableVersion(ctx context.Context) (int64, error) {
	tables, err := s.tableNames(ctx)
	if err != nil {
		return 0, err
	}
	if !slices.Contains(tables, versionTable) {
		return 0, nil
	}
	var found int64
	err = s.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(version_id), 0) FROM `+versionTable+` WHERE is_applied`).Scan(&found)
	if err != nil {
		return 0, fmt.Errorf("read the version of the tables: %w", err)
	}
	return found, nil
}

const versionTable = "goose_db_version"

// newestStep is the version of the tables this program knows.
func newestStep() (int64, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		return 0, fmt.Errorf("list the migrations: %w", err)
	}
	newest, err := goose.NumericComponent(path.Base(names[len(names)-1]))
	if err != nil {
		return 0, fmt.Errorf("list the migrations: %w", err)
	}
	return newest, nil
}

// steps are the migrations of this database. Several programs that start at one PostgreSQL at once wait for each other.
func (s *Store) steps() (*goose.Provider, error) {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("open the migrations: %w", err)
	}
	foreign, err := stepsOfOther(folder, s.address.dialect)
	if err != nil {
		return nil, err
	}
	db, language := s.read, goose.DialectSQLite3
	options := []goose.ProviderOption{goose.WithExcludeNames(foreign), goose.WithDisableGlobalRegistry(true)}
	if s.write != nil {
		db = s.write.db
	}
	if s.address.dialect == postgres {
		language = goose.DialectPostgres
		waiting, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, fmt.Errorf("make the lock of the migrations: %w", err)
		}
		options = append(options, goose.WithSessionLocker(waiting))
	}
	steps, err := goose.NewProvider(language, db, folder, options...)
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	return steps, nil
}

// stepsOfOther names the files that are only for the other database.
func stepsOfOther(folder fs.FS, own dialect) ([]string, error) {
	other := postgres
	if own == postgres {
		other = sqlite
	}
	names, err := fs.Glob(folder, "*.sql")
	if err != nil {
		return nil, fmt.Errorf("list the migrations: %w", err)
	}
	var foreign []string
	for _, name := range names {
		if strings.HasSuffix(name, "."+string(other)+".sql") {
			foreign = append(foreign, path.Base(name))
		}
	}
	return foreign, nil
}
