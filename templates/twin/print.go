package twin

import (
	"fmt"
	"strings"
)

// String is the text of the document in the notation Parse reads.
func (d *Document) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "《%s》\n", d.Title)
	for _, e := range d.Edges {
		fmt.Fprintf(&b, "== %s %s\n", e.Kind, e.Pages)
		for _, p := range e.Paragraphs {
			b.WriteString(p.line())
		}
	}
	b.WriteString("== 正文\n")
	for _, block := range d.Body {
		switch v := block.(type) {
		case Paragraph:
			b.WriteString(v.line())
		case Table:
			v.print(&b)
		}
	}
	return b.String()
}

func (p Paragraph) line() string {
	return strings.TrimRight("["+p.Style+"] "+p.text(), " ") + "\n"
}

func (p Paragraph) text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		if r.Style == "" {
			b.WriteString(r.Text)
		} else {
			b.WriteString("[" + r.Style + "]" + r.Text + "[/]")
		}
	}
	return b.String()
}

func (t Table) print(b *strings.Builder) {
	fmt.Fprintf(b, "[表格 %s", t.Style)
	for _, w := range t.Columns {
		fmt.Fprintf(b, " %d", w)
	}
	b.WriteString("]\n")
	for _, r := range t.Rows {
		b.WriteString(strings.TrimRight(r.mark()+" "+r.text(), " ") + "\n")
	}
	b.WriteString("[表格完]\n")
}

func (r Row) mark() string {
	switch {
	case r.Header:
		return "[表头行]"
	case r.Height > 0:
		return fmt.Sprintf("[行 高%d]", r.Height)
	}
	return "[行]"
}

func (r Row) text() string {
	cells := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		cells[i] = c.text(r.style())
	}
	return strings.Join(cells, " "+markCell+" ")
}

func (c Cell) text(style string) string {
	parts := make([]string, len(c.Paragraphs))
	for i, p := range c.Paragraphs {
		parts[i] = p.text()
		if p.Style != style {
			parts[i] = strings.TrimRight("["+p.Style+"] "+parts[i], " ")
		}
	}
	text := strings.Join(parts, " "+markParagraph+" ")
	if c.Span > 1 {
		return fmt.Sprintf("[跨%d] %s", c.Span, text)
	}
	return text
}
