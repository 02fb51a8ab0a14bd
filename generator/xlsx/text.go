package xlsx

import (
	"strings"

	"huishang/generator/tags"
)

// A run is a stretch of a cell's text with its own format.
type run struct {
	props []byte // the content of rPr, as written; nil for none
	text  string
}

type textKind uint8

const (
	textLiteral textKind = iota
	textTag
)

// A textOp is one step of writing a text: a literal, a value or an inline block.
type textOp struct {
	kind textKind
	run  int // whose format it has
	text string
	tag  *occurrence
	body []textOp // of an inline block
}

// A text is what a cell, a header or a comment says, ready to be filled.
type text struct {
	ops  []textOp
	runs [][]byte // the formats; nil elements have none
}

// A textReader finds the tags of texts.
type textReader struct {
	delims tags.Delims
	faults tags.Faults
	all    []*occurrence
}

// read finds the tags of a text made of runs, or gives nil when it has none. at
// says where the text stands.
func (c *textReader) read(runs []run, at occurrence) *text {
	var joined strings.Builder
	for _, r := range runs {
		joined.WriteString(r.text)
	}
	s := joined.String()
	found, loose := c.delims.Scan(s)
	for _, l := range loose {
		c.loose(s, l, at)
	}
	if len(found) == 0 {
		return nil
	}
	t := &text{runs: make([][]byte, len(runs))}
	for i, r := range runs {
		t.runs[i] = r.props
	}
	pos := 0
	for _, f := range found {
		t.literal(runs, pos, f.Start)
		t.tag(runs, f.Start, c.occurrence(s, f, at))
		pos = f.End
	}
	t.literal(runs, pos, len(s))
	return t
}

func (c *textReader) loose(s string, l tags.Loose, at occurrence) {
	at.written, at.around = s[l.Start:l.End]+l.Text, around(s, l.Start, l.End)
	if l.Opening {
		c.faults = append(c.faults, at.fault("标签“"+at.written+"”没有结束，请在名称后补上“"+c.delims.Close+"”"))
		return
	}
	at.written = l.Text + s[l.Start:l.End]
	c.faults = append(c.faults, at.fault("“"+at.written+"”前面没有“"+c.delims.Open+"”，请补上，或删去多余的“"+c.delims.Close+"”"))
}

// occurrence parses one tag; a tag in error is reported and does nothing.
func (c *textReader) occurrence(s string, f tags.Found, at occurrence) *occurrence {
	o := at
	o.written, o.around = s[f.Start:f.End], around(s, f.Start, f.End)
	tag, err := tags.Parse(f.Body)
	if err != nil {
		c.faults = append(c.faults, o.fault("标签“"+o.written+"”有误："+err.Error()))
		return nil
	}
	if tag.Kind == tags.Include {
		c.faults = append(c.faults, o.fault("“"+o.written+"”用来嵌入文档，只能写在Word模板里"))
		return nil
	}
	o.tag = tag
	o.readFilters()
	c.all = append(c.all, &o)
	return &o
}

// literal adds the text from..to, cut where the format changes.
func (t *text) literal(runs []run, from, to int) {
	at := 0
	for i, r := range runs {
		end := at + len(r.text)
		if a, b := max(from, at), min(to, end); a < b {
			t.ops = append(t.ops, textOp{run: i, text: r.text[a-at : b-at]})
		}
		at = end
	}
}

func (t *text) tag(runs []run, at int, o *occurrence) {
	if o == nil {
		return
	}
	i := 0
	for i < len(runs)-1 && at >= len(runs[i].text) {
		at -= len(runs[i].text)
		i++
	}
	t.ops = append(t.ops, textOp{kind: textTag, run: i, tag: o})
}
