package docx

import "bytes"

// table begins a table; it is counted among all of the part, those inside others included.
func (r *reading) table(n int32) {
	w := openTable{end: r.t.nodes[n].end, number: len(r.tables) + 1}
	table := Table{At: r.t.nodes[n].start, Place: r.here()}
	table.Place.Table = w.number
	if k := len(r.within); k > 0 {
		table.Outer = r.within[k-1].number
	}
	w.style = r.cascade.standard["table"]
	if tblPr := r.t.child(n, "w:tblPr"); tblPr >= 0 {
		if s := r.t.child(tblPr, "w:tblStyle"); s >= 0 {
			w.style = r.t.val(s)
		}
	}
	if s := r.cascade.styles[w.style]; s != nil {
		table.Style = s.name
	}
	r.tables = append(r.tables, table)
	r.within = append(r.within, w)
}

func (r *reading) row(n int32) {
	k := len(r.within)
	if k == 0 {
		return
	}
	w := &r.within[k-1]
	w.row, w.cell = w.row+1, 0
	var row Row
	if trPr := r.t.child(n, "w:trPr"); trPr >= 0 {
		if c := r.t.child(trPr, "w:cantSplit"); c >= 0 {
			row.Whole = r.t.on(c)
		}
		if h := r.t.child(trPr, "w:tblHeader"); h >= 0 {
			row.Header = r.t.on(h)
		}
	}
	r.tables[w.number-1].Rows = append(r.tables[w.number-1].Rows, row)
}

// boxAlign finds how the drawing around a text box is aligned across the page.
func (r *reading) boxAlign(n int32) string {
	for k := r.t.nodes[n].parent; k >= 0; k = r.t.nodes[k].parent {
		switch r.t.nodes[k].name {
		case "wp:anchor":
			if h := r.t.child(k, "wp:positionH"); h >= 0 {
				if a := r.t.child(h, "wp:align"); a >= 0 {
					return string(bytes.TrimSpace(r.t.raw(r.t.nodes[a].openEnd, r.t.nodes[a].closeStart)))
				}
			}
			return "-"
		case "w:p":
			return "-"
		}
	}
	return "-"
}
