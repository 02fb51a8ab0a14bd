package xlsx

import (
	"fmt"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A compiler turns the parts of a workbook into a template.
type compiler struct {
	o       *options
	archive *archive
	book    *book
	strings stringTable
	texts   textReader
	faults  tags.Faults
	tpl     *Template
}

// compile reads everything there is to fill.
func (c *compiler) compile() (*Template, error) {
	part, err := c.archive.findWorkbook()
	if err != nil {
		return nil, err
	}
	if err := c.readBook(part); err != nil {
		return nil, err
	}
	if err := c.readStrings(); err != nil {
		return nil, err
	}
	c.tpl = &Template{archive: c.archive, book: c.book, strings: c.strings, delims: c.o.delims, limits: c.o.limits,
		empty: c.o.empty, stale: c.o.stale, charts: map[string]*chart{}, paragraphs: map[paragraphKey]*text{}}
	level := c.o.level
	c.tpl.presses.New = func() any { return newPress(level) }
	if c.tpl.styles, err = c.readStyles(); err != nil {
		return nil, err
	}
	for _, s := range c.book.sheets {
		if err := c.compileSheet(s); err != nil {
			return nil, err
		}
	}
	if err := c.compileParts(); err != nil {
		return nil, err
	}
	if len(c.faults) > 0 {
		return nil, c.faults
	}
	c.markUse()
	c.markActive()
	return c.tpl, nil
}

func (c *compiler) readStrings() error {
	r, ok := byKind(c.book.rels, "sharedStrings")
	if !ok {
		return nil
	}
	part := opc.Resolve(c.book.part, r.target)
	src, ok := c.archive.Get(part)
	if !ok {
		return nil
	}
	var err error
	if c.strings, err = readSharedStrings(src); err != nil {
		return fmt.Errorf("%w：%s：%w", ErrNotExcel, part, err)
	}
	return nil
}

// compileSheet reads one sheet and finds what repeats in it.
func (c *compiler) compileSheet(s *sheet) error {
	var err error
	if s.rels, err = c.archive.relations(s.part); err != nil {
		return err
	}
	c.texts.all, c.texts.faults = nil, nil
	if err := c.readSheet(s); err != nil {
		return err
	}
	c.sheetBlocks(s)
	c.faults = append(c.faults, c.texts.faults...)
	c.tpl.tags = append(c.tpl.tags, c.texts.all...)
	s.filled = s.filled || len(c.texts.all) > 0
	for _, k := range s.tail {
		if k.is("mergeCells") {
			for m := range k.children() {
				if a, ok := readArea(m.attr("ref")); ok {
					s.merges = append(s.merges, a)
				}
			}
		}
	}
	s.fitting = fittingOf(s, c.tpl.styles)
	return c.compileTitle(s)
}

// sheetBlocks finds the blocks of the sheet's cells.
func (c *compiler) sheetBlocks(s *sheet) {
	list := c.texts.all
	fs := pair(list, c.o.delims, c.o.limits.Depth)
	c.faults = append(c.faults, fs...)
	markers := map[int]bool{}
	for i := range s.rows {
		if s.rows[i].nestTexts() {
			markers[s.rows[i].n] = true
		}
	}
	if len(fs)+len(c.texts.faults) > 0 {
		list = nil // half a block would only add faults that are not there
	}
	rows, fs := rowBlocks(list)
	c.faults = append(c.faults, fs...)
	s.rowAxis = newAxis(maxRows, rows, func(n int) bool { return markers[n] })
	cols, lanes, fs := columnBlocks(list, s.rowAxis)
	c.faults = append(c.faults, fs...)
	s.colAxis = newAxis(maxCols, cols, nil)
	s.lanes, s.lane = lanes, map[*block]*lane{}
	for _, b := range cols {
		if len(b.lanes) == 1 {
			s.lane[b] = b.lanes[0]
		}
	}
	c.checkTags(s, list)
}

// nestTexts gives every text of the row its inline blocks, and reports whether
// the row held nothing but tags of blocks that go on in other rows.
func (r *row) nestTexts() bool {
	onlyTags, any := true, false
	for i := range r.cells {
		t := r.cells[i].text
		switch {
		case r.cells[i].kind == cellFormula || r.cells[i].kind == cellStatic && r.cells[i].value.kind != valEmpty:
			onlyTags = false
		case t != nil:
			t.markInline()
			has, leaves := t.marks()
			any = any || has
			t.nest()
			if has {
				t.trim()
			}
			onlyTags = onlyTags && leaves && len(t.ops) == 0
		}
	}
	return onlyTags && any
}

// marks reports whether the text has tags of blocks of rows or columns, and
// whether all of those go on in other rows.
func (t *text) marks() (has, leaves bool) {
	leaves = true
	for _, op := range t.ops {
		if op.kind == textTag && op.tag.partner != nil && !op.tag.inline {
			has = true
			leaves = leaves && op.tag.partner.row != op.tag.row
		}
	}
	return has, leaves
}

// checkTags refuses tags that stand where they can do nothing.
func (c *compiler) checkTags(s *sheet, list []*occurrence) {
	depth := 0
	for _, o := range list {
		inRows := s.rowAxis.innermost(o.row) != s.rowAxis.whole
		inColumns := s.colAxis.innermost(o.col) != s.colAxis.whole
		switch o.tag.Kind {
		case tags.Open, tags.Inverted:
			depth++
		case tags.Close:
			depth--
		case tags.Merge:
			if !inRows {
				c.faults = append(c.faults, o.fault("“"+o.written+"”用来合并上下相同的单元格，只能写在重复的行里"))
			}
		}
		if o.tag.NeedsLoop() && depth == 0 && !inRows && !inColumns {
			c.faults = append(c.faults, o.fault("“"+o.written+"”是循环里的位置，只能写在“"+c.o.delims.Open+"#…"+c.o.delims.Close+"”和“"+c.o.delims.Open+"/…"+c.o.delims.Close+"”之间"))
		}
	}
}
