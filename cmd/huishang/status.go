package main

import (
	"errors"
	"fmt"
)

// The exit statuses.
const (
	statusOK       = 0
	statusFaults   = 1 // the input has errors; they are told in Chinese on standard error
	statusUnusable = 2 // wrong usage, or a file that cannot be read or written
)

// unusable marks an error as wrong usage, or as a file that cannot be read or written.
type unusable struct{ error }

func (u unusable) Unwrap() error { return u.error }

// conclude tells an error to whoever sits at the terminal and gives the exit status that goes with it.
func conclude(err error, t terminal) int {
	if err == nil {
		return statusOK
	}
	fmt.Fprintln(t.err, err)
	if errors.As(err, &unusable{}) {
		return statusUnusable
	}
	return statusFaults
}
