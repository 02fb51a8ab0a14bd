package tags

import (
	"fmt"
	"slices"
	"strings"
)

// An Object is a value with named fields. Field gives false when the name is
// unknown or the value is absent; Names lists what may be asked for.
type Object interface {
	Field(name string) (any, bool)
	Names() []string
}

// A Scope is where names are looked up: the innermost element first, then the
// enclosing ones, at last the data itself. It belongs to one rendering.
type Scope struct{ frames []frame }

type frame struct {
	value        any
	index, total int // position in a loop; total is 0 outside of one
}

// NewScope starts at the data.
func NewScope(data any) *Scope {
	s := &Scope{frames: make([]frame, 1, 8)}
	s.frames[0] = frame{value: data}
	return s
}

// Push enters an element: its 0-based index and the number of elements, or a
// total of 0 for an object or a condition, which leaves the position as it is.
func (s *Scope) Push(v any, index, total int) {
	s.frames = append(s.frames, frame{v, index, total})
}

// Pop leaves the element.
func (s *Scope) Pop() { s.frames = s.frames[:len(s.frames)-1] }

// Fork copies the scope, so that a later part can be filled from where it stood.
func (s *Scope) Fork() *Scope { return &Scope{frames: slices.Clone(s.frames)} }

// This is the innermost element.
func (s *Scope) This() any { return s.frames[len(s.frames)-1].value }

// Get looks a name up. A null in an inner element ends the search: the name is
// there and has no value, and an outer namesake must not slip in.
func (s *Scope) Get(name string) (any, bool) {
	for i := len(s.frames) - 1; i >= 0; i-- {
		v, known := member(s.frames[i].value, name)
		if known {
			return v, v != nil
		}
	}
	return nil, false
}

// position answers @序号 and its kin.
func (s *Scope) position(name string) (any, bool) {
	for i := len(s.frames) - 1; i >= 0; i-- {
		f := s.frames[i]
		if f.total == 0 {
			continue
		}
		switch name {
		case "@序号", "@index":
			return f.index + 1, true
		case "@汉字序号":
			return ChineseNumber(int64(f.index + 1)), true
		case "@首", "@first":
			return f.index == 0, true
		case "@末", "@last":
			return f.index == f.total-1, true
		case "@总数", "@count":
			return f.total, true
		}
		break
	}
	return nil, false
}

// Element tells the innermost element of a list by its place and what it is called, or is empty outside of lists.
func (s *Scope) Element() string {
	for _, f := range slices.Backward(s.frames) {
		if f.total == 0 {
			continue
		}
		place := fmt.Sprintf("第%d项", f.index+1)
		for _, name := range []string{"名称", "标题", "处室", "姓名"} {
			if title, _ := member(f.value, name); title != nil && title != "" {
				return fmt.Sprintf("%s“%v”", place, title)
			}
		}
		return place
	}
	return ""
}

var positions = []string{"@序号", "@汉字序号", "@首", "@末", "@总数", "@index", "@first", "@last", "@count"}

// Names lists every name in reach, for telling the nearest one.
func (s *Scope) Names() []string {
	var out []string
	for _, f := range s.frames {
		out = append(out, NamesOf(f.value)...)
	}
	return out
}

// member is the named field of v: known is false when v has no such name,
// the value is nil when it has the name and no value.
func member(v any, name string) (val any, known bool) {
	switch o := v.(type) {
	case map[string]any:
		val, known = o[name]
		return val, known
	case map[string]string:
		val, known = o[name]
		return val, known
	case Object:
		if val, known = o.Field(name); known {
			return val, true
		}
		return nil, slices.Contains(o.Names(), name)
	}
	return nil, false
}

// NamesOf lists the names of one value.
func NamesOf(v any) []string {
	switch o := v.(type) {
	case map[string]any:
		return keys(o)
	case map[string]string:
		return keys(o)
	case Object:
		return o.Names()
	}
	return nil
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// path walks a dotted name: the first segment through the scopes, the others
// as members. "." is the element itself.
func (s *Scope) path(segments []string) (any, bool) {
	if len(segments) == 0 {
		v := s.This()
		return v, v != nil
	}
	v, ok := s.Get(segments[0])
	for _, seg := range segments[1:] {
		if !ok {
			return nil, false
		}
		v, _ = member(v, seg)
		ok = v != nil
	}
	return v, ok
}

func splitPath(name string) []string {
	if name == "." {
		return nil
	}
	return strings.Split(name, ".")
}
