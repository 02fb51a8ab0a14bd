package format

import (
	"strings"
	"unicode/utf8"
)

// signing is FMT-17: by GB/T 9704—2012 7.3.5 the signature stands with the text. Where pages end is the printer's business, so
// the paragraphs must be bound to each other; a document of one page needs no binding.
var signing = Rule{ID: "FMT-17", Subject: "签署和落款", Level: Warning, Article: Standard + " 7.3.5.5",
	Quote: "当公文排版后所剩空白处不能容下印章或签发人签名章、成文日期时，可以采取调整行距、字距的措施解决。",
	Check: "签署表、落款与正文末段设“与下段同页”，签署表的行不跨页；不单独成页，不写“此页无正文”", hold: holdSigning}

const keepRemedy = "选中正文末段到落款之前的各段（空行在内），“段落”→“换行和分页”勾选“与下段同页”"

func holdSigning(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		v.find(l.here(), "出现“此页无正文”，签署页与正文脱开", "删去这一段，调整行距、字距，使落款与正文末段同在一页")
	}, signPage)
	short := s.fitsOnePage()
	s.of(func(l *line) {
		if first := s.signatureTop(l); first != nil {
			v.holds()
			s.holdBound(v, first, short)
		}
	}, date)
	for i := range s.doc.Tables {
		s.holdSigningTable(v, i+1, short)
	}
}

// signatureTop is the first line of the signature a date ends.
func (s *sheet) signatureTop(l *line) *line {
	top := l
	for up := s.before(top, 1); up != nil && up.kind == signature; up = s.before(top, 1) {
		top = up
	}
	return top
}

// holdBound holds what stands above a signature, from the last line of the text on, to be bound to the next.
func (s *sheet) holdBound(v *verdict, first *line, short bool) {
	if s.breaks(first) && first.flow > 0 && s.textAbove(first) != nil {
		v.find(first.here(), "落款单独成页，与正文脱开", "删去落款前的分页符或分节符，调整行距、字距，使落款与正文末段同在一页")
		return
	}
	if short {
		return
	}
	for n := 1; ; n++ {
		up := s.before(first, n)
		if up == nil || up.index < first.index-n { // a table stands between
			return
		}
		if !up.Format.KeepNext {
			v.find(first.here(), "落款与正文末段之间没有设“与下段同页”，排版一变就可能单独落到下一页", keepRemedy)
			return
		}
		if up.text != "" {
			return
		}
	}
}

// textAbove is the last line above that is not blank, or nil.
func (s *sheet) textAbove(l *line) *line {
	for n := 1; ; n++ {
		up := s.before(l, n)
		if up == nil || up.text != "" {
			return up
		}
	}
}

// holdSigningTable holds the table both sides sign in.
func (s *sheet) holdSigningTable(v *verdict, number int, short bool) {
	cells, signs := s.cells(number)
	if !signs {
		return
	}
	v.holds()
	table := s.doc.Tables[number-1]
	whole := true
	for _, row := range table.Rows {
		whole = whole && row.Whole
	}
	bound := true
	for i, c := range cells {
		ends := c.Place.Row == len(table.Rows) && (i+1 == len(cells) || cells[i+1].Place.Cell != c.Place.Cell)
		bound = bound && (c.Format.KeepNext || ends)
	}
	first := cells[0]
	if !whole && !bound {
		v.find(first.here(), "签署表的行可以跨页断开", "选中签署表，“表格属性”→“行”，取消“允许跨页断行”")
	}
	if first.index == 0 || short {
		return
	}
	for i := first.index - 1; i >= 0; i-- {
		up := &s.lines[i]
		if up.kind == inBox {
			continue
		}
		if up.kind == inTable {
			return
		}
		if !up.Format.KeepNext {
			v.find(first.here(), "签署表与正文末段之间没有设“与下段同页”，签署页可能没有正文", keepRemedy)
			return
		}
		if up.text != "" {
			return
		}
	}
}

// cells are the lines of a table, and whether both sides sign in it.
func (s *sheet) cells(number int) (cells []*line, signs bool) {
	seal, name := false, false
	for i := range s.lines {
		l := &s.lines[i]
		if l.Place.Table != number || l.kind != inTable {
			continue
		}
		cells = append(cells, l)
		seal = seal || strings.Contains(l.text, "（印章）") || strings.Contains(l.text, "（盖章）") || strings.Contains(l.text, "（公章）") || strings.Contains(l.text, "（签章）")
		name = name || strings.Contains(l.text, "长：") || strings.Contains(l.text, "代表") || strings.Contains(l.text, "签字") || strings.Contains(l.text, "签名")
	}
	return cells, seal && name
}

// fitsOnePage reports whether the document is sure to stand on one page: no break, and few enough lines.
func (s *sheet) fitsOnePage() bool {
	const most, wide = 19, 28
	lines := 0
	for i := range s.lines {
		l := &s.lines[i]
		if i > 0 && (l.PageBreak || l.Format.PageBreakBefore) || l.Picture {
			return false
		}
		lines += 1 + utf8.RuneCountInString(l.text)/wide
		if lines > most {
			return false
		}
	}
	return true
}
