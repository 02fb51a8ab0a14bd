package main

import (
	"os"
	"os/exec"
	"path/filepath"
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
