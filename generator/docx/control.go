package docx

import (
	"regexp"
	"slices"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A control is a content control that is filled by its tag: it has no tags of
// the language inside, and its w:tag is a name.
type control struct {
	name        *tags.Tag
	from, to    int
	edits       []controlEdit
	check       *checkBox
	choices     map[string]string // of a list: value → text
	isDate      bool
	placeholder bool // shows its prompt, in the style of prompts
	binding     *binding
}

// A controlEdit replaces a stretch of the control when it is filled.
type controlEdit struct {
	span
	kind controlKind
}

type controlKind uint8

const (
	controlCut   controlKind = iota // a placeholder's mark, a further text
	controlText                     // the value
	controlCheck                    // 1 or 0
	controlDate                     // the date in full
	controlOnce                     // an id, in the first copy only
)

// A checkBox is the two signs of a w14:checkbox.
type checkBox struct{ on, off string }

var controlName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_.]*$`)

// markControlsByTag makes every content control with a name a value of that
// name, beside what it holds now.
func (c *partCompiler) markControlsByTag() {
	for i := range c.t.nodes {
		if c.t.nodes[i].name != "w:sdt" {
			continue
		}
		if k := c.controlOf(int32(i)); k != nil {
			b := &block{level: inline, from: k.from, to: k.to, control: k}
			seq := c.seqAt(k.from)
			c.marks = append(c.marks,
				mark{pos: k.from, end: k.from, prio: prioOther, seq: seq, begin: b},
				mark{pos: k.to, end: k.to, prio: prioTableEnd, seq: seq, finish: b})
			c.controls++
		}
	}
}

// seqAt is the number of tags before an offset.
func (c *partCompiler) seqAt(at int) int {
	n, _ := slices.BinarySearchFunc(c.tags, at, func(o *occurrence, at int) int { return o.start - at })
	return n
}

func (c *partCompiler) controlOf(sdt int32) *control {
	t := c.t
	pr, content := t.child(sdt, "w:sdtPr"), t.child(sdt, "w:sdtContent")
	if pr < 0 || content < 0 {
		return nil
	}
	tagNode := t.child(pr, "w:tag")
	if tagNode < 0 || !controlName.MatchString(t.val(tagNode)) || c.holdsTagsBetween(t.nodes[sdt].start, t.nodes[sdt].end) {
		return nil
	}
	name, err := tags.Parse(t.val(tagNode))
	if err != nil {
		return nil
	}
	k := &control{name: name, from: t.nodes[sdt].start, to: t.nodes[sdt].end}
	c.controlProperties(k, pr)
	if !c.controlContent(k, content) {
		return nil
	}
	slices.SortFunc(k.edits, func(a, b controlEdit) int { return a.from - b.from })
	return k
}

func (c *partCompiler) holdsTagsBetween(from, to int) bool {
	i := c.seqAt(from)
	return i < len(c.tags) && c.tags[i].start < to
}

// controlProperties reads what kind of control it is.
func (c *partCompiler) controlProperties(k *control, pr int32) {
	t := c.t
	for n := range t.children(pr) {
		nd := &t.nodes[n]
		switch nd.name {
		case "w:showingPlcHdr":
			k.placeholder = true
			k.edit(nd.start, nd.end, controlCut)
		case "w:id":
			k.edit(nd.start, nd.end, controlOnce)
		case "w14:checkbox":
			c.readCheckBox(k, n)
		case "w:dropDownList", "w:comboBox":
			k.choices = c.readChoices(n)
		case "w:date":
			k.isDate = true
			if a, ok := t.attr(n, "fullDate"); ok {
				k.edit(a.valueAt, a.valueAt+len(a.value), controlDate)
			}
		case "w:dataBinding":
			if c.innermost(nd.start) != nil { // several copies cannot share one datum
				k.edit(nd.start, nd.end, controlCut)
				continue
			}
			k.binding = c.readBinding(n)
		}
	}
}

func (k *control) edit(from, to int, kind controlKind) {
	k.edits = append(k.edits, controlEdit{span{from, to}, kind})
}

func (c *partCompiler) readCheckBox(k *control, n int32) {
	k.check = &checkBox{on: "☒", off: "☐"}
	for s := range c.t.children(n) {
		a, _ := c.t.attr(s, "val")
		switch c.t.nodes[s].name {
		case "w14:checked":
			k.edit(a.valueAt, a.valueAt+len(a.value), controlCheck)
		case "w14:checkedState":
			k.check.on = signOf(string(a.value), k.check.on)
		case "w14:uncheckedState":
			k.check.off = signOf(string(a.value), k.check.off)
		}
	}
}

// signOf reads a character by its hexadecimal number.
func signOf(hex, otherwise string) string {
	if r := opc.Entity([]byte("&#x" + hex + ";")); r > 0 {
		return string(r)
	}
	return otherwise
}

func (c *partCompiler) readChoices(n int32) map[string]string {
	out := map[string]string{}
	for item := range c.t.children(n) {
		value, _ := c.t.attr(item, "value")
		text, ok := c.t.attr(item, "displayText")
		if !ok {
			text = value
		}
		out[opc.Unescape(value.value)] = opc.Unescape(text.value)
	}
	return out
}

// controlContent finds the text that takes the value; the other texts go. A
// control that holds a table, a picture or another control is left alone.
func (c *partCompiler) controlContent(k *control, content int32) bool {
	t := c.t
	first := int32(-1)
	end := t.subtreeEnd(content)
	for n := content + 1; n < end; n++ {
		nd := &t.nodes[n]
		switch nd.name {
		case "w:tbl", "w:drawing", "w:pict", "w:sdt", "w:tr", "w:fldChar":
			return false
		case "w:rStyle":
			if k.placeholder {
				k.edit(nd.start, nd.end, controlCut)
			}
		case "w:t":
			if nd.empty() {
				continue
			}
			if first < 0 {
				first = n
				k.edit(nd.openEnd, nd.closeStart, controlText)
			} else {
				k.edit(nd.openEnd, nd.closeStart, controlCut)
			}
		case "w:br", "w:tab":
			k.edit(nd.start, nd.end, controlCut)
		}
	}
	return first >= 0
}

// control fills a content control by its name, or leaves it as it stands.
func (r *renderer) control(o *op) {
	k := o.block.control
	v, found, err := k.name.Eval(r.scope)
	if err != nil || !found {
		r.run(o.body)
		return
	}
	text, err := k.text(v)
	if err != nil {
		r.faults = append(r.faults, tags.Fault{Place: placeOf(r.part.name, r.part.prog.t, k.from), Tag: k.name.Name, Message: "内容控件“" + k.name.Name + "”" + err.Error()})
		return
	}
	r.writeControl(o, k, v, text)
	if k.binding != nil {
		r.bind(k.binding, text)
	}
}

// text is what the control shows for a value.
func (k *control) text(v any) (string, error) {
	if k.check != nil {
		if tags.Truth(v) {
			return k.check.on, nil
		}
		return k.check.off, nil
	}
	s, err := tags.Text(v)
	if err != nil {
		return "", err
	}
	if shown, ok := k.choices[s]; ok {
		return shown, nil
	}
	if k.isDate {
		if d, err := tags.LongDate(s); err == nil {
			return d, nil
		}
	}
	return s, nil
}

func (r *renderer) writeControl(o *op, k *control, v any, text string) {
	src := r.part.prog.t.src
	at := k.from
	for _, e := range k.edits {
		r.out = append(r.out, src[at:e.from]...)
		switch e.kind {
		case controlText:
			r.writeText(&op{tag: &occurrence{tag: k.name, written: k.name.Name, start: k.from}, ctx: inText}, text)
		case controlCheck:
			if tags.Truth(v) {
				r.out = append(r.out, '1')
			} else {
				r.out = append(r.out, '0')
			}
		case controlDate:
			if s, _ := tags.Text(v); len(s) >= 10 {
				r.out = append(r.out, s[:10]+"T00:00:00Z"...)
			}
		case controlOnce:
			if !r.seen[k] {
				r.out = append(r.out, src[e.from:e.to]...)
			}
		}
		at = e.to
	}
	r.seen[k] = true
	r.out = append(r.out, src[at:k.to]...)
}
