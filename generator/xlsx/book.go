package xlsx

import (
	"fmt"
	"strings"

	"huishang/generator/opc"
)

// A book is the workbook part and what it names.
type book struct {
	part     string
	src      []byte
	root     node
	prefix   string
	entries  []bookSheet // in the order of the tabs
	sheets   []*sheet    // the worksheets among them
	names    []bookName
	rels     []relation
	date1904 bool
}

// A bookSheet is one tab: a worksheet, or a sheet that is only a chart.
type bookSheet struct {
	node  node
	name  string
	sheet *sheet // nil when it is no worksheet
}

// A bookName is a defined name.
type bookName struct {
	node    node
	name    string
	local   int // the tab it belongs to, or -1
	formula *formula
}

// readBook reads the workbook part.
func (c *compiler) readBook(part string) error {
	data, _ := c.archive.Get(part)
	n, err := root(data)
	if err != nil {
		return fmt.Errorf("%w：%s：%w", ErrNotExcel, part, err)
	}
	tag := data[n.start+1 : n.nameEnd]
	b := &book{part: part, src: data, root: n, prefix: string(tag[:len(tag)-len(n.name)])}
	c.book = b
	if b.rels, err = c.archive.relations(part); err != nil {
		return err
	}
	for k := range n.children() {
		switch {
		case k.is("sheets"):
			err = c.readTabs(k)
		case k.is("definedNames"):
			b.readNames(k)
		case k.is("workbookPr"):
			v := k.attr("date1904")
			b.date1904 = v == "1" || v == "true"
		}
		if err != nil {
			return err
		}
	}
	if len(b.sheets) == 0 {
		return fmt.Errorf("%w：里面没有工作表", ErrNotExcel)
	}
	return nil
}

func (c *compiler) readTabs(n node) error {
	for k := range n.children() {
		if !k.is("sheet") {
			continue
		}
		e := bookSheet{node: k, name: k.attr("name")}
		r, ok := byID(c.book.rels, relationID(k.attrs()))
		part := opc.Resolve(c.book.part, r.target)
		src, has := c.archive.Get(part)
		if !ok || !has {
			return fmt.Errorf("%w：找不到工作表“%s”", ErrNotExcel, e.name)
		}
		if r.kind == "worksheet" {
			e.sheet = &sheet{index: len(c.book.entries), name: e.name, part: part, src: src, watched: map[int]bool{}}
			c.book.sheets = append(c.book.sheets, e.sheet)
		}
		c.book.entries = append(c.book.entries, e)
	}
	return nil
}

func (b *book) readNames(n node) {
	for k := range n.children() {
		if !k.is("definedName") {
			continue
		}
		d := bookName{node: k, name: k.attr("name"), local: -1, formula: parseFormula(k.text())}
		if v := k.attr("localSheetId"); v != "" {
			d.local = k.number("localSheetId")
		}
		for _, r := range d.formula.refs {
			r.grows = true // a name for cells of a list is a name for the whole list
		}
		b.names = append(b.names, d)
	}
}

// named finds a worksheet by the name a formula gives; own when it gives none.
func (b *book) named(name string, own *sheet) *sheet {
	if name == "" {
		return own
	}
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return s
		}
	}
	return nil
}
