package guard

import (
	"path"
	"strings"
)

// A relationship is one line of a .rels part (ECMA-376-2, 9).
type relationship struct {
	source     string // the part that has it, empty for the package
	id         string
	kind       string // the last word of its type, in lower case: the same in transitional and strict files
	typ        string // as it stands
	target     string
	external   bool
	start, end int    // where it stands
	name       string // of the element, with its prefix
}

// sourceOf is the part whose relationships a .rels part holds.
func sourceOf(rels string) string {
	folder, file := path.Split(rels)
	folder = strings.TrimSuffix(folder, "/")
	return path.Join(path.Dir(folder), file[:len(file)-len(".rels")])
}

func isRelations(name string) bool { return strings.HasSuffix(folded(name), ".rels") }

// readRelations reads the .rels member i.
func (o *office) readRelations(i int) []relationship {
	source, text := sourceOf(o.members[i].name), o.xmlOf(i)
	if source == "." {
		source = ""
	}
	var list []relationship
	o.eachTag(i, text, func(r *reader, t tag) {
		if string(t.name) != "Relationship" {
			return
		}
		all := r.attributes(t)
		one := relationship{
			source: source, id: valueOf(all, "Id"), typ: valueOf(all, "Type"), target: valueOf(all, "Target"),
			external: strings.EqualFold(strings.TrimSpace(valueOf(all, "TargetMode")), "external"),
			start:    t.start, name: string(text[t.start+1 : t.namesEnd]),
		}
		one.kind = lastWord(one.typ)
		if one.end = elementEnd(text, t.start, 64<<10); one.end < 0 {
			one.end, _ = tagEnd(text, t.namesEnd)
		}
		one.external = one.external || reachOf(one.target).afar()
		list = append(list, one)
	})
	return list
}

func lastWord(typ string) string {
	typ = strings.TrimRight(strings.TrimSpace(typ), "/")
	return strings.ToLower(typ[strings.LastIndexByte(typ, '/')+1:])
}

// part is the folded name of the member an internal relationship leads to.
func (r relationship) part() string { return folded(resolve(r.source, r.target)) }

// written is the relationship as it may stand instead, with another type and target.
func (r relationship) written(typ, target string) string {
	return "<" + r.name + ` Id="` + escaped(r.id) + `" Type="` + escaped(typ) + `" Target="` + escaped(target) + `" TargetMode="External"/>`
}

func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;").Replace(s)
}
