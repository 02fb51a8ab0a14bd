package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

func TestCause(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC}, causeFull},
		{fmt.Errorf("back up the table audit: %w", errors.Join(&fs.PathError{Err: syscall.ENOSPC}, &fs.PathError{Err: syscall.ENOSPC})), causeFull},
		{fmt.Errorf("open: %w", fs.ErrPermission), causeDenied},
		{fmt.Errorf("commit: %w", &pgconn.PgError{Code: "53100"}), causeFull},
		{&pgconn.PgError{Code: "28P01"}, "用户名或密码不对，或者服务器不让这个用户连接"},
		{&pgconn.PgError{Code: "08006"}, causeLost},
		{&pgconn.PgError{Code: "42601"}, ""},
		{context.Canceled, causeStopped},
		{errors.New("out of luck"), ""},
	} {
		if got := Cause(test.err); got != test.want {
			t.Errorf("%v: %q, want %q", test.err, got, test.want)
		}
	}
}

func TestTold(t *testing.T) {
	lost := Unreachable{"x.db", "没有这个文件", fs.ErrNotExist}
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("commit: %w", &fs.PathError{Err: syscall.ENOSPC}), "磁盘已满，请腾出空间再试。"},
		{fmt.Errorf("bring it back: %w", errors.Join(lost, errors.New("close"), lost)), "数据库 x.db 打不开：没有这个文件。"},
		{errors.Join(Refused{"甲。"}, fmt.Errorf("and: %w", Refused{"乙。"})), "甲。\n乙。"},
		{errors.New("out of luck"), "没有料到的错误（out of luck）。"},
	} {
		if got := Told(test.err); got != test.want {
			t.Errorf("%v: %q, want %q", test.err, got, test.want)
		}
	}
}

// TestASmallDatabase holds that SQLite's own words are told as what they mean.
func TestASmallDatabase(t *testing.T) {
	s := open(t, newSQLite(t))
	if _, err := s.write.db.Exec(`PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err)
	}
	_, err := s.write.db.Exec(`CREATE TABLE large AS SELECT randomblob(9000000)`)
	if got := Told(fmt.Errorf("commit: %w", err)); got != "磁盘已满，请腾出空间再试。" {
		t.Errorf("a full database is told as %q: %v", got, err)
	}
	_, err = s.read.Exec(`CREATE TABLE more (a TEXT)`)
	if got := Told(err); !strings.Contains(got, "只能读，不能写") {
		t.Errorf("a read-only connection is told as %q: %v", got, err)
	}
}

// TestADamagedDatabase holds that only what is damaged is told as damaged, and what is not allowed as that.
func TestADamagedDatabase(t *testing.T) {
	name := filepath.Join(t.TempDir(), "data.db")
	s := open(t, name)
	fillStore(t, s)
	if err := s.write.db.QueryRow(`PRAGMA wal_checkpoint(TRUNCATE)`).Err(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what    string
		content []byte
		want    string
	}{
		{"text", []byte("notes, and more than sixteen bytes of them"), causeNotOurs},
		{"the head alone", whole[:100], causeNotOurs},
		{"one without its schema", append(append([]byte{}, whole[:100]...), make([]byte, len(whole)-100)...), causeNotOurs},
	} {
		damaged := filepath.Join(t.TempDir(), "damaged.db")
		if err := os.WriteFile(damaged, test.content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, options := range []Options{{}, {ReadOnly: true}} {
			if _, err := Open(t.Context(), damaged, options); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.what, err, test.want)
			}
		}
		if _, err := os.Stat(damaged + ".lock"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a lock file lies beside it: %v", test.what, err)
		}
	}
}

func TestPostgresAddresses(t *testing.T) {
	for where, want := range map[string]string{
		"postgres://a:secret@127.0.0.1:1/c?sslmode=yes": "数据库 postgres://a:xxxxx@127.0.0.1:1/c?sslmode=yes 打不开：参数 sslmode 只能是 disable、allow、prefer、require、verify-ca、verify-full，现为“yes”。",
		"postgres://a@127.0.0.1:99999999/c":             "数据库 postgres://a@127.0.0.1:99999999/c 打不开：写法不对，应如 postgres://用户:密码@主机:5432/库名",
		"postgres://a@127.0.0.1:1/c":                    "数据库 postgres://a@127.0.0.1:1/c 打不开：连不上",
	} {
		if _, err := Open(t.Context(), where, Options{}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for url, want := range map[string]string{"postgres://": "postgres://", "postgres:///c?password=secret": "postgres:///c?password=xxxxx"} {
		if got := (address{dialect: postgres, url: url}).String(); got != want {
			t.Errorf("%s is shown as %s", url, got)
		}
	}
}
