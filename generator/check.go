package generator

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// check holds every tag of a template against the names its kind offers, so that a slip is found at start and not when the
// document is wanted. The error is tags.Faults with all of them.
func (k Kind) check(t *docx.Template) error {
	var faults tags.Faults
	for _, info := range t.Inspect() {
		if info.Kind == tags.Close {
			continue
		}
		scope := k.scope(info.Inside)
		for _, name := range info.Names {
			if f, wrong := scope.fault(name); wrong {
				f.Place, f.Tag = info.Place, info.Tag
				faults = append(faults, f)
			}
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// A typeScope is the types whose names a tag may use, the innermost last.
type typeScope []reflect.Type

// scope follows the blocks a tag stands in. A condition opens none.
func (k Kind) scope(blocks []string) typeScope {
	s := typeScope{k.shape}
	for _, block := range blocks {
		name := strings.TrimPrefix(block, "列:")
		if t, ok := s.resolve(name); ok && len(fieldsOf(t)) > 0 {
			s = append(s, elementOf(t))
		}
	}
	return s
}

// resolve finds the type of a dotted name: the first part through the scopes, the others as members.
func (s typeScope) resolve(name string) (reflect.Type, bool) {
	parts := strings.Split(name, ".")
	for i := len(s) - 1; i >= 0; i-- {
		m, ok := memberOf(s[i], parts[0])
		for _, part := range parts[1:] {
			if ok {
				m, ok = memberOf(m.kind, part)
			} else {
				break
			}
		}
		if ok {
			return m.kind, true
		}
		if _, first := memberOf(s[i], parts[0]); first {
			return nil, false
		}
	}
	return nil, false
}

func (s typeScope) fault(name string) (tags.Fault, bool) {
	if _, ok := s.resolve(name); ok {
		return tags.Fault{}, false
	}
	return tags.Fault{
		Message: fmt.Sprintf("标签里的名称“%s”在这份文件中没有", name),
		Nearest: tags.Nearest(name, s.names(name)),
	}, true
}

// names lists what might have been meant: for a dotted name the members of what its head means, else all in reach.
func (s typeScope) names(name string) []string {
	head, _, dotted := cutLast(name)
	var out []string
	if dotted {
		if t, ok := s.resolve(head); ok {
			for _, m := range fieldsOf(t) {
				out = append(out, head+"."+m.name)
			}
			return out
		}
	}
	for _, t := range slices.Backward(s) {
		for _, m := range fieldsOf(t) {
			out = append(out, m.name)
		}
	}
	return out
}

func cutLast(name string) (head, last string, found bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}
