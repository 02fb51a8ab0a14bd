package store

import (
	"errors"
	"os"
	"syscall"
)

// sharingViolation is what Windows answers when another process has a file for itself.
const sharingViolation = syscall.Errno(32)

// lockFile opens the file without sharing it, so that nobody else can open it until this process ends.
func lockFile(name string) (*os.File, bool, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, false, err
	}
	handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, err
	}
	return os.NewFile(uintptr(handle), name), false, nil
}

// unlockFile gives a file free. No process this one starts has it.
func unlockFile(file *os.File) error { return file.Close() }
