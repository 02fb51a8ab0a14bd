package xlsx

import (
	"huishang/generator/tags"
)

// maxFormula is the longest formula Excel takes, and maxArguments how many
// arguments of one function.
const (
	maxFormula   = 8192
	maxArguments = 250
)

// rewrite writes a formula as it has to stand at a place, and gives what its
// references became.
func (r *renderer) rewrite(own *sheetOut, p *place, f *formula, scope *tags.Scope) (string, [][]target) {
	out := make([]byte, 0, 64)
	var refs [][]target
	for i, piece := range f.pieces {
		if piece.ref == nil {
			if f.tagged != nil && f.tagged.texts[i] != nil && scope != nil {
				out = append(out, r.quoted(f.tagged.texts[i], scope)...)
				continue
			}
			out = append(out, piece.text...)
			continue
		}
		list, known := r.targets(own, p, piece.ref)
		if !known {
			out = piece.ref.write(out, piece.ref.sheet, piece.ref.bounds())
			refs = append(refs, nil)
			continue
		}
		out = appendTargets(out, piece.ref, list)
		refs = append(refs, list)
	}
	return string(out), refs
}

func appendTargets(out []byte, rf *ref, list []target) []byte {
	if len(list) == 0 {
		if rf.grows && rf.variadic {
			return append(out, '0')
		}
		return append(out, "#REF!"...)
	}
	if len(list) > maxArguments {
		out = append(out, '(')
	}
	for i, t := range list {
		if i > 0 {
			out = append(out, ',')
		}
		name := rf.sheet
		if name != "" {
			name = t.w.name
		}
		out = rf.write(out, name, t.area)
	}
	if len(list) > maxArguments {
		out = append(out, ')')
	}
	return out
}
