package generator

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"huishang"
)

// Merge lays what was filled in over what is known of the city. Of the lists of a form the elements are those the form has, in its
// order; an element known before keeps what the form does not ask. What was cleared in the form is missing afterwards. Places of the
// form hold in the merged dossier too. The base may be nil and is not changed.
//
// A form about the progress of an agreement is held against that agreement, which takes the place of the previous one.
func Merge(base *huishang.Dossier, f *Filled) (*huishang.Dossier, error) {
	if base == nil {
		return f.Part, nil
	}
	names := f.touches()
	known, told := huishang.Tree(base.Only(names...)), f.tree
	for i := range f.blocks {
		b := &f.blocks[i].formBlock
		switch {
		case b.list:
			mergeList(b, known, told)
		case !slices.Contains(b.at, "*"):
			for _, a := range b.asks {
				path := append(b.at[:len(b.at):len(b.at)], a.path...)
				mergeValue(known, path, valueAt(told, path))
			}
		}
	}
	if a := base.Agreement; f.Kind.Name == "progress" && a != nil && f.Part.Summary != nil && f.Part.Summary.Covers == a.ID {
		reporting(known, base)
	}
	merged, err := huishang.FromTree(known)
	if err != nil {
		return nil, fmt.Errorf("merge the form into the dossier: %w", err)
	}
	return base.With(merged, names...), nil
}

// reporting makes the agreement in force the previous one, which a summary is about.
func reporting(known map[string]any, base *huishang.Dossier) {
	known["previous_agreement"] = known["agreement"]
	if base.History.IsFirstMeeting {
		setAt(known, []string{"history", "is_first_meeting"}, false)
	}
}

// Reporting is a dossier with a summary of its agreement in force, as a progress form that says the same comes to be. The base is not changed.
func Reporting(base *huishang.Dossier, s *huishang.Summary) (*huishang.Dossier, error) {
	names := []string{"agreement", "history", "previous_agreement"}
	known := huishang.Tree(base.Only(names...))
	reporting(known, base)
	made, err := huishang.FromTree(known)
	if err != nil {
		return nil, fmt.Errorf("report on the agreement: %w", err)
	}
	made = base.With(made, names...)
	made.Summary = s
	return made, nil
}

// touches lists the parts of a dossier a form may change: all else is left as it is.
func (f *Filled) touches() []string {
	var names []string
	for i := range f.blocks {
		b := &f.blocks[i].formBlock
		switch {
		case b.list:
			names = append(names, b.at[0])
		case !slices.Contains(b.at, "*"):
			for _, a := range b.asks {
				names = append(names, append(b.at[:len(b.at):len(b.at)], a.path...)[0])
			}
		}
	}
	if f.Kind.Name == "progress" {
		names = append(names, "agreement", "previous_agreement", "history")
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// mergeValue writes a value where another stood. One that says the same is left as it was written.
func mergeValue(known map[string]any, path []string, v any) {
	was := valueAt(known, path)
	switch {
	case sameValue(was, v):
	case v == nil:
		if holder, ok := valueAt(known, path[:len(path)-1]).(map[string]any); ok {
			delete(holder, path[len(path)-1])
		}
	default:
		setAt(known, path, copied(v))
	}
}

// mergeList gives a list the elements of the form.
func mergeList(b *formBlock, known, told map[string]any) {
	was, now := listAt(known, b.at), listAt(told, b.at)
	if len(was) == 0 && len(now) == 0 {
		return
	}
	keys := []string{b.key}
	if b.partly {
		keys = append(keys, "division")
	}
	used := make([]bool, len(was))
	var out []any
	for _, e := range now {
		element, _ := e.(map[string]any)
		var kept any
		for i, o := range was {
			if !used[i] && sameKeys(o, element, keys) {
				used[i], kept = true, b.mergeElement(o, element)
				break
			}
		}
		if kept == nil {
			kept = copied(e)
		}
		out = append(out, kept)
	}
	for i, e := range was {
		if b.partly && !used[i] {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		mergeValue(known, b.at, nil)
		return
	}
	setAt(known, b.at, out)
}

// mergeElement lays an element of the form over one that is known, its inner list by the names of the entries.
func (b *formBlock) mergeElement(was any, now map[string]any) map[string]any {
	out, _ := was.(map[string]any)
	for _, a := range b.asks {
		if _, within := a.within(); !within && !a.shown {
			mergeValue(out, a.path, valueAt(now, a.path))
		}
	}
	if b.shared != nil {
		for name, v := range now {
			if !slices.ContainsFunc(b.asks, func(a ask) bool { return a.path[0] == name }) {
				mergeValue(out, []string{name}, v)
			}
		}
	}
	inner := b.inner()
	if inner == nil || len(listAt(out, inner)) == 0 && len(listAt(now, inner)) == 0 {
		return out
	}
	before, entries := listAt(out, inner), slices.Clone(listAt(now, inner))
	for i, e := range entries {
		entry, _ := e.(map[string]any)
		n := slices.IndexFunc(before, func(o any) bool { return sameKeys(o, entry, []string{"name"}) })
		if n < 0 {
			entries[i] = copied(e)
			continue
		}
		kept, _ := before[n].(map[string]any)
		for _, a := range b.asks {
			if path, within := a.within(); within && !a.shown {
				mergeValue(kept, path, valueAt(entry, path))
			}
		}
		entries[i], before = kept, slices.Delete(slices.Clone(before), n, n+1)
	}
	mergeValue(out, inner, nil)
	if len(entries) > 0 {
		setAt(out, inner, entries)
	}
	return out
}

// copied is a value of the form that shares nothing with it.
func copied(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, inner := range v {
			out[name] = copied(inner)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = copied(v[i])
		}
		return out
	}
	return v
}

func sameKeys(a, b any, keys []string) bool {
	return !slices.ContainsFunc(keys, func(key string) bool { return !sameValue(valueAt(a, []string{key}), valueAt(b, []string{key})) })
}

// sameValue compares values as a reader does: 58 is 58.0, and nothing is as empty as no entry at all.
func sameValue(a, b any) bool {
	switch x := a.(type) {
	case nil:
		return blankValue(b)
	case json.Number:
		y, ok := b.(json.Number)
		if !ok {
			return false
		}
		if x == y {
			return true
		}
		m, errA := decimal.NewFromString(x.String())
		n, errB := decimal.NewFromString(y.String())
		return errA == nil && errB == nil && m.Equal(n)
	case []any:
		y, _ := b.([]any)
		return slices.EqualFunc(filledValues(x), filledValues(y), sameValue)
	case string:
		y, ok := b.(string)
		if ok && x == y {
			return true
		}
		return tidy(x) == tidy(y) && (b == nil || blankValue(b) == blankValue(a))
	}
	return a == b
}

func filledValues(list []any) []any {
	return slices.DeleteFunc(slices.Clone(list), blankValue)
}

func blankValue(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return tidy(v) == ""
	case []any:
		return len(filledValues(v)) == 0
	}
	return false
}
