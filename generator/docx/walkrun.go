package docx

import (
	"bytes"
	"strings"

	"huishang/generator/opc"
)

// An openField is a field that has not ended: first its instruction is written, then what it came to.
type openField struct {
	instruction string
	result      bool
	end         int // of w:fldSimple, 0 for one that ends with a w:fldChar
}

func (f *openField) name() string {
	word, _, _ := strings.Cut(strings.TrimSpace(f.instruction), " ")
	return strings.ToUpper(word)
}

// top is the paragraph that is being read, or nil when it is not shown.
func (r *reading) top() (*openParagraph, *Paragraph) {
	k := len(r.open)
	if k == 0 || r.open[k-1].index < 0 {
		return nil, nil
	}
	return &r.open[k-1], &r.paragraphs[r.open[k-1].index]
}

// run begins a run.
func (r *reading) run(n int32) {
	o, p := r.top()
	nd := &r.t.nodes[n]
	if o == nil || nd.start < r.unseen {
		return
	}
	run := Run{At: nd.start, Field: r.field()}
	rPr := r.t.child(n, "w:rPr")
	run.Format = r.cascade.run(o.styled, r.t, rPr)
	if rPr >= 0 {
		run.Own = r.t.namesTheme(rPr)
	}
	p.Runs = append(p.Runs, run)
	o.runEnd = nd.end
}

// field is the name of the innermost field whose text is being read.
func (r *reading) field() string {
	for k := len(r.fields) - 1; k >= 0; k-- {
		if r.fields[k].result {
			return r.fields[k].name()
		}
	}
	return ""
}

// inside reads what stands in a run.
func (r *reading) inside(n int32) int32 {
	nd := &r.t.nodes[n]
	if nd.start < r.unseen {
		return n + 1
	}
	switch nd.name {
	case "w:t":
		r.text(r.textAt(n))
	case "w:tab", "w:ptab":
		r.text("\t")
	case "w:cr":
		r.text("\n")
	case "w:br":
		r.lineBreak(n)
	case "w:noBreakHyphen":
		r.text("-")
	case "w:drawing", "w:pict", "w:object":
		if _, p := r.top(); p != nil {
			p.Picture = true
		}
	case "w:fldSimple":
		a, _ := r.t.attr(n, "instr")
		r.fields = append(r.fields, openField{opc.Unescape(a.value), true, nd.end})
	case "w:fldChar":
		r.fieldChar(n)
	case "w:instrText":
		if k := len(r.fields); k > 0 && !r.fields[k-1].result {
			r.fields[k-1].instruction += opc.Unescape(r.t.raw(nd.openEnd, nd.closeStart))
		}
	case "w:sectPr":
		return r.properties(n)
	}
	return n + 1
}

func (r *reading) lineBreak(n int32) {
	o, p := r.top()
	if kind, _ := r.t.attr(n, "type"); string(kind.value) != "page" || o == nil {
		r.text("\n")
		return
	}
	p.PageBreak, o.after = true, false
}

func (r *reading) fieldChar(n int32) {
	kind, _ := r.t.attr(n, "fldCharType")
	k := len(r.fields)
	switch string(kind.value) {
	case "begin":
		r.fields = append(r.fields, openField{})
	case "separate":
		if k > 0 {
			r.fields[k-1].result = true
			r.markField(&r.fields[k-1])
		}
	case "end":
		if k > 0 {
			r.markField(&r.fields[k-1])
			r.fields = r.fields[:k-1]
		}
	}
}

// markField names the field on the run that holds its mark, so that a field without text is seen.
func (r *reading) markField(f *openField) {
	if o, p := r.top(); o != nil && len(p.Runs) > 0 {
		if last := &p.Runs[len(p.Runs)-1]; last.Text == "" && last.Field == "" {
			last.Field = f.name()
		}
		p.Outline = p.Outline || f.name() == "TOC"
	}
}

// text adds to the run that is being read.
func (r *reading) text(s string) {
	o, p := r.top()
	k := len(r.fields)
	if o == nil || s == "" || len(p.Runs) == 0 || k > 0 && !r.fields[k-1].result {
		return
	}
	o.after = true
	p.Runs[len(p.Runs)-1].Text += s
}

// textAt is the text of a w:t. Blanks at its ends are dropped unless it asks to keep them.
func (r *reading) textAt(n int32) string {
	nd := &r.t.nodes[n]
	raw := r.t.raw(nd.openEnd, nd.closeStart)
	if bytes.IndexByte(raw, '<') >= 0 {
		var b bytes.Buffer
		for from, to := range r.t.plainText(nd.openEnd, nd.closeStart) {
			b.Write(r.t.src[from:to])
		}
		raw = b.Bytes()
	}
	if len(raw) > 0 && (isSpace(raw[0]) || isSpace(raw[len(raw)-1])) {
		if space, _ := r.t.attr(n, "xml:space"); string(space.value) != "preserve" {
			raw = bytes.Trim(raw, " \t\r\n")
		}
	}
	return opc.Unescape(raw)
}
