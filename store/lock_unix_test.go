//go:build unix

package store

import (
	"path/filepath"
	"syscall"
	"testing"
)

// TestALockIsGivenFreeAtOnce has another hold the file of a lock as a process does that is just being started: the lock is free all the same once it
// is released.
func TestALockIsGivenFreeAtOnce(t *testing.T) {
	name := filepath.Join(t.TempDir(), "huishang.db")
	first, err := takeLock(name)
	if err != nil {
		t.Fatal(err)
	}
	started, err := syscall.Dup(int(first.file.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(started)
	if err := first.release(); err != nil {
		t.Fatal(err)
	}
	second, err := takeLock(name)
	if err != nil {
		t.Fatalf("the lock is still held: %v", err)
	}
	if err := second.release(); err != nil {
		t.Error(err)
	}
}
