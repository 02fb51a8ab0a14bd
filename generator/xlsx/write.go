package xlsx

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"huishang/generator/tags"
)

func appendInt(out []byte, n int) []byte { return strconv.AppendInt(out, int64(n), 10) }

// cell writes one copy of a cell.
func (f *filler) cell(p place, c *cell) {
	if f.s.linkAt != nil {
		f.link(p)
	}
	switch c.kind {
	case cellStatic:
		f.out = append(append(append(f.out, '<'), f.prefix...), `c r="`...)
		f.out = append(appendCell(f.out, p.outRow, p.outCol), '"')
		f.out = append(f.out, c.rest...)
		if c.value.kind != valEmpty {
			f.keep(p, c.value)
		}
	case cellText:
		f.text(p, c)
	case cellFormula:
		f.formula(p, c)
	}
}

// start writes a cell up to its type, without the end of its tag.
func (f *filler) start(p place, style int, extra []byte) {
	f.out = append(append(append(f.out, '<'), f.prefix...), `c r="`...)
	f.out = append(appendCell(f.out, p.outRow, p.outCol), '"')
	if style != 0 {
		f.out = append(appendInt(append(f.out, ` s="`...), style), '"')
	}
	f.out = append(f.out, extra...)
}

// keep remembers a value for the formulas and charts that look at its column.
func (f *filler) keep(p place, v val) {
	if !f.s.watched[p.col] {
		return
	}
	if f.w.values == nil {
		f.w.values = map[int][]val{}
	}
	list := f.w.values[p.outCol]
	for len(list) <= p.outRow {
		list = append(list, val{})
	}
	list[p.outRow] = v
	f.w.values[p.outCol] = list
}

// text writes a cell whose text holds tags. A cell that is one value keeps the
// value's type; everything else is text.
func (f *filler) text(p place, c *cell) {
	if f.blank {
		f.blankText(p, c)
		return
	}
	if ops := c.text.ops; len(ops) == 1 && ops[0].kind == textTag && !ops[0].tag.opens() {
		f.value(p, c, f.r.evaluate(&ops[0], f.scope))
		return
	}
	f.scratch = f.r.pieces(f.scratch[:0], c.text.ops, f.scope, f)
	if len(f.scratch) == 1 && f.scratch[0].tag != nil {
		f.value(p, c, f.scratch[0])
		return
	}
	f.strings(p, c, f.scratch)
}

// blankText writes a cell of an empty list: nothing, or the words around the tags.
func (f *filler) blankText(p place, c *cell) {
	if f.r.tpl.empty == KeepRow {
		var list []filled
		for _, op := range c.text.ops {
			if op.kind == textLiteral {
				list = append(list, filled{run: op.run, text: op.text})
			}
		}
		f.strings(p, c, list)
		return
	}
	f.emptyCell(p, c)
}

func (f *filler) emptyCell(p place, c *cell) {
	f.start(p, c.style, c.extra)
	f.out = append(f.out, '/', '>')
}

// A filled piece of a text: a literal, or what a tag gave.
type filled struct {
	run  int
	text string
	tag  *occurrence // nil for a literal
	v    any
	mark bool // stands for a missing value
}

// pieces evaluates the steps of a text.
func (r *renderer) pieces(out []filled, ops []textOp, scope *tags.Scope, f *filler) []filled {
	for i := range ops {
		op := &ops[i]
		switch {
		case op.kind == textLiteral:
			out = append(out, filled{run: op.run, text: op.text})
		case op.tag.opens():
			t := r.turnsOf(op.tag, scope)
			for k := range t.n {
				r.turn()
				left := t.enter(scope, k)
				out = r.pieces(out, op.body, scope, f)
				if left {
					scope.Pop()
				}
			}
		default:
			out = append(out, r.evaluate(op, scope))
		}
	}
	return out
}

// evaluate gives what one tag says, or what the policy puts in its place.
func (r *renderer) evaluate(op *textOp, scope *tags.Scope) filled {
	o := op.tag
	out := filled{run: op.run, tag: o}
	v, ok, err := o.tag.Eval(scope)
	if err != nil {
		r.faultAt(o, scope, err.Error(), false)
		return out
	}
	if ok && o.tag.Kind != tags.Image {
		if out.v = v; !isEmpty(v) {
			return out
		}
		ok = false
	}
	if ok && !isEmpty(v) {
		out.v = v
		return out
	}
	out.v = nil
	if o.tag.Optional {
		return out
	}
	switch r.missing {
	case tags.Refuse:
		r.faultAt(o, scope, "没有值，请补填", true)
	case tags.Keep:
		if v == nil {
			out.v = o.written
		}
	case tags.Mark:
		out.v, out.mark = tags.Placeholder(o.tag.Name), true
	}
	return out
}

