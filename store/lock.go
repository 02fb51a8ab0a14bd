package store

import (
	"os"
	"path/filepath"
)

// fileLock keeps a second process away from a SQLite file. The lock file stays where it is: taking it away would let two processes
// lock two different files of the same name.
type fileLock struct{ file *os.File }

// takeLock locks a data file for this process. The error is [Locked] when another process has it.
func takeLock(database string) (*fileLock, error) {
	name := database + ".lock"
	file, taken, err := lockFile(name)
	switch {
	case taken && err == nil:
		return nil, Locked{File: database, LockFile: name}
	case err != nil:
		what := "文件夹 " + filepath.Dir(database)
		if _, missing := os.Stat(name); missing == nil {
			what = "锁文件 " + name
		}
		return nil, Unreachable{database, deniedReason(err, what), err}
	}
	return &fileLock{file}, nil
}

func (l *fileLock) release() error { return unlockFile(l.file) }
