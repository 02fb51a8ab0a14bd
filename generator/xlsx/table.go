package xlsx

import (
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A table is a named range with a header, as Excel's 表格.
type table struct {
	id   string // of the relationship
	part string
	root node
	area area
	head bool // its first row names the columns
}

func (c *compiler) compileTable(s *sheet, id, part string, data []byte) error {
	n, err := c.markupOf(part, data)
	if err != nil {
		return err
	}
	a, ok := readArea(n.attr("ref"))
	if !ok {
		return nil
	}
	t := &table{id: id, part: part, root: n, area: a, head: n.attr("headerRowCount") != "0"}
	s.tables = append(s.tables, t)
	for k := a.c1; k <= a.c2 && t.head; k++ {
		s.watched[k] = true // the names of the columns are what the header says
	}
	return nil
}

// table writes a table whose range grew with its rows and columns.
func (r *renderer) table(w *sheetOut, id string) []byte {
	var t *table
	for _, k := range w.tpl.tables {
		if k.id == id {
			t = k
		}
	}
	if t == nil {
		return nil
	}
	whole, ok := w.whole(t.area)
	if !ok {
		whole = t.area
	}
	f := &filler{r: r, w: w, s: w.tpl, scope: w.scope, prefix: string(t.root.src[t.root.start+1 : t.root.nameEnd-len(t.root.name)])}
	attrs := setAttr(t.root.attrs(), "ref", whole.String())
	if w.copy > 0 {
		n := r.nextTable()
		attrs = setAttr(attrs, "id", strconv.Itoa(n))
		for _, name := range []string{"name", "displayName"} {
			attrs = setAttr(attrs, name, t.root.attr(name)+"_"+strconv.Itoa(n))
		}
	}
	f.out = append(append([]byte(nil), t.root.src[:t.root.nameEnd]...), attrs...)
	f.out = append(f.out, '>')
	at := t.root.openEnd
	for k := range t.root.children() {
		f.out = append(f.out, t.root.src[at:k.start]...)
		at = k.end
		switch string(k.name) {
		case "autoFilter", "sortState":
			f.refElement(k)
		case "tableColumns":
			f.tableColumns(t, k, whole)
		default:
			f.out = append(f.out, k.outer()...)
		}
	}
	return append(f.out, t.root.src[at:]...)
}

func (r *renderer) nextTable() int {
	n := 0
	for _, s := range r.tpl.book.sheets {
		for _, t := range s.tables {
			n = max(n, t.root.number("id"))
		}
	}
	r.tables++
	return n + r.tables
}

// tableColumns writes one column for each of the range, named as its header
// cell is: Excel repairs a table whose names differ.
func (f *filler) tableColumns(t *table, k node, whole area) {
	var cols []node
	for c := range k.children() {
		cols = append(cols, c)
	}
	names := map[string]bool{}
	f.open("tableColumns", ` count="`+strconv.Itoa(whole.c2-whole.c1+1)+`"`)
	id := 0
	for i, c := range cols {
		for _, s := range f.w.cols.copies(t.area.c1+i, t.area.c1+i, nil) {
			id++
			attrs := setAttr(setAttr(c.attrs(), "id", strconv.Itoa(id)), "name", f.columnName(t, c, whole.r1, s.from, names))
			if s.from != f.firstColumn(t.area.c1+i) {
				attrs = setAttr(attrs, "xr3:uid", "")
			}
			if c.openEnd == c.end {
				f.empty("tableColumn", string(attrs))
				continue
			}
			f.open("tableColumn", string(attrs))
			p := f.w.corner(t.area.r1+1, t.area.c1+i)
			f.columnFormulas(c, &p)
			f.close("tableColumn")
		}
	}
	f.close("tableColumns")
}

func (f *filler) firstColumn(col int) int {
	n, _ := f.w.cols.first(col, nil)
	return n
}

// columnFormulas copies the formulas a column computes its cells and totals with.
func (f *filler) columnFormulas(c node, p *place) {
	for k := range c.children() {
		if !k.is("calculatedColumnFormula") && !k.is("totalsRowFormula") {
			f.out = append(f.out, k.outer()...)
			continue
		}
		s, _ := f.r.rewrite(f.w, p, parseFormula(k.text()), nil)
		f.out = append(f.out, k.src[k.start:k.openEnd]...)
		f.out = append(opc.AppendText(f.out, s), k.src[k.closeStart:k.end]...)
	}
}

// columnName is the text of the header cell, made unlike those before it.
func (f *filler) columnName(t *table, c node, row, col int, taken map[string]bool) string {
	name := c.attr("name")
	if v := f.w.at(row, col); t.head && v.kind == valText && v.str != "" {
		name = strings.NewReplacer("\r", "", "\n", "_x000a_", "\t", "_x0009_").Replace(v.str)
	}
	out := name
	for i := 2; taken[strings.ToLower(out)]; i++ {
		out = name + strconv.Itoa(i)
	}
	taken[strings.ToLower(out)] = true
	return out
}
