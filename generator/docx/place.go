package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

var (
	headingStyle = regexp.MustCompile(`(?i)heading|标题|title`)
	headingText  = regexp.MustCompile(`^(第[一二三四五六七八九十百0-9]+[章节条部分]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)`)
)

// placeOf tells where the byte at stands: paragraphs and tables are counted in
// the order of the part, text boxes and cells included.
func placeOf(part string, t *tree, at int) tags.Place {
	p := tags.Place{Part: part}
	inner := int32(-1)
	before := 0 // nodes that begin before the place
	for ; before < len(t.nodes) && t.nodes[before].start <= at; before++ {
		nd := &t.nodes[before]
		switch nd.name {
		case "w:p", "a:p":
			p.Paragraph++
		case "w:tbl":
			if nd.end > at {
				inner = int32(before)
			}
		}
	}
	p.Heading = t.headingBefore(before, at)
	if inner >= 0 {
		p.Table, p.Row, p.Cell = t.cellOf(inner, at)
	}
	return p
}

// headingBefore is the last heading among the first nodes that ends before the byte at; empty when there is none.
func (t *tree) headingBefore(nodes, at int) string {
	for i := nodes - 1; i >= 0; i-- {
		nd := &t.nodes[i]
		if (nd.name == "w:p" || nd.name == "a:p") && nd.end <= at && t.isHeading(int32(i)) {
			return shorten(t.textOf(int32(i)), 20)
		}
	}
	return ""
}

func (t *tree) isHeading(p int32) bool {
	if pPr := t.child(p, "w:pPr"); pPr >= 0 {
		if t.child(pPr, "w:outlineLvl") >= 0 {
			return true
		}
		if s := t.child(pPr, "w:pStyle"); s >= 0 && headingStyle.MatchString(t.val(s)) {
			return strings.TrimSpace(t.textOf(p)) != ""
		}
	}
	text := strings.TrimSpace(t.textOf(p))
	return len(text) < 120 && headingText.MatchString(text)
}

// cellOf counts the table of the part, and the row and cell of it that hold at.
func (t *tree) cellOf(table int32, at int) (tbl, row, cell int) {
	for i := int32(0); i <= table; i++ {
		if t.nodes[i].name == "w:tbl" {
			tbl++
		}
	}
	for i := table + 1; int(i) < len(t.nodes) && t.nodes[i].start <= at; i++ {
		nd := &t.nodes[i]
		if (nd.name == "w:tr" || nd.name == "w:tc") && t.up(nd.parent, "w:tbl") == table {
			if nd.name == "w:tr" {
				row, cell = row+1, 0
			} else {
				cell++
			}
		}
	}
	return tbl, row, cell
}

// textOf joins the text of a paragraph.
func (t *tree) textOf(p int32) string {
	var b strings.Builder
	for i := p; int(i) < len(t.nodes) && t.nodes[i].start < t.nodes[p].end; i++ {
		if ctx, ok := textContext(t.nodes[i].name); ok && ctx != inField {
			b.WriteString(opc.Unescape(t.raw(t.nodes[i].openEnd, t.nodes[i].closeStart)))
		}
	}
	return b.String()
}

// around is some twenty characters of the paragraph beside the byte at.
func around(t *tree, at int) string {
	p := int32(-1)
	for i := range t.nodes {
		nd := &t.nodes[i]
		if nd.start > at {
			break
		}
		if nd.name == "w:p" && nd.end > at {
			p = int32(i)
		}
	}
	if p < 0 {
		return ""
	}
	var b strings.Builder
	mid := -1
	for i := p; int(i) < len(t.nodes) && t.nodes[i].start < t.nodes[p].end; i++ {
		nd := &t.nodes[i]
		if ctx, ok := textContext(nd.name); !ok || ctx == inField {
			continue
		}
		if mid < 0 && nd.end > at {
			mid = b.Len() + max(0, at-nd.openEnd)
		}
		b.WriteString(opc.Unescape(t.raw(nd.openEnd, nd.closeStart)))
	}
	return window(b.String(), max(mid, 0), 10)
}

// window is n characters of s on each side of the byte mid.
func window(s string, mid, n int) string {
	mid = min(mid, len(s))
	for mid > 0 && mid < len(s) && !utf8.RuneStart(s[mid]) {
		mid--
	}
	from, to := mid, mid
	for range n {
		_, w := utf8.DecodeLastRuneInString(s[:from])
		from -= w
		_, w = utf8.DecodeRuneInString(s[to:])
		to += w
	}
	return s[from:to]
}

func shorten(s string, n int) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}
