package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	modernc "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// What a SQLite file is opened with.
const (
	sqliteReaders = 4
	busyMillis    = "10000"
	cacheKiB      = "-8000" // a negative cache_size counts KiB
	logPages      = "4000"  // the log is folded in when it is 16 MB long: less often, and each page once
)

// connectSQLite opens one connection that writes and a few that read. WAL lets them read the last committed state while a
// transaction writes; synchronous FULL puts what is committed on the disk before anybody is told. A file that is not this program's is
// refused before anything is laid beside it.
func (s *Store) connectSQLite(ctx context.Context, readOnly bool) error {
	filled, err := s.lookAtFile(readOnly)
	if err != nil {
		return err
	}
	if filled {
		s.read = s.sqliteReader()
		if err := errors.Join(s.holdOwn(ctx), s.read.Close()); err != nil {
			return s.unopened(err, readOnly)
		}
	}
	s.read = s.sqliteReader()
	s.read.SetMaxOpenConns(sqliteReaders)
	s.read.SetMaxIdleConns(sqliteReaders)
	if readOnly {
		return nil
	}
	if err := s.claimFile(); err != nil {
		return err
	}
	// What a change can be taken back by is kept in memory: it is a copy of each page the change touches, and would go into a file.
	first := sql.OpenDB(keeper{s.sqliteName("immediate", "journal_mode(WAL)", "temp_store(MEMORY)"), &modernc.Driver{}})
	first.SetMaxOpenConns(1)
	s.write = &writer{db: first}
	var parts int
	if err := first.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&parts); err != nil {
		return s.unopened(err, readOnly)
	}
	return nil
}

func (s *Store) sqliteReader() *sql.DB {
	return sql.OpenDB(keeper{s.sqliteName("deferred", "query_only(1)"), &modernc.Driver{}})
}

// sqliteMagic is how a SQLite file begins.
const sqliteMagic = "SQLite format 3\x00"

// IsDatabase reports whether a file is a SQLite database, of whatever program. One that cannot be read is none.
func IsDatabase(name string) bool {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, len(sqliteMagic))
	_, err = io.ReadFull(file, head)
	return err == nil && string(head) == sqliteMagic
}

// lookAtFile holds that a file may be used as it has to be and is one of SQLite. It reports whether anything is in it.
func (s *Store) lookAtFile(readOnly bool) (filled bool, err error) {
	name := s.address.file
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return false, Unreachable{name, "它是文件夹，请给出文件名", nil}
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return false, Unreachable{name, "没有这个文件", err}
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, Unreachable{name, reasonOf(err), err}
	}
	mode := os.O_RDWR
	if readOnly {
		mode = os.O_RDONLY
	}
	file, err := os.OpenFile(name, mode, 0)
	if err != nil {
		return false, Unreachable{name, deniedReason(err, "这个文件"), err}
	}
	head := make([]byte, len(sqliteMagic))
	n, err := io.ReadFull(file, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	switch err = errors.Join(err, file.Close()); {
	case err != nil:
		return false, Unreachable{name, reasonOf(err), err}
	case n > 0 && string(head) != sqliteMagic:
		return false, Unreachable{name, causeNotOurs, nil}
	}
	return n > 0, nil
}

const causeNotOurs = "不是会商系统的数据文件，或者文件已损坏"

// deniedReason says why a file or a folder cannot be used, and who has to be let at it.
func deniedReason(err error, what string) string {
	if errors.Is(err, fs.ErrPermission) {
		return "没有权限读写" + what + "，请用运行会商服务的账号来运行，或让管理员给这个账号读写权限"
	}
	return reasonOf(err)
}

// claimFile takes the lock of the file, and makes the file when it is not there: nobody but its owner may look into it.
func (s *Store) claimFile() (err error) {
	name := s.address.file
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return Unreachable{name, deniedReason(err, "文件夹 "+filepath.Dir(name)), err}
	}
	if s.lock, err = takeLock(name); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		return Unreachable{name, deniedReason(err, "文件夹 "+filepath.Dir(name)), err}
	}
	return nil
}

// unopened says why SQLite cannot open the file. Of what the system told it, it keeps to itself whether it was a permission, a full disk or
// the disk itself, so that is tried again.
func (s *Store) unopened(err error, readOnly bool) error {
	name, reason := s.address.file, ""
	switch sqliteCode(err) {
	case 0:
		if ForPeople(err) {
			return err
		}
	case codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB:
		reason = causeNotOurs
	case codes.SQLITE_CANTOPEN, codes.SQLITE_PERM, codes.SQLITE_READONLY, codes.SQLITE_IOERR:
		reason = tryFiles(name, readOnly)
	}
	if reason == "" {
		reason = reasonOf(err)
	}
	return Unreachable{name, reason, err}
}

// tryFiles tries what SQLite does with a file, those beside it and their folder, and says in Chinese what does not work. It needs the folder for
// reading, too.
func tryFiles(name string, readOnly bool) string {
	for _, part := range []string{name, name + "-wal", name + "-shm"} {
		mode := os.O_RDWR
		if readOnly && part == name {
			mode = os.O_RDONLY
		}
		file, err := os.OpenFile(part, mode, 0)
		if err == nil {
			err = file.Close()
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return deniedReason(err, "文件 "+part)
		}
	}
	folder := filepath.Dir(name)
	file, err := os.CreateTemp(folder, ".huishang-*")
	if err != nil {
		return deniedReason(err, "文件夹 "+folder)
	}
	const enough = 64 << 10
	_, err = file.Write(make([]byte, enough))
	if err = errors.Join(err, file.Sync(), file.Close(), os.Remove(file.Name())); err != nil {
		return reasonOf(err)
	}
	return ""
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
