package checks

import (
	"fmt"
	"strings"
)

// A Fault is a slip in a rule file, told for whoever has to mend it.
type Fault struct {
	File    string
	Line    int // from 1
	Column  int // in characters, from 1
	Rule    string
	Message string // Chinese: what is wrong and how to mend it
}

// String puts the place before the message.
func (f Fault) String() string {
	rule := ""
	if f.Rule != "" {
		rule = f.Rule + "："
	}
	return fmt.Sprintf("%s 第%d行第%d列：%s%s", f.File, f.Line, f.Column, rule, f.Message)
}

// Faults are all the slips in all rule files. It is the error [Load] returns.
type Faults []Fault

// Error writes one fault a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}
