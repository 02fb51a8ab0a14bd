package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Restored is what a restore brought back.
type Restored struct {
	Manifest Manifest
	Audit    []ChainState // what a look through the audit log came to
	Doubted  int          // reminders that were open in the backup and due since: they may have left after it was made
}

// NotEmpty is a place that already holds something, where nothing may be restored.
type NotEmpty struct{ Database string }

func (e NotEmpty) Error() string {
	return fmt.Sprintf("%s 已有内容，恢复只能写到空的地方。请换一个还不存在的数据文件或空的数据库；原有内容没有改动。", e.Database)
}

// Restore brings a backup back into an empty place: a SQLite file that is not there yet, or a PostgreSQL schema without tables. It holds
// every hash first, and brings back all or nothing. The errors for people are [BadBackup], [NotEmpty] and [Unreachable].
func Restore(ctx context.Context, where string, from io.ReaderAt, size int64) (Restored, error) {
	at, err := parseAddress(where)
	if err != nil {
		return Restored{}, err
	}
	archive, err := openArchive(from, size)
	if err != nil {
		return Restored{}, err
	}
	if at.dialect == postgres {
		return restorePostgres(ctx, where, archive)
	}
	return restoreSQLite(ctx, at.file, archive)
}

// restoreSQLite fills a file under a passing name and puts it in place whole.
func restoreSQLite(ctx context.Context, name string, archive *archive) (r Restored, err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return r, Unreachable{name, deniedReason(err, "文件夹 "+filepath.Dir(name)), err}
	}
	lock, err := takeLock(name)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, lock.release()) }()
	for _, part := range []string{name, name + "-wal", name + "-journal"} {
		if _, err := os.Lstat(part); err == nil {
			return r, NotEmpty{part}
		}
	}
	passing := name + ".restoring-" + rand.Text()
	defer func() { err = errors.Join(err, removePassing(passing)) }()
	if r, err = fillSQLite(ctx, passing, archive); err != nil {
		return r, underName(name, err)
	}
	return r, putInPlace(passing, name)
}

// underName tells of a file as somebody named it, and not by its passing name.
func underName(name string, err error) error {
	var told Unreachable
	if !errors.As(err, &told) {
		return err
	}
	told.Database = name
	return told
}

func fillSQLite(ctx context.Context, name string, archive *archive) (r Restored, err error) {
	s, err := connect(ctx, name, Options{})
	if err != nil {
		return r, err
	}
	r, err = s.fill(ctx, archive)
	if err == nil {
		r.Doubted, err = s.doubtReminders(ctx)
	}
	if err == nil {
		err = s.checkIntegrity(ctx)
	}
	return r, errors.Join(err, s.Close())
}

// doubtReminders marks the open reminders that are due by now as doubtful: whoever ran the program after the backup was made may have sent them.
// They are sent again with the same Message-ID, and staff can settle what became of the first.
func (s *Store) doubtReminders(ctx context.Context) (count int, err error) {
	now := instantText(s.instant())
	err = s.whole(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE reminders SET state = 'doubtful', doubted_at = $1, settled_at = ''
			WHERE state IN ('waiting', 'deferred', 'delayed') AND due_at <> '' AND due_at <= $1`, now)
		if err != nil {
			return fmt.Errorf("mark reminders as doubtful: %w", err)
		}
		rows, err := result.RowsAffected()
		count = int(rows)
		return err
	})
	return count, err
}

// removePassing takes away what is left of a file under its passing name.
func removePassing(name string) error {
	left, err := filepath.Glob(globEscape(name) + "*")
	for _, one := range left {
		err = errors.Join(err, os.Remove(one))
	}
	return err
}

// putInPlace gives a file its name for good, so that it is there after a power cut.
func putInPlace(passing, name string) error {
	file, err := os.OpenFile(passing, os.O_RDWR, 0)
	if err == nil {
		err = errors.Join(file.Sync(), file.Close())
	}
	if err == nil {
		err = os.Rename(passing, name)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(name))
	}
	if err != nil {
		return Unreachable{name, reasonOf(err), err}
	}
	return nil
}

// restorePostgres fills a schema without tables, and takes the tables away again when something goes wrong.
func restorePostgres(ctx context.Context, where string, archive *archive) (r Restored, err error) {
	s, err := connect(ctx, where, Options{})
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	there, err := s.tableNames(ctx)
	switch {
	case err != nil:
		return r, err
	case len(there) > 0:
		return r, NotEmpty{s.address.String()}
	}
	if r, err = s.fill(ctx, archive); err == nil {
		r.Doubted, err = s.doubtReminders(ctx)
	}
	if err != nil {
		return r, errors.Join(err, s.dropAll(context.WithoutCancel(ctx)))
	}
	return r, nil
}

// dropAll takes away the tables of a schema that was empty before.
func (s *Store) dropAll(ctx context.Context) error {
	names, err := s.tableNames(ctx)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := s.write.db.ExecContext(ctx, `DROP TABLE `+name+` CASCADE`); err != nil {
			return fmt.Errorf("take the table %s away again: %w", name, err)
		}
	}
	if _, err := s.write.db.ExecContext(ctx, `DROP FUNCTION IF EXISTS refuse_change`); err != nil {
		return fmt.Errorf("take a function away again: %w", err)
	}
	return nil
}
