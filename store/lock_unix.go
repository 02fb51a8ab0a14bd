//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes the whole file for this process until it is closed or the process ends, however it ends.
func lockFile(name string) (*os.File, bool, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, true, file.Close()
	}
	if err != nil {
		return nil, false, errors.Join(err, file.Close())
	}
	return file, false, nil
}

// unlockFile gives a file free at once. Closing it would not be enough while this process is starting another: until that begins it has the file,
// and with it the lock, too.
func unlockFile(file *os.File) error {
	return errors.Join(syscall.Flock(int(file.Fd()), syscall.LOCK_UN), file.Close())
}
