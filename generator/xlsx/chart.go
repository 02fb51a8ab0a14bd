package xlsx

import (
	"bytes"
	"strconv"

	"huishang/generator/opc"
)

// A chart is a chart part and the formulas of its series.
type chart struct {
	part     string
	root     node
	formulas []chartFormula
}

type chartFormula struct {
	at      int // where its element begins in the part
	formula *formula
}

// compileChart finds the formulas of a chart; cells of a list stand for the whole list.
func (c *compiler) compileChart(part string, data []byte) error {
	n, err := c.markupOf(part, data)
	if err != nil {
		return err
	}
	ch := &chart{part: part, root: n}
	ch.find(n)
	c.tpl.charts[part] = ch
	return nil
}

func (ch *chart) find(n node) {
	for k := range n.children() {
		if !k.is("f") {
			ch.find(k)
			continue
		}
		f := parseFormula(k.text())
		for _, r := range f.refs {
			r.grows, r.variadic = true, true
		}
		ch.formulas = append(ch.formulas, chartFormula{k.start, f})
	}
}

func (ch *chart) formulaAt(at int) *formula {
	for _, f := range ch.formulas {
		if f.at == at {
			return f.formula
		}
	}
	return nil
}

// chart writes a chart whose ranges followed their cells, with the values its
// series show until they are computed again.
func (r *renderer) chart(own *sheetOut, ch *chart) []byte {
	w := &chartWriter{r: r, own: own, ch: ch}
	w.out = append(w.out, ch.root.src[:ch.root.openEnd]...)
	w.inside(ch.root, nil)
	return append(w.out, ch.root.src[ch.root.closeStart:]...)
}

type chartWriter struct {
	r   *renderer
	own *sheetOut
	ch  *chart
	out []byte
}

func (w *chartWriter) inside(n node, cells [][]target) {
	at := n.openEnd
	for k := range n.children() {
		w.out = append(w.out, k.src[at:k.start]...)
		at = k.end
		switch {
		case k.is("f"):
			cells = w.formula(k)
		case (k.is("numCache") || k.is("strCache")) && len(cells) > 0:
			w.cache(k, cells)
		case k.is("p") && bytes.Contains(k.inner(), []byte(w.r.tpl.delims.Open)):
			w.out = append(w.out, w.r.paragraph(k, w.own)...)
		case k.openEnd == k.end || !w.holds(k):
			w.out = append(w.out, k.outer()...)
		default:
			w.out = append(w.out, k.src[k.start:k.openEnd]...)
			w.inside(k, nil)
			w.out = append(w.out, k.src[k.closeStart:k.end]...)
		}
	}
	w.out = append(w.out, n.src[at:n.closeStart]...)
}

// holds reports whether an element has anything to change.
func (w *chartWriter) holds(k node) bool {
	for _, f := range w.ch.formulas {
		if k.start < f.at && f.at < k.end {
			return true
		}
	}
	return bytes.Contains(k.inner(), []byte(w.r.tpl.delims.Open))
}

func (w *chartWriter) formula(k node) [][]target {
	f := w.ch.formulaAt(k.start)
	s, refs := w.r.rewrite(w.own, nil, f, nil)
	if len(f.refs) == 1 && len(refs[0]) > 1 && len(f.pieces) == 1 {
		s = "(" + s + ")"
	}
	w.out = append(w.out, k.src[k.start:k.openEnd]...)
	w.out = append(opc.AppendText(w.out, s), k.src[k.closeStart:k.end]...)
	for i, list := range refs {
		if len(list) == 0 || w.r.tpl.book.named(f.refs[i].sheet, nil) == nil {
			return nil
		}
	}
	return refs
}

// maxPoints is how many points Excel shows of one series.
const maxPoints = 32000

// cache writes the values of the cells a series shows.
func (w *chartWriter) cache(k node, cells [][]target) {
	prefix := string(k.src[k.start+1 : k.nameEnd-len(k.name)])
	w.out = append(w.out, k.src[k.start:k.openEnd]...)
	if c, ok := k.child("formatCode"); ok {
		w.out = append(w.out, c.outer()...)
	}
	var points []byte
	n := 0
	for _, list := range cells {
		for _, t := range list {
			for row := t.r1; row <= min(t.r2, t.w.height); row++ {
				for col := t.c1; col <= min(t.c2, t.w.width); col++ {
					if n < maxPoints {
						points = appendPoint(points, prefix, n, t.w.at(row, col), k.is("numCache"))
					}
					n++
				}
			}
		}
	}
	w.out = append(w.out, "<"+prefix+`ptCount val="`+strconv.Itoa(min(n, maxPoints))+`"/>`...)
	w.out = append(append(w.out, points...), k.src[k.closeStart:k.end]...)
}

func appendPoint(out []byte, prefix string, i int, v val, numeric bool) []byte {
	if v.kind != valNumber && (numeric || v.kind != valText && v.kind != valBool) {
		return out
	}
	out = append(append(append(out, '<'), prefix...), `pt idx="`...)
	out = append(append(append(append(appendInt(out, i), `"><`...), prefix...), 'v'), '>')
	out = opc.AppendText(out, v.text())
	return append(out, "</"+prefix+"v></"+prefix+"pt>"...)
}
