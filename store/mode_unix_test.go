//go:build unix

package store

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"huishang/testdata/need"
)

// TestNobodyElseMayLook holds that a new database and one that is brought back are for their owner alone.
func TestNobodyElseMayLook(t *testing.T) {
	name := filepath.Join(t.TempDir(), "data.db")
	s := open(t, name)
	fillStore(t, s)
	var backup bytes.Buffer
	if _, err := s.Backup(t.Context(), &backup); err != nil {
		t.Fatal(err)
	}
	back := filepath.Join(t.TempDir(), "back.db")
	if _, err := Restore(t.Context(), back, bytes.NewReader(backup.Bytes()), int64(backup.Len())); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{name, name + "-wal", name + "-shm", name + ".lock", back} {
		info, err := os.Stat(part)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", filepath.Base(part), info.Mode())
		}
	}
}

// TestWhatIsNotAllowedIsNotDamaged holds that a file or folder nobody may use is told as that.
func TestWhatIsNotAllowedIsNotDamaged(t *testing.T) {
	if os.Geteuid() == 0 { // who may use every file
		asNobody(t)
		return
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "data.db")
	s, err := Open(t.Context(), name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	chmod := func(of string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(of, mode); err != nil {
			t.Fatal(err)
		}
	}
	told := func(options Options, want string) {
		t.Helper()
		if _, err := Open(t.Context(), name, options); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	chmod(name, 0o400)
	told(Options{}, "没有权限读写这个文件")
	chmod(name, 0)
	told(Options{ReadOnly: true}, "没有权限读写这个文件")
	chmod(name, 0o600)
	if err := os.Remove(name + ".lock"); err != nil {
		t.Fatal(err)
	}
	chmod(folder, 0o500)
	defer chmod(folder, 0o700)
	told(Options{}, "没有权限读写文件夹 "+folder)
	told(Options{ReadOnly: true}, "没有权限读写文件夹 "+folder)
}

// asNobody runs the test again in the name of a user who owns nothing.
func asNobody(t *testing.T) {
	t.Helper()
	const nobody = 65534
	folder := t.TempDir()
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, "store.test")
	if err := os.WriteFile(name, program, 0o755); err != nil {
		t.Fatal(err)
	}
	for part, mode := range map[string]os.FileMode{filepath.Dir(folder): 0o755, folder: 0o777, name: 0o755} {
		if err := os.Chmod(part, mode); err != nil {
			t.Fatal(err)
		}
	}
	again := exec.CommandContext(t.Context(), name, "-test.run=^"+t.Name()+"$", "-test.v")
	again.Dir, again.Env = folder, append(os.Environ(), "TMPDIR="+folder)
	again.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := again.CombinedOutput()
	if err != nil && !errors.As(err, new(*exec.ExitError)) {
		need.Lack(t, "nobody cannot run a program here: "+err.Error())
	}
	if err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name())) {
		t.Errorf("%v\n%s", err, out)
	}
}
