package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"huishang/generator/tags"
)

// A name of a sheet can hold tags: {{年份}}投入 names it, {{#各市}}{{名称}} gives
// one sheet to each element. A slash cannot stand in a name, so the block needs
// no end.
func (c *compiler) compileTitle(s *sheet) error {
	reader := &textReader{delims: c.o.delims}
	t := reader.read([]run{{text: s.name}}, occurrence{sheet: s.name, part: c.book.part})
	c.faults = append(c.faults, reader.faults...)
	if t == nil {
		return nil
	}
	kept := t.ops[:0]
	for _, op := range t.ops {
		switch {
		case op.kind == textLiteral || op.tag.tag.Kind == tags.Value:
			kept = append(kept, op)
		case op.tag.opens() && !op.tag.tag.Column && s.each == nil:
			s.each = op.tag
		case op.tag.tag.Kind == tags.Close && s.each != nil && op.tag.tag.Closes(s.each.tag):
		default:
			c.faults = append(c.faults, op.tag.fault("工作表名称里的“"+op.tag.written+"”用不了；名称里只能有一个循环和若干值"))
		}
	}
	t.ops = kept
	s.title, s.filled = t, true
	c.tpl.tags = append(c.tpl.tags, reader.all...)
	return nil
}

// planSheets decides which sheets there will be, and lays each out.
func (r *renderer) planSheets() {
	for i, e := range r.tpl.book.entries {
		if e.sheet == nil {
			r.sheets = append(r.sheets, &sheetOut{entry: i, name: e.name, scope: tags.NewScope(r.data)})
			continue
		}
		r.repeatSheet(i, e.sheet)
	}
	if len(r.sheets) == 0 {
		panic(tooLarge{"所有工作表的列表都是空的，没有工作表可以生成；请至少给出一个元素，不"})
	}
	for _, w := range r.sheets {
		if w.tpl != nil {
			r.layOut(w)
		}
	}
}

// repeatSheet adds the copies of one sheet of the template.
func (r *renderer) repeatSheet(entry int, s *sheet) {
	scope := tags.NewScope(r.data)
	if s.title == nil {
		r.addSheet(entry, s, scope, s.name)
		return
	}
	t, list := turns{n: 1}, s.each
	if list == nil && len(s.title.ops) == 1 {
		if v, _, _ := s.title.ops[0].tag.tag.Eval(scope); tags.Len(v) >= 0 {
			list = s.title.ops[0].tag
		}
	}
	if list != nil {
		t = r.turnsOf(list, scope)
	}
	for k := range t.n {
		r.turn()
		if len(r.sheets) >= r.tpl.limits.Sheets {
			panic(tooLarge{fmt.Sprintf("工作表超过上限%d个", r.tpl.limits.Sheets)})
		}
		in := scope.Fork()
		t.enter(in, k)
		r.addSheet(entry, s, in, r.titleOf(s, list, in))
	}
}

// titleOf is the name of one copy: what its tags say, or what the element is called.
func (r *renderer) titleOf(s *sheet, list *occurrence, scope *tags.Scope) string {
	if list != nil && (len(s.title.ops) == 0 || s.title.ops[0].tag == list) {
		if name, err := tags.Text(scope.This()); err == nil {
			return name
		}
		for _, field := range []string{"名称", "name"} {
			if v, ok := scope.Get(field); ok {
				name, _ := tags.Text(v)
				return name
			}
		}
		return list.tag.Name
	}
	var b strings.Builder
	for _, k := range r.pieces(nil, s.title.ops, scope, nil) {
		text, err := k.text, error(nil)
		if k.tag != nil {
			if text, err = r.plainText(k, scope); err != nil {
				r.faultAt(k.tag, scope, err.Error(), false)
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

func (r *renderer) addSheet(entry int, s *sheet, scope *tags.Scope, name string) {
	if s.title != nil {
		name = r.freeName(name)
	}
	w := &sheetOut{tpl: s, entry: entry, name: name, part: s.part, copy: len(r.bySheet[s]), scope: scope, rels: s.rels}
	if w.copy > 0 {
		w.part = r.newPart("xl/worksheets/sheet%d.xml")
		w.rels = moved(s.rels, s.part, w.part)
	}
	r.bySheet[s] = append(r.bySheet[s], w)
	r.sheets = append(r.sheets, w)
}

// maxTitle is the longest name of a sheet.
const maxTitle = 31

// freeName makes a name Excel takes and no other sheet has.
func (r *renderer) freeName(name string) string {
	name = strings.Map(func(c rune) rune {
		if c < ' ' || strings.ContainsRune(`:\/?*[]`, c) || c == utf8.RuneError || tags.BadRune(string(c)) >= 0 {
			return '_'
		}
		return c
	}, strings.TrimSpace(name))
	name = strings.Trim(name, "'")
	if name == "" || strings.EqualFold(name, "history") {
		name += "表"
	}
	out := cutTitle(name, maxTitle)
	for i := 2; r.taken(out); i++ {
		end := fmt.Sprintf("(%d)", i)
		out = cutTitle(name, maxTitle-len(end)) + end
	}
	return out
}

// taken reports whether a sheet before has the name, or one of the template
// whose name is fixed.
func (r *renderer) taken(name string) bool {
	for _, w := range r.sheets {
		if strings.EqualFold(w.name, name) {
			return true
		}
	}
	for _, e := range r.tpl.book.entries {
		if (e.sheet == nil || e.sheet.title == nil) && strings.EqualFold(e.name, name) {
			return true
		}
	}
	return false
}

// cutTitle keeps the first n UTF-16 units.
func cutTitle(s string, n int) string {
	for i, c := range s {
		if n -= utf16Length(string(c)); n < 0 {
			return s[:i]
		}
	}
	return s
}
