package xlsx

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"huishang/generator/opc"
)

// additions are what a rendering brings into the package besides sheets.
type additions struct {
	types    []partType        // content types of new parts
	defaults map[string]string // content types by extension
	media    map[string]string // new images by the hash of their bytes
	taken    map[string]bool   // names of new parts
}

type partType struct{ part, kind string }

// newPart finds a free name such as xl/drawings/drawing3.xml.
func (o *outgoing) newPart(pattern string) string {
	if o.added.taken == nil {
		o.added.taken = map[string]bool{}
	}
	for i := 1; ; i++ {
		name := fmt.Sprintf(pattern, i)
		if _, there := o.archive.Get(name); !there && !o.added.taken[name] {
			o.added.taken[name] = true
			return name
		}
	}
}

// relate adds a relationship to a sheet and gives its id.
func (r *renderer) relate(w *sheetOut, rel relation) string {
	w.rels, rel.id = related(w.rels, rel)
	return rel.id
}

// related adds a relationship to a list that others may hold, and gives its id.
func related(list []relation, rel relation) ([]relation, string) {
	for i := len(list) + 1; ; i++ {
		rel.id = fmt.Sprintf("rId%d", i)
		if _, there := byID(list, rel.id); !there {
			break
		}
	}
	return append(slices.Clip(list), rel), rel.id
}

// writeRelations writes the relationships of a part anew.
func (o *outgoing) writeRelations(part string, list []relation) {
	out := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, rel := range list {
		kind := rel.uri
		if kind == "" {
			kind = relationBase + "/" + rel.kind
		}
		out = append(out, `<Relationship Id="`...)
		out = append(appendAttr(out, rel.id), `" Type="`...)
		out = append(appendAttr(out, kind), `" Target="`...)
		out = append(appendAttr(out, rel.target), '"')
		if rel.external {
			out = append(out, ` TargetMode="External"`...)
		}
		out = append(out, '/', '>')
	}
	o.changed[opc.RelsOf(part)] = append(out, "</Relationships>"...)
}

// relativeTo is the target of a relationship from one part to another.
func relativeTo(from, to string) string {
	if dir := path.Dir(from) + "/"; strings.HasPrefix(to, dir) {
		return strings.TrimPrefix(to, dir)
	}
	if up := path.Dir(path.Dir(from)) + "/"; strings.HasPrefix(to, up) {
		return "../" + strings.TrimPrefix(to, up)
	}
	return "/" + to
}

// typeOf is the content type of a part of the template.
func (a *archive) typeOf(part string) string {
	data, _ := a.Get("[Content_Types].xml")
	n, err := root(data)
	if err != nil {
		return ""
	}
	byExt := ""
	for k := range n.children() {
		if k.is("Override") && strings.EqualFold(k.attr("PartName"), "/"+part) {
			return k.attr("ContentType")
		}
		if k.is("Default") && strings.EqualFold(k.attr("Extension"), strings.TrimPrefix(path.Ext(part), ".")) {
			byExt = k.attr("ContentType")
		}
	}
	return byExt
}

// writeTypes writes the content types: what was dropped is taken away, what is
// new is added, and a template becomes a workbook.
func (o *outgoing) writeTypes() {
	data, _ := o.archive.Get("[Content_Types].xml")
	n, err := root(data)
	if err != nil {
		return
	}
	out := append([]byte(nil), data[:n.openEnd]...)
	known := map[string]bool{}
	for k := range n.children() {
		part := strings.TrimPrefix(k.attr("PartName"), "/")
		if k.is("Override") && o.dropped[part] {
			continue
		}
		if k.is("Default") {
			known[strings.ToLower(k.attr("Extension"))] = true
		}
		if part == o.book {
			out = append(out, bytes.Replace(k.outer(), []byte("spreadsheetml.template.main"), []byte("spreadsheetml.sheet.main"), 1)...)
			continue
		}
		out = append(out, k.outer()...)
	}
	for _, ext := range slices.Sorted(maps.Keys(o.added.defaults)) {
		if !known[ext] {
			out = append(out, `<Default Extension="`+ext+`" ContentType="`+o.added.defaults[ext]+`"/>`...)
		}
	}
	for _, t := range o.added.types {
		out = append(out, `<Override PartName="/`...)
		out = append(appendAttr(out, t.part), `" ContentType="`...)
		out = append(appendAttr(out, t.kind), `"/>`...)
	}
	o.changed["[Content_Types].xml"] = append(out, data[n.closeStart:]...)
}

// moved are the relationships of a part seen from another part.
func moved(list []relation, from, to string) []relation {
	out := append([]relation(nil), list...)
	for i := range out {
		if !out[i].external {
			out[i].target = relativeTo(to, opc.Resolve(from, out[i].target))
		}
	}
	return out
}
