//go:build linux || darwin || freebsd

package web

import "syscall"

// freeBytes is how much room is left where a folder lies.
func freeBytes(folder string) (int64, bool) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(folder, &stat); err != nil {
		return 0, false
	}
	return int64(stat.Bavail) * int64(stat.Bsize), true
}
