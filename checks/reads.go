package checks

import (
	"strings"
)

// A read is a name an expression reads, so that a report can say which of them is missing.
type read struct {
	words string
	eval  eval
}

// outermost drops the names that only lead to a longer one.
func outermost(reads []read) []read {
	var kept []read
	for i, r := range reads {
		longer := false
		for j, other := range reads {
			longer = longer || strings.HasPrefix(other.words, r.words+" › ") || j < i && other.words == r.words
		}
		if !longer {
			kept = append(kept, r)
		}
	}
	return kept
}

// note remembers what is read; what stands under the element of a loop inside an expression cannot be named.
func (c *compiler) note(p *path, name string, e eval) {
	if p.words != "" && name != elementName {
		c.reads = append(c.reads, read{p.words, e})
	}
}
