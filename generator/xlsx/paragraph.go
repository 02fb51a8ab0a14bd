package xlsx

import (
	"bytes"
	"strings"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// paragraphKey is where a paragraph begins in a part of the template.
type paragraphKey struct {
	part *byte
	at   int
}

func keyOf(n node) paragraphKey { return paragraphKey{&n.src[0], n.start} }

// compileParagraphs finds the tags of texts outside of cells: titles of charts,
// text boxes, comments. A block has to end in the paragraph it begins in.
func (c *compiler) compileParagraphs(n node, part string) error {
	if !bytes.Contains(n.src, []byte(c.o.delims.Open)) && !bytes.Contains(n.src, []byte("｛")) {
		return nil
	}
	for k := range n.children() {
		if !k.is("p") && !k.is("text") {
			if err := c.compileParagraphs(k, part); err != nil {
				return err
			}
			continue
		}
		var runs []run
		for r := range textRuns(k) {
			t, _ := textOf(r)
			runs = append(runs, run{text: t.text()})
		}
		if t := c.looseText(runs, occurrence{part: part}); t != nil {
			c.tpl.paragraphs[keyOf(k)] = t
		}
	}
	return nil
}

// looseText reads a text that stands in no cell.
func (c *compiler) looseText(runs []run, at occurrence) *text {
	reader := &textReader{delims: c.o.delims}
	t := reader.read(runs, at)
	c.faults = append(c.faults, reader.faults...)
	if t == nil {
		return nil
	}
	c.faults = append(c.faults, pair(reader.all, c.o.delims, c.o.limits.Depth)...)
	for _, o := range reader.all {
		if o.tag.Column || o.tag.Kind == tags.Image || o.tag.Kind == tags.Merge {
			c.faults = append(c.faults, o.fault("“"+o.written+"”只能写在单元格里"))
		}
	}
	t.markInline()
	t.nest()
	c.tpl.tags = append(c.tpl.tags, reader.all...)
	c.tpl.filled = true
	return t
}

// textRuns are the runs of a paragraph that hold text.
func textRuns(p node) func(func(node) bool) {
	return func(yield func(node) bool) {
		for k := range p.children() {
			if _, ok := textOf(k); ok && !k.is("rPh") && !yield(k) {
				return
			}
		}
	}
}

// textOf is the t element of a run, which may be the run itself.
func textOf(k node) (node, bool) {
	if k.is("t") {
		return k, true
	}
	return k.child("t")
}

// paragraph writes a paragraph with its tags filled; each piece stays in the run
// its tag begins in.
func (r *renderer) paragraph(k node, w *sheetOut) []byte {
	t := r.tpl.paragraphs[keyOf(k)]
	if t == nil {
		return k.outer()
	}
	says := make([]string, len(t.runs))
	for _, p := range r.pieces(nil, t.ops, w.scope, nil) {
		if p.tag != nil {
			s, err := r.plainText(p, w.scope)
			if err != nil {
				r.faultAt(p.tag, w.scope, err.Error(), false)
			}
			if tags.BadRune(s) >= 0 {
				r.faultAt(p.tag, w.scope, "的值里有不能写入文件的控制字符，请删去", false)
				s = ""
			}
			p.text = s
		}
		says[p.run] += p.text
	}
	var out []byte
	at, i := k.start, 0
	for x := range textRuns(k) {
		e, _ := textOf(x)
		out = append(out, k.src[at:e.nameEnd]...)
		at = e.end
		out = append(append(out, e.attrs()...), '>')
		out = opc.AppendText(out, strings.ReplaceAll(says[i], "\r", ""))
		out = append(append(append(out, "</"...), e.src[e.start+1:e.nameEnd]...), '>')
		i++
	}
	return append(out, k.src[at:k.end]...)
}
