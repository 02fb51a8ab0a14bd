package generator

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/generator/tags"
)

// Draft makes a document although values are missing in it: the policy says what stands in their place. The documents of the
// dossier it rests on must be there all the same; else the error is *Unfit as with [Fill].
func Draft(name string, d *huishang.Dossier, o Options, missing tags.Policy) (Document, error) {
	if missing == tags.Refuse {
		return Fill(name, d, o)
	}
	k, ok := KindOf(name)
	if !ok {
		return Document{}, fmt.Errorf("%w：%s", ErrKind, name)
	}
	b := newBase(k, d, o)
	if err := k.rests(b); err != nil {
		return Document{}, err
	}
	return k.fill(b, o.Templates, missing)
}

// rests reports what must be there even for a draft: the documents themselves, if not all their fields.
func (k Kind) rests(b base) error {
	k.whole, k.parts = nil, slices.Concat(k.whole, k.parts)
	return k.fits(b)
}

// Lacking says in words of the dossier why there is no document yet. The error is one that is [Unready].
func Lacking(name string, d *huishang.Dossier, err error) []string {
	var unfit *Unfit
	if errors.As(err, &unfit) {
		return unfit.Reasons
	}
	k, _ := KindOf(name)
	gaps := huishang.Missing(d, slices.Concat(k.whole, k.parts)...)
	var faults tags.Faults
	errors.As(err, &faults)
	var reasons []string
	for _, f := range faults {
		for _, reason := range lackOf(f, gaps) {
			if !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	return reasons
}

// lackOf tells where a dossier lacks the value of a tag: at each gap the tag may mean, or else where the template came upon it.
func lackOf(f tags.Fault, gaps []huishang.Gap) (reasons []string) {
	field := f.Name[strings.LastIndexByte(f.Name, '.')+1:]
	for _, g := range gaps {
		if g.Field.Name == field {
			reasons = append(reasons, fmt.Sprintf("“%s”没有填写", g.Where))
		}
	}
	switch name := strings.ReplaceAll(f.Name, ".", " › "); {
	case len(reasons) > 0:
		return reasons
	case f.Element != "":
		return []string{fmt.Sprintf("%s的“%s”没有填写", f.Element, name)}
	default:
		return []string{fmt.Sprintf("“%s”没有填写", name)}
	}
}

// Unready reports whether there is no document only because the dossier lacks something: a document it rests on, or values the
// template asks for. Any other error is a fault in the dossier's values or in the template.
func Unready(err error) bool {
	var unfit *Unfit
	var faults tags.Faults
	switch {
	case errors.As(err, &unfit):
		return true
	case errors.As(err, &faults):
		return !slices.ContainsFunc(faults, func(f tags.Fault) bool { return !f.Missing })
	}
	return false
}
