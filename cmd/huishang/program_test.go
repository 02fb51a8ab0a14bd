package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"huishang/testdata/need"
)

// program gives the program that is killed: in the long form, which starts it a thousand times, one built as it is handed out; otherwise the
// test itself, which runs main under the name huishang.
func program(t *testing.T) string {
	t.Helper()
	if need.Rounds(0, 1) == 0 {
		return os.Args[0]
	}
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// built builds the program once. It lies among the files of the test binary, which go test takes away.
var built = sync.OnceValues(func() (string, error) {
	path := filepath.Join(filepath.Dir(os.Args[0]), "huishang-killed")
	build := exec.Command("go", "build", "-o", path, ".")
	build.Stderr = os.Stderr
	return path, build.Run()
})

// running is a program that is killed: nothing in it hears of that (kill -9).
type running struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Scanner
	failed  bytes.Buffer
}

// launch starts a program by the name it is called, and waits until it says that it has started.
func launch(t *testing.T, path, name string, args ...string) *running {
	t.Helper()
	r := &running{process: &exec.Cmd{Path: path, Args: append([]string{name}, args...)}}
	r.process.Stderr = &r.failed
	out, err := r.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if r.in, err = r.process.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := r.process.Start(); err != nil {
		t.Fatal(err)
	}
	r.out = bufio.NewScanner(out)
	for r.out.Scan() {
		if strings.HasPrefix(r.out.Text(), "已启动") {
			return r
		}
	}
	_ = r.process.Wait()
	t.Fatalf("the program does not start: %s", &r.failed)
	return nil
}

// kill kills the program, which must not have failed by itself.
func (r *running) kill(t *testing.T) {
	t.Helper()
	if err := r.process.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = r.process.Wait() // it was killed
	if strings.Contains(r.failed.String(), "level=ERROR") {
		t.Errorf("the program failed by itself: %s", &r.failed)
	}
}
