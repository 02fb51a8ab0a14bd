package generator

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"huishang"
)

// card asks for fields of the object at a place of the dossier, such as proposal/contact. A path ends in ! when what is known
// is not to be changed, in # when it also stands in empty rows; @ names the list whose keys may be chosen.
func card(heading, at string, paths ...string) formBlock {
	return formBlock{heading: heading, at: strings.Split(at, "/"), asks: readAsks(paths)}
}

// rows asks for the list at a place of the dossier, its elements told apart by their first column. A path that begins with = is only
// shown; * stands for each element of an inner list.
func rows(at string, spare int, paths ...string) formBlock {
	asks := readAsks(paths)
	return formBlock{at: strings.Split(at, "/"), list: true, key: asks[0].path[0], asks: asks, spare: spare}
}

// next shows an element of another list next to each.
func (b formBlock) next(at, id, by string) formBlock {
	b.beside = &beside{at: strings.Split(at, "/"), id: id, by: by}
	return b
}

func (b formBlock) under(heading string) formBlock {
	b.heading = heading
	return b
}

func (b formBlock) keyed(name string) formBlock {
	b.key = name
	return b
}

// some says that the list holds more than the form does, and that the fields of the card above belong to every element.
func (b formBlock) some() formBlock {
	b.partly, b.shared = true, append(b.at[:len(b.at):len(b.at)], "*")
	return b
}

func readAsks(paths []string) []ask {
	out := make([]ask, len(paths))
	for i, written := range paths {
		path, from, _ := strings.Cut(written, "@")
		a := &out[i]
		if from != "" {
			a.from = strings.Split(from, "/")
		}
		path, a.shown = strings.CutPrefix(path, "=")
		path, a.fixed = strings.CutSuffix(path, "!")
		path, a.given = strings.CutSuffix(path, "#")
		a.path = strings.Split(path, "/")
		if n := slices.Index(a.path, "*"); n >= 0 {
			a.inner = a.path[n+1:]
		}
	}
	return out
}

// resolveForm looks every path up in the dictionary. A label is the name of the field, with the names of what it lies in where
// the sheet has another of that name.
func resolveForm(k FormKind) FormKind {
	for _, s := range k.sheets {
		count := map[string]int{}
		for i := range s.blocks {
			s.blocks[i].resolve()
			for _, a := range s.blocks[i].asks {
				count[a.label]++
			}
		}
		for _, b := range s.blocks {
			for i := range b.asks {
				if count[b.asks[i].label] > 1 {
					b.asks[i].label = joinNames(b.name, b.asks[i].label)
				}
			}
		}
	}
	k.gatherWords()
	return k
}

func (b *formBlock) resolve() {
	own, ownField := follow(reflect.TypeFor[huishang.Dossier](), b.at, nil)
	b.name = ownField.Name
	for i := range b.asks {
		a := &b.asks[i]
		start, names := own, []string(nil)
		if a.shown {
			list, field := follow(reflect.TypeFor[huishang.Dossier](), b.beside.at, nil)
			start = list
			if _, inner := a.within(); !inner {
				names = []string{field.Name}
			}
		}
		_, a.field = follow(start, a.path, &names)
		a.kind = kindOf(a.field.Type)
		for _, name := range names {
			a.label = joinNames(a.label, name)
		}
		a.name, a.advice = cellNameOf(b.at, a.path), adviceOf(a)
	}
}

// follow walks a path of JSON names and gives the type and the field it ends at; the Chinese names on the way are added to names.
// A path the dictionary does not know is a slip in the tables of this package.
func follow(t reflect.Type, path []string, names *[]string) (reflect.Type, huishang.Field) {
	var last huishang.Field
	for _, name := range path {
		if name == "*" {
			continue
		}
		field, ok := huishang.Lookup(t, name)
		if !ok {
			panic("no field " + strings.Join(path, "/"))
		}
		t, last = field.Type, field
		if names != nil {
			*names = append(*names, field.Name)
		}
	}
	return t, last
}

// joinNames puts the name of a field behind that of what it lies in: 专项经费 and 金额 are 专项经费金额, 目标 and 目标值 are 目标值,
// 起止 and 起 are 起止（起）.
func joinNames(outer, name string) string {
	if outer == "" {
		return name
	}
	if utf8.RuneCountInString(name) == 1 {
		return outer + "（" + name + "）"
	}
	for i := range outer {
		if strings.HasPrefix(name, outer[i:]) {
			return outer[:i] + name
		}
	}
	return outer + name
}
