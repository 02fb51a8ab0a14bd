package xlsx

import (
	"bytes"
	"strings"

	"huishang/generator/opc"
)

// endOfRemark is a space without width that ends what an annotation wrote into
// a comment, so that what others add below stays when it is taken off.
const endOfRemark = '\u200b'

// head begins what an author wrote.
func (w *annotator) head() string { return "【" + cleaned(w.a.Author) + "】\n" }

func (w *annotator) says(r *remark) string {
	return w.head() + strings.Join(r.texts, "\n") + string(endOfRemark)
}

// taken is a text without what the author wrote into it before.
func (w *annotator) taken(s string) string {
	for {
		from := strings.Index(s, w.head())
		if from < 0 {
			return s
		}
		rest := ""
		if n := strings.IndexRune(s[from:], endOfRemark); n >= 0 {
			rest = s[from+n+len(string(endOfRemark)):]
		}
		s = strings.TrimSuffix(s[:from], "\n") + rest
	}
}

// hasOwnComments reports notes of the author on a sheet.
func (w *annotator) hasOwnComments(s *sheet) bool {
	rels, err := w.archive.relations(s.part)
	if err != nil {
		return false
	}
	r, ok := byKind(rels, "comments")
	data, there := w.archive.Get(opc.Resolve(s.part, r.target))
	return ok && there && bytes.Contains(data, opc.AppendText(nil, strings.TrimSuffix(w.head(), "\n")))
}

// writeComments takes the old notes of a sheet off and adds the new ones.
func (w *annotator) writeComments(p *page) error {
	threads, err := w.threads(p)
	if err != nil {
		return err
	}
	c := &commentWriter{w: w, p: p, left: map[[2]int]*remark{}}
	for at, n := range p.notes {
		if !threads[at] {
			c.left[at] = n
		}
	}
	r, there := byKind(p.rels, "comments")
	part := opc.Resolve(p.sheet.part, r.target)
	data, found := w.archive.Get(part)
	if !there || !found {
		if len(c.left) == 0 {
			return nil
		}
		part = w.newPart("xl/comments%d.xml")
		p.rels, _ = related(p.rels, relation{kind: "comments", uri: w.tabs.relationType("comments"), target: relativeTo(p.sheet.part, part)})
		w.added.types = append(w.added.types, partType{part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"})
		data = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<comments xmlns="` + w.tabs.namespace() + `"><authors></authors><commentList></commentList></comments>`)
	}
	out, err := c.write(data)
	if err != nil {
		return inPart(part, err)
	}
	w.changed[part] = out
	return w.writeBoxes(p, c)
}

// threads are the cells of conversations, which a comment must not disturb.
func (w *annotator) threads(p *page) (map[[2]int]bool, error) {
	out := map[[2]int]bool{}
	for _, r := range p.rels {
		part := opc.Resolve(p.sheet.part, r.target)
		data, ok := w.archive.Get(part)
		if r.kind != "threadedComment" || !ok {
			continue
		}
		n, err := root(data)
		if err != nil {
			return nil, inPart(part, err)
		}
		for k := range n.children() {
			if row, col, ok := readCell(k.attr("ref")); ok {
				out[[2]int{row, col}] = true
			}
		}
	}
	return out, nil
}
