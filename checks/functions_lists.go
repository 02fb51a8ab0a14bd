package checks

import (
	"cmp"
	"slices"
)

func listFunctions() []function {
	return []function{
		{"差", []kind{list, list}, "前一列表有、后一列表没有的文字", always(textsType),
			func(_ *frame, a []any) any { return difference(items(a[0]), items(a[1])) }},
		{"重复", []kind{list}, "列表中出现不止一次的文字", always(textsType),
			func(_ *frame, a []any) any { return repeated(items(a[0])) }},
		{"合并", []kind{list}, "把列表的列表首尾相接", flattened,
			func(_ *frame, a []any) any { return concatenated(items(a[0])) }},
		{"两两", []kind{list}, "任意两个元素，按名称排序，与原来的次序无关", pairsOf, everyTwo},
		{"首个", []kind{list}, "第一个元素", func(args []typ) typ { return *itemOf(args[0]) },
			func(_ *frame, a []any) any { return first(items(a[0])) }},
		{"未通过", []kind{text}, "另一条规则是否未通过，写编号", always(truthType),
			func(f *frame, a []any) any { return f.hasFailed(plain(a[0])) }},
	}
}

func itemOf(t typ) *typ {
	if t.item == nil {
		return &typ{}
	}
	return t.item
}

func flattened(args []typ) typ {
	if inner := itemOf(args[0]); inner.kind == list {
		return *inner
	}
	return args[0]
}

func pairsOf(args []typ) typ {
	return typ{kind: list, item: &typ{kind: pair, item: itemOf(args[0])}}
}

func first(all []any) any {
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// difference is a set: each text once, in the order of the first list.
func difference(a, b []any) *sequence {
	made := &sequence{}
	for _, item := range a {
		if item != nil && item != "" && !slices.Contains(b, item) && !slices.Contains(made.items, item) {
			made.items = append(made.items, item)
		}
	}
	return made
}

func repeated(all []any) *sequence {
	made := &sequence{}
	for i, item := range all {
		if item != nil && item != "" && slices.Contains(all[:i], item) && !slices.Contains(made.items, item) {
			made.items = append(made.items, item)
		}
	}
	return made
}

func concatenated(lists []any) *sequence {
	made := &sequence{}
	for _, inner := range lists {
		made.items = append(made.items, items(inner)...)
	}
	return made
}

// A couple is two values a loop takes apart.
type couple [2]any

// mostPairs bounds the work on a list; a dossier has some ten topics, and one with thousands is no dossier.
const mostPairs = 20_000

// everyTwo pairs the elements in the order of their names, so that the order in the dossier does not matter. Of a list too long
// for all pairs it gives each element with those that stand next to it.
func everyTwo(_ *frame, a []any) any {
	all := slices.Clone(items(a[0]))
	slices.SortStableFunc(all, func(x, y any) int { return cmp.Compare(nameOf(x), nameOf(y)) })
	made := &sequence{}
	reach := mostPairs / max(len(all), 1)
	for i := range all {
		for j := i + 1; j < len(all) && j-i <= reach; j++ {
			made.items = append(made.items, couple{all[i], all[j]})
		}
	}
	return made
}

func nameOf(v any) string {
	r, ok := v.(*record)
	if !ok {
		return plain(v)
	}
	name, id := "", ""
	if i, ok := r.shape.byName["名称"]; ok {
		name = plain(r.get(i))
	}
	if i, ok := r.shape.byName["编号"]; ok {
		id = plain(r.get(i))
	}
	return name + "\x00" + id
}
