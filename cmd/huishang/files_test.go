package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"huishang/testdata"
)

// TestMachineErrorsAreToldInChinese holds that no error of the system or of the database is told in its own words alone.
func TestMachineErrorsAreToldInChinese(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "/x/.huishang-1", Err: syscall.ENOSPC}
	for _, test := range []struct {
		err    error
		want   string
		status int
	}{
		{fmt.Errorf("commit: %w", full), "没有办成：磁盘已满，请腾出空间再试。\n", statusUnusable},
		{failing("备份没有做成", fmt.Errorf("back up the table audit: %w", errors.Join(full, full))), "备份没有做成：磁盘已满，请腾出空间再试。\n", statusUnusable},
		{failing("恢复没有做成", errors.New("out of luck")), "恢复没有做成：没有料到的错误（out of luck）。\n", statusUnusable},
		{unwritable("a.zip", full), "文件 a.zip 写不了：磁盘已满，请腾出空间再试。\n", statusUnusable},
		{unwritable("", fs.ErrInvalid), "没有写输出文件的名字，请写明写到哪个文件。\n", statusUnusable},
		{errors.New("卷宗有错误。"), "卷宗有错误。\n", statusFaults},
	} {
		var told bytes.Buffer
		if status := conclude(test.err, terminal{err: &told}); status != test.status || told.String() != test.want {
			t.Errorf("%v: status %d, %s", test.err, status, &told)
		}
	}
}

// TestADamagedPageIsTold holds that a damaged page is told as that by what reads it, and that nothing is left of what was to be written.
func TestADamagedPageIsTold(t *testing.T) {
	name := filepath.Join(t.TempDir(), "data.db")
	dossier, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := keepSubmission(name, dossier); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := len(data) / 2 / page * page; at < len(data); at += page { // the first half has the schema
		copy(data[at:], bytes.Repeat([]byte{0xa5}, page))
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out.zip")
	for _, args := range [][]string{{"backup", out}, {"export", "130200", "--out", out}} {
		var told bytes.Buffer
		status := run(append(args, "--db", name), terminal{out: io.Discard, err: &told})
		if status != statusUnusable || !strings.Contains(told.String(), "已损坏") || strings.Contains(told.String(), "malformed") {
			t.Errorf("%s: status %d, %s", args[0], status, &told)
		}
		if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) > 0 {
			t.Errorf("%s leaves %v: %v", args[0], left, err)
		}
	}
}
