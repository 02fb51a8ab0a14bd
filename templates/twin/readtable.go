package twin

import "encoding/xml"

// table reads to the end of the table whose start was just taken. A table inside a cell counts as that cell's text.
func (r *reader) table() (Table, error) {
	t := Table{Style: "签署表格"}
	for {
		tok, err := r.Token()
		if err != nil {
			return t, err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "tblStyle":
				t.Style = r.styleName(attr(e, "val"), t.Style)
			case "gridCol":
				t.Columns = append(t.Columns, number(e, "w"))
			case "tr":
				row, err := r.row()
				if err != nil {
					return t, err
				}
				t.Rows = append(t.Rows, row)
			}
		case xml.EndElement:
			if e.Name.Local == "tbl" {
				return t, nil
			}
		}
	}
}

func (r *reader) row() (Row, error) {
	var row Row
	for {
		tok, err := r.Token()
		if err != nil {
			return row, err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "trHeight":
				row.Height = number(e, "val")
			case "tblHeader":
				row.Header = true
			case "tc":
				c, err := r.cell()
				if err != nil {
					return row, err
				}
				row.Cells = append(row.Cells, c)
			}
		case xml.EndElement:
			if e.Name.Local == "tr" {
				return row, nil
			}
		}
	}
}

func (r *reader) cell() (Cell, error) {
	c := Cell{Span: 1}
	for {
		tok, err := r.Token()
		if err != nil {
			return c, err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "gridSpan":
				c.Span = number(e, "val")
			case "p":
				p, err := r.paragraph()
				if err != nil {
					return c, err
				}
				c.Paragraphs = append(c.Paragraphs, p)
			}
		case xml.EndElement:
			if e.Name.Local == "tc" {
				return c, nil
			}
		}
	}
}
