package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
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

// conclude tells an error to whoever sits at the terminal and gives the exit status that goes with it. What comes from the machine alone, in its
// own words, is told in those of people.
func conclude(err error, t terminal) int {
	if err == nil {
		return statusOK
	}
	if strings.IndexFunc(err.Error(), han) < 0 {
		err = failing("没有办成", err)
	}
	fmt.Fprintln(t.err, err)
	if errors.As(err, &unusable{}) {
		return statusUnusable
	}
	return statusFaults
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }
