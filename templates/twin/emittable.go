package twin

import "fmt"

// table writes a table of fixed layout, so that long values wrap instead of pushing it over the type area.
func (e *emitter) table(t Table) {
	total := 0
	for _, w := range t.Columns {
		total += w
	}
	fmt.Fprintf(e, `<w:tbl><w:tblPr><w:tblStyle w:val=%q/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`,
		e.style("table", t.Style), total)
	for _, w := range t.Columns {
		fmt.Fprintf(e, `<w:gridCol w:w="%d"/>`, w)
	}
	e.WriteString("</w:tblGrid>\n")
	for _, r := range t.Rows {
		e.row(t, r)
	}
	e.WriteString("</w:tbl>\n")
}

// row writes a row that is never parted by a page end.
func (e *emitter) row(t Table, r Row) {
	e.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	if r.Height > 0 {
		fmt.Fprintf(e, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, r.Height)
	}
	if r.Header {
		e.WriteString("<w:tblHeader/>")
	}
	e.WriteString("</w:trPr>\n")
	column := 0
	for _, c := range r.Cells {
		width := 0
		for _, w := range t.Columns[column : column+c.Span] {
			width += w
		}
		column += c.Span
		e.cell(c, width)
	}
	e.WriteString("</w:tr>\n")
}

func (e *emitter) cell(c Cell, width int) {
	fmt.Fprintf(e, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if c.Span > 1 {
		fmt.Fprintf(e, `<w:gridSpan w:val="%d"/>`, c.Span)
	}
	e.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	for _, p := range c.Paragraphs {
		e.paragraph(p)
	}
	e.WriteString("</w:tc>\n")
}
