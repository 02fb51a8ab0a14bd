package xlsx

import (
	"fmt"
	"huishang/generator/tags"
	"strings"
	"unicode/utf8"
)

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
	f.tallest = max(f.tallest, f.s.fitting.height(p.row, p.col, style, whole))
	if strings.Contains(whole, "\n") {
		style = f.r.styled(style, look{kind: lookWrap})
	}
	if marked {
		style = f.r.styled(style, look{kind: lookMark})
	}
	f.start(p, style, c.extra)
	f.out = append(append(append(f.out, ` t="inlineStr"><`...), f.prefix...), `is>`...)
	if rich {
		f.runs(c.text, list)
	} else {
		f.out = appendT(f.out, f.prefix, whole)
	}
	f.out = append(append(append(f.out, `</`...), f.prefix...), `is></`...)
	f.out = append(append(f.out, f.prefix...), `c>`...)
}

// joined is the whole text of a cell, checked.
func (f *filler) joined(p place, c *cell, list []filled) string {
	s := ""
	if len(list) == 1 {
		s = list[0].text
	} else {
		var b strings.Builder
		for _, k := range list {
			b.WriteString(k.text)
		}
		s = b.String()
	}
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
