package scheduler

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fault is a slip in a notice or calendar file, told for whoever has to mend it.
type Fault struct {
	File    string
	Line    int    // from 1
	Column  int    // in characters, from 1
	Message string // Chinese: what is wrong and how to mend it
}

// String puts the place before the message.
func (f Fault) String() string {
	return fmt.Sprintf("%s 第%d行第%d列：%s", f.File, f.Line, f.Column, f.Message)
}

// Faults are all the slips of all files read together. It is the error the loaders return.
type Faults []Fault

// Error writes one fault a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// orNil is the error the faults make, in the order they stand in their files: none when there are none.
func (f Faults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f
}