// isEmpty reports whether a value counts as missing, as in a form left blank.
func isEmpty(v any) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case float64, int, bool, json.Number:
		return false
	case []byte:
		return len(x) == 0
	}
	if z, has := v.(interface{ IsZero() bool }); has {
		if _, isNumber := tags.Number(v); !isNumber {
			return z.IsZero()
		}
	}
	return tags.Len(v) == 0
}

// strings writes a text of several pieces.
func (f *filler) strings(p place, c *cell, list []filled) {
	marked, rich := false, false
	last := -1
	for i := range list {
		if list[i].tag != nil {
			list[i].text = f.plain(list[i])
		}
		marked = marked || list[i].mark
		if list[i].text != "" {
			rich = rich || last >= 0 && last != list[i].run || c.text.runs[list[i].run] != nil
			last = list[i].run
		}
	}
	whole := f.joined(p, c, list)
	if whole == "" {
		f.emptyCell(p, c)
		return
	}
	f.keep(p, val{kind: valText, str: whole})
	style := c.style
	if strings.Contains(whole, "\n") {
		style = f.r.styled(style, look{kind: lookWrap})
	}
	if marked {
		style = f.r.styled(style, look{kind: lookMark})
	}
	f.start(p, style, c.extra)
	f.out = append(f.out, ` t="inlineStr"><`+f.prefix+`is>`...)
	if rich {
		f.runs(c.text, list)
	} else {
		f.out = appendT(f.out, f.prefix, whole)
	}
	f.out = append(f.out, `</`+f.prefix+`is></`+f.prefix+`c>`...)
}

// joined is the whole text of a cell, checked.
func (f *filler) joined(p place, c *cell, list []filled) string {
	var b strings.Builder
	for _, k := range list {
		b.WriteString(k.text)
	}
	s := b.String()
	for _, k := range list {
		if k.tag != nil && !f.fits(k.tag, s) {
			return ""
		}
	}
	return s
}

// fits refuses text that a cell cannot hold.
func (f *filler) fits(o *occurrence, s string) bool {
	if bad := tags.BadRune(s); bad >= 0 {
		f.r.faultAt(o, f.scope, fmt.Sprintf("的值里有不能写入文件的控制字符（U+%04X），请删去", bad), false)
		return false
	}
	if len(s) > maxText && utf16Length(s) > maxText {
		f.r.faultAt(o, f.scope, fmt.Sprintf("的值有%d个字符，超过一个单元格的上限%d个，请缩短", utf8.RuneCountInString(s), maxText), false)
		return false
	}
	return true
}

func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// plain is the text of a value among other text.
func (f *filler) plain(k filled) string {
	s, err := f.r.plainText(k, f.scope)
	if err != nil {
		f.r.faultAt(k.tag, f.scope, err.Error(), false)
	}
	return s
}

func (r *renderer) plainText(k filled, scope *tags.Scope) (string, error) {
	if k.v == nil {
		return "", nil
	}
	if k.tag != nil && k.tag.tag.Kind == tags.Image && !k.mark {
		return "", fmt.Errorf("是图片，要单独占一个单元格")
	}
	if d, ok := k.v.(time.Time); ok {
		return spelledDate(d), nil
	}
	return tags.Text(k.v)
}

// spelledDate is a date among text, with its hour when it has one.
func spelledDate(d time.Time) string {
	if h, m, s := d.Clock(); h+m+s == 0 {
		return d.Format("2006-01-02")
	}
	return d.Format("2006-01-02 15:04")
}

// runs writes rich text, neighbours of one format together.
func (f *filler) runs(t *text, list []filled) {
	for i := 0; i < len(list); {
		j, s := i, ""
		for ; j < len(list) && list[j].run == list[i].run; j++ {
			s += list[j].text
		}
		if s != "" {
			f.out = append(f.out, `<`+f.prefix+`r>`...)
			if props := t.runs[list[i].run]; props != nil {
				f.out = append(append(append(f.out, `<`+f.prefix+`rPr>`...), props...), `</`+f.prefix+`rPr>`...)
			}
			f.out = append(appendT(f.out, f.prefix, s), `</`+f.prefix+`r>`...)
		}
		i = j
	}
}

func appendNumber(out []byte, v float64) []byte {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.AppendInt(out, int64(v), 10)
	}
	return strconv.AppendFloat(out, v, 'g', -1, 64)
}
