package huishang

import (
	"fmt"
	"strings"
)

// Fault is one thing wrong with a dossier file, said for the person who has to mend it.
type Fault struct {
	Path    string // JSON pointer, e.g. /proposal/topics/2/targets/0/deadline
	Where   string // the same in Chinese, e.g. 议题建议 › 第3项议题 › 第1项目标 › 完成时限; empty when the file cannot be read at all
	Line    int    // from 1
	Column  int    // in characters, from 1
	Message string // Chinese: what is wrong and how to mend it
}

// String puts the place before the message.
func (f Fault) String() string {
	place := fmt.Sprintf("第%d行第%d列", f.Line, f.Column)
	if f.Where != "" {
		place += "，" + f.Where
	}
	return place + "：" + f.Message
}

// Faults are all the faults of a file in the order they stand in it. It is the error [Decode] returns.
type Faults []Fault

// Error writes one fault a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// place is where the decoder stands, in both tongues.
type place struct {
	path  string
	where string
}

func (p place) field(key, label string) place {
	return place{p.path + "/" + PointerKey(key), p.join(label)}
}

// item is the n-th element of the list p, counted from 0: 议题 becomes 第1项议题.
func (p place) item(n int) place {
	parent, name := "", p.where
	if cut := strings.LastIndex(p.where, placeSeparator); cut >= 0 {
		parent, name = p.where[:cut+len(placeSeparator)], p.where[cut+len(placeSeparator):]
	}
	return place{fmt.Sprintf("%s/%d", p.path, n), fmt.Sprintf("%s第%d项%s", parent, n+1, name)}
}

const placeSeparator = " › "

func (p place) join(label string) string {
	if p.where == "" {
		return label
	}
	return p.where + placeSeparator + label
}

// PointerKey is a key as a JSON pointer has it (RFC 6901).
func PointerKey(key string) string {
	if !strings.ContainsAny(key, "~/") {
		return key
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}

// A footstep is one step of the way to a value: the field of an object, or the element of a list.
type footstep struct {
	key   string // of a field, or empty for an element
	label string
	n     int // of an element, from 0
}

// placeOf writes a way out.
func placeOf(way []footstep) place {
	at := place{}
	for _, step := range way {
		if step.key == "" {
			at = at.item(step.n)
		} else {
			at = at.field(step.key, step.label)
		}
	}
	return at
}
