package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	modernc "modernc.org/sqlite"
)

// What a SQLite file is opened with.
const (
	sqliteReaders = 4
	busyMillis    = "10000"
	cacheKiB      = "-8000" // a negative cache_size counts KiB
	logPages      = "4000"  // the log is folded in when it is 16 MB long: less often, and each page once
)

// connectSQLite opens one connection that writes and a few that read. WAL lets them read the last committed state while a
// transaction writes; synchronous FULL puts what is committed on the disk before anybody is told.
func (s *Store) connectSQLite(ctx context.Context, readOnly bool) error {
	if err := s.prepareFile(readOnly); err != nil {
		return err
	}
	s.read = sql.OpenDB(keeper{s.sqliteName("deferred", "query_only(1)"), &modernc.Driver{}})
	s.read.SetMaxOpenConns(sqliteReaders)
	s.read.SetMaxIdleConns(sqliteReaders)
	first := s.read
	if !readOnly {
		// What a change can be taken back by is kept in memory: it is a copy of each page the change touches, and would go into a file.
		first = sql.OpenDB(keeper{s.sqliteName("immediate", "journal_mode(WAL)", "temp_store(MEMORY)"), &modernc.Driver{}})
		first.SetMaxOpenConns(1)
		s.write = &writer{db: first}
	}
	var pages int
	if err := first.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&pages); err != nil {
		return Unreachable{s.address.file, "不是会商系统的数据文件，或者文件已损坏", err}
	}
	return nil
}

// prepareFile takes the lock of the file, or looks whether there is a file to read.
func (s *Store) prepareFile(readOnly bool) error {
	info, err := os.Stat(s.address.file)
	switch {
	case err == nil && info.IsDir():
		return Unreachable{s.address.file, "它是文件夹，请给出文件名", nil}
	case readOnly && err != nil:
		return Unreachable{s.address.file, fileCause(err), err}
	case readOnly:
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(s.address.file), 0o700); err != nil {
		return Unreachable{s.address.file, fileCause(err), err}
	}
	s.lock, err = takeLock(s.address.file)
	return err
}

// sqliteName is the data source name with what every connection is set to.
func (s *Store) sqliteName(begin string, further ...string) string {
	values := url.Values{"_txlock": {begin}}
	for _, pragma := range append([]string{
		"busy_timeout(" + busyMillis + ")", "foreign_keys(1)", "synchronous(FULL)", "cache_size(" + cacheKiB + ")",
		"wal_autocheckpoint(" + logPages + ")", "trusted_schema(0)",
	}, further...) {
		values.Add("_pragma", pragma)
	}
	name := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(s.address.file)}).EscapedPath(), RawQuery: values.Encode()}
	return name.String()
}

// fileCause says in Chinese why a file cannot be used.
func fileCause(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "没有这个文件"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限"
	}
	return "读写不了"
}
