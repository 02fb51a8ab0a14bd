package store

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
	modernc "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// The causes that SQLite, PostgreSQL and the system have names of their own for.
const (
	causeFull    = "磁盘已满，请腾出空间再试"
	causeDenied  = "没有权限"
	causeFixed   = "只能读，不能写：没有写权限，或者磁盘是只读的"
	causeDamaged = "数据文件已损坏，请停止服务，从以前的备份恢复，并检查磁盘"
	causeDisk    = "磁盘读写出错，请检查磁盘"
	causeBusy    = "正由别的程序占用，请稍后再试"
	causeMemory  = "内存不够"
	causeStopped = "中途停止了"
	causeLost    = "和数据库的连接断了，请检查数据库服务和网络"
)

// ofSystem are the causes the system gives.
var ofSystem = []struct {
	err error
	zh  string
}{
	{fs.ErrNotExist, "没有这个文件或文件夹"},
	{fs.ErrExist, "已经有同名的文件或文件夹"},
	{fs.ErrPermission, causeDenied},
	{syscall.ENOSPC, causeFull},
	{syscall.EDQUOT, "磁盘配额已用完，请腾出空间再试"},
	{syscall.EROFS, "磁盘是只读的"},
	{syscall.EIO, causeDisk},
	{syscall.ENOTDIR, "路径中有一段不是文件夹"},
	{syscall.EISDIR, "它是文件夹，请给出文件名"},
	{syscall.ENAMETOOLONG, "名字太长"},
	{syscall.EMFILE, "打开的文件太多"},
	{context.Canceled, causeStopped},
	{context.DeadlineExceeded, "等得太久，没有结果"},
}

// ofSQLite are the causes by the result code of SQLite.
var ofSQLite = map[int]string{
	codes.SQLITE_PERM:      causeDenied,
	codes.SQLITE_AUTH:      causeDenied,
	codes.SQLITE_BUSY:      causeBusy,
	codes.SQLITE_LOCKED:    causeBusy,
	codes.SQLITE_NOMEM:     causeMemory,
	codes.SQLITE_READONLY:  causeFixed,
	codes.SQLITE_INTERRUPT: causeStopped,
	codes.SQLITE_IOERR:     causeDisk,
	codes.SQLITE_CORRUPT:   causeDamaged,
	codes.SQLITE_NOTADB:    causeDamaged,
	codes.SQLITE_FULL:      causeFull,
	codes.SQLITE_CANTOPEN:  "数据文件或它所在的文件夹没有读写权限",
}

// ofPostgres are the causes by the SQLSTATE of PostgreSQL, or by its class.
var ofPostgres = map[string]string{
	"08":    causeLost,
	"25006": causeFixed,
	"28":    "用户名或密码不对，或者服务器不让这个用户连接",
	"3D000": "服务器上没有这个库，请核对库名",
	"3F000": "库里没有这个模式（schema），请核对 search_path",
	"42501": causeDenied,
	"53100": causeFull,
	"53200": causeMemory,
	"53300": "数据库的连接已用完，请稍后再试",
	"57P01": causeLost,
	"57P02": causeLost,
	"57P03": "数据库正在启动或停止，请稍后再试",
	"57014": causeStopped,
	"58030": causeDisk,
	"XX001": causeDamaged,
	"XX002": causeDamaged,
}

// Cause says in Chinese why something could not be done, and what helps, by what the system or the database gave as the reason, however it is
// wrapped. A reason nobody foresaw has none.
func Cause(err error) string {
	if zh := ofSQLite[sqliteCode(err)]; zh != "" {
		return zh
	}
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		if zh := ofPostgres[refused.Code]; zh != "" {
			return zh
		}
		return ofPostgres[refused.Code[:min(2, len(refused.Code))]]
	}
	for _, c := range ofSystem {
		if errors.Is(err, c.err) {
			return c.zh
		}
	}
	return ""
}

// sqliteCode is the primary result code of SQLite, 0 when the error is none of its.
func sqliteCode(err error) int {
	var failed *modernc.Error
	if !errors.As(err, &failed) {
		return 0
	}
	return failed.Code() & 0xff
}

// reasonOf is Cause for a sentence that needs a reason: one nobody foresaw is given as the machine says it.
func reasonOf(err error) string {
	if zh := Cause(err); zh != "" {
		return zh
	}
	return "没有料到的错误（" + err.Error() + "）"
}

// ForPeople reports whether an error holds one that is written for people: a whole sentence that says what is wrong.
func ForPeople(err error) bool { return len(forPeople(err)) > 0 }

// Told gives an error as people are told it: what in it is written for them, or else its cause as a sentence.
func Told(err error) string {
	if told := forPeople(err); len(told) > 0 {
		return strings.Join(told, "\n")
	}
	return reasonOf(err) + "。"
}

// forPeople finds the errors in an error that are written for people, each once.
func forPeople(err error) []string {
	switch err.(type) {
	case nil:
		return nil
	case NotFound, Conflict, Refused, ReadOnly, Locked, Newer, Older, Unreachable, NotEmpty, BadBackup, Damaged, KeyReused, SignedOut, TooSoon:
		return []string{err.Error()}
	}
	switch wrapped := err.(type) {
	case interface{ Unwrap() error }:
		return forPeople(wrapped.Unwrap())
	case interface{ Unwrap() []error }:
		var all []string
		for _, one := range wrapped.Unwrap() {
			for _, told := range forPeople(one) {
				if !slices.Contains(all, told) {
					all = append(all, told)
				}
			}
		}
		return all
	}
	return nil
}
