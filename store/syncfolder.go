package store

import (
	"errors"
	"os"
	"runtime"
	"strings"
)

// syncFolder puts the names in a folder on the disk. Windows knows no such thing and needs none.
func syncFolder(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// globEscape writes a name so that a pattern means it and no other.
func globEscape(name string) string {
	if runtime.GOOS == "windows" {
		return name
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(name)
}
