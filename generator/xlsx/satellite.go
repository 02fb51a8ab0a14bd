package xlsx

import (
	"fmt"
	"path"
	"strings"

	"huishang/generator/opc"
)

// Parts that belong to a sheet: tables, drawings, comments. They follow the
// sheet, and a copy of the sheet gets its own.

// compileParts reads the parts that belong to sheets.
func (c *compiler) compileParts() error {
	for _, s := range c.book.sheets {
		for _, rel := range s.rels {
			part := opc.Resolve(s.part, rel.target)
			data, ok := c.archive.Get(part)
			if rel.external || !ok {
				continue
			}
			var err error
			switch rel.kind {
			case "table":
				err = c.compileTable(s, rel.id, part, data)
			case "drawing":
				err = c.compileDrawing(part, data)
			case "comments":
				var n node
				if n, err = c.markupOf(part, data); err == nil {
					err = c.compileParagraphs(n, part)
				}
			case "vmlDrawing", "threadedComment":
				_, err = c.markupOf(part, data)
			}
			if err != nil {
				return err
			}
		}
		c.compileLinks(s)
		c.compilePageTexts(s)
	}
	for _, e := range c.book.entries {
		if e.sheet == nil {
			if err := c.compileChartSheet(relationID(e.node.attrs())); err != nil {
				return err
			}
		}
	}
	return nil
}

// markupOf checks a part once, so that a rendering may rely on it.
func (c *compiler) markupOf(part string, data []byte) (node, error) {
	n, err := root(data)
	if err != nil {
		return n, fmt.Errorf("%w：%s：%w", ErrNotExcel, part, err)
	}
	return n, nil
}

func (c *compiler) compileChartSheet(id string) error {
	rel, _ := byID(c.book.rels, id)
	part := opc.Resolve(c.book.part, rel.target)
	rels, err := c.archive.relations(part)
	if err != nil {
		return err
	}
	if d, ok := byKind(rels, "drawing"); ok {
		name := opc.Resolve(part, d.target)
		if data, has := c.archive.Get(name); has {
			return c.compileDrawing(name, data)
		}
	}
	return nil
}

// finishSheets writes the parts that belong to the sheets of the output.
func (r *renderer) finishSheets() {
	for _, w := range r.sheets {
		switch {
		case w.tpl == nil:
			r.finishChartSheet(w)
		case w.copy > 0:
			r.added.types = append(r.added.types, partType{w.part, r.tpl.archive.typeOf(w.tpl.part)})
			r.finishSheet(w)
			r.writeRelations(w.part, w.rels)
		case w.tpl.active:
			n := len(w.rels)
			r.finishSheet(w)
			if n > len(w.tpl.rels) {
				r.writeRelations(w.part, w.rels)
			}
		}
	}
}

// finishSheet follows the relationships of one sheet.
func (r *renderer) finishSheet(w *sheetOut) {
	w.rels = append([]relation(nil), w.rels...)
	drawn := false
	for i := range w.rels {
		rel := &w.rels[i]
		part := opc.Resolve(w.part, rel.target)
		data, ok := r.tpl.archive.Get(part)
		if rel.external || !ok {
			continue
		}
		var out []byte
		switch rel.kind {
		case "table":
			out = r.table(w, rel.id)
		case "drawing":
			drawn = true
			r.drawing(w, part, r.ownPart(w, rel, part))
			continue
		case "comments":
			out = r.comments(w, data)
		case "threadedComment":
			out = r.threads(w, data)
		case "vmlDrawing":
			out = r.vml(w, data)
		default:
			continue
		}
		r.changed[r.ownPart(w, rel, part)] = out
	}
	if len(w.images) > 0 && !drawn {
		r.firstDrawing(w)
	}
}

// ownPart is the part a copy of a sheet gets in place of the template's.
func (r *renderer) ownPart(w *sheetOut, rel *relation, part string) string {
	if w.copy == 0 {
		return part
	}
	name := r.copyOf(part)
	rel.target = relativeTo(w.part, name)
	return name
}

// copyOf names a copy of a part and gives it the same content type.
func (r *renderer) copyOf(part string) string {
	ext := path.Ext(part)
	name := r.newPart(strings.ReplaceAll(strings.TrimRight(strings.TrimSuffix(part, ext), "0123456789"), "%", "%%") + "%d" + ext)
	if kind := r.tpl.archive.typeOf(part); ext == ".xml" {
		r.added.types = append(r.added.types, partType{name, kind})
	}
	return name
}

func (r *renderer) finishChartSheet(w *sheetOut) {
	e := r.tpl.book.entries[w.entry]
	rel, _ := byID(r.tpl.book.rels, relationID(e.node.attrs()))
	part := opc.Resolve(r.tpl.book.part, rel.target)
	rels, err := r.tpl.archive.relations(part)
	if err != nil {
		return
	}
	if d, ok := byKind(rels, "drawing"); ok {
		name := opc.Resolve(part, d.target)
		r.drawing(w, name, name)
	}
}
