package xlsx

import (
	"bytes"
	"strconv"

	"huishang/generator/opc"
)

// compileDrawing reads a drawing and the charts it shows.
func (c *compiler) compileDrawing(part string, data []byte) error {
	n, err := c.markupOf(part, data)
	if err != nil {
		return err
	}
	if err := c.compileParagraphs(n, part); err != nil {
		return err
	}
	rels, err := c.archive.relations(part)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		name := opc.Resolve(part, rel.target)
		chart, ok := c.archive.Get(name)
		if !ok || rel.external || rel.kind != "chart" {
			continue
		}
		if err := c.compileChart(name, chart); err != nil {
			return err
		}
		if err := c.compileParagraphs(c.tpl.charts[name].root, name); err != nil {
			return err
		}
	}
	return nil
}

// drawing writes the drawing of a sheet under a name: what stands in it moves
// with the cell it is fixed to, its charts follow, and images are added.
func (r *renderer) drawing(w *sheetOut, part, name string) {
	data, ok := r.tpl.archive.Get(part)
	if !ok {
		return
	}
	n, err := root(data)
	if err != nil {
		return
	}
	rels, err := r.tpl.archive.relations(part)
	if err != nil {
		return
	}
	d := &drawingWriter{r: r, w: w, part: name, rels: rels}
	d.out = append(d.out, data[:n.openEnd]...)
	at := n.openEnd
	for k := range n.children() {
		d.out = append(d.out, data[at:k.start]...)
		at = k.end
		d.anchor(k)
	}
	d.out = append(d.out, data[at:n.closeStart]...)
	d.images(bytes.Count(data, []byte("cNvPr ")))
	r.changed[name] = append(d.out, data[n.closeStart:]...)
	d.charts(part)
	if len(d.rels) > 0 && (name != part || len(w.images) > 0) {
		r.writeRelations(name, d.rels)
	}
}

// A drawingWriter writes one drawing.
type drawingWriter struct {
	r    *renderer
	w    *sheetOut
	part string
	rels []relation
	out  []byte
}

// anchor writes one object, moved as far as the cell of its upper left corner.
func (d *drawingWriter) anchor(k node) {
	from, ok := k.child("from")
	if !ok || d.w.tpl == nil {
		d.copy(k)
		return
	}
	row, col := position(from, "row")+1, position(from, "col")+1
	outRow, _ := d.w.rows.first(row, nil)
	outCol, _ := d.w.cols.first(col, nil)
	at := k.openEnd
	d.out = append(d.out, k.src[k.start:k.openEnd]...)
	for c := range k.children() {
		d.out = append(d.out, k.src[at:c.start]...)
		if at = c.end; c.is("from") || c.is("to") {
			d.moved(c, outRow-row, outCol-col)
			continue
		}
		d.copy(c)
	}
	d.out = append(d.out, k.src[at:k.end]...)
}

// copy copies an element, the texts in it filled.
func (d *drawingWriter) copy(k node) {
	if k.openEnd == k.end || !bytes.Contains(k.inner(), []byte(d.r.tpl.delims.Open)) {
		d.out = append(d.out, k.outer()...)
		return
	}
	if k.is("p") {
		d.out = append(d.out, d.r.paragraph(k, d.w)...)
		return
	}
	d.out = append(d.out, k.src[k.start:k.openEnd]...)
	at := k.openEnd
	for c := range k.children() {
		d.out = append(d.out, k.src[at:c.start]...)
		at = c.end
		d.copy(c)
	}
	d.out = append(d.out, k.src[at:k.end]...)
}

func position(n node, name string) int {
	k, ok := n.child(name)
	if !ok {
		return 0
	}
	v, err := strconv.Atoi(k.text())
	if err != nil || v < 0 || v >= maxRows {
		return 0
	}
	return v
}

// moved writes a corner of an object somewhere else.
func (d *drawingWriter) moved(k node, rows, cols int) {
	d.out = append(d.out, k.src[k.start:k.openEnd]...)
	at := k.openEnd
	for c := range k.children() {
		d.out = append(d.out, k.src[at:c.start]...)
		at = c.end
		by := 0
		switch string(c.name) {
		case "row":
			by = rows
		case "col":
			by = cols
		default:
			d.out = append(d.out, c.outer()...)
			continue
		}
		d.out = append(d.out, c.src[c.start:c.openEnd]...)
		d.out = append(appendInt(d.out, max(position(k, string(c.name))+by, 0)), c.src[c.closeStart:c.end]...)
	}
	d.out = append(d.out, k.src[at:k.end]...)
}
