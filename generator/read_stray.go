package generator

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/xlsx"
)

// mostStrays bounds what is told of one sheet.
const mostStrays = 20

// noteStrays tells of what stands in the workbook where the form asks for nothing: it is not read, and must not be lost without a
// word.
func (r *formReader) noteStrays() {
	for _, s := range r.book.Sheets {
		if r.words[s] == nil {
			continue
		}
		f := &strayFinder{formReader: r, sheet: s, places: map[[2]int]bool{}, told: map[int]bool{}}
		if f.learn(); f.asked {
			f.look()
		} else if f.filledIn() {
			r.note(FormFault{Sheet: s.Name, Message: "这张工作表不是表格里的，没有读取。要报送的内容请填到表格自己的工作表里。"})
		}
	}
}

func (r *formReader) note(f FormFault) { r.filled.Notes = append(r.filled.Notes, f) }

// A strayFinder finds on one sheet what belongs to no field.
type strayFinder struct {
	*formReader
	sheet  *xlsx.Sheet
	asked  bool // some part of the form stands on the sheet
	lists  []*block
	places map[[2]int]bool // of the labels and cells of cards
	told   map[int]bool    // columns already told of
}

// learn gathers what the form has on the sheet.
func (f *strayFinder) learn() {
	for _, b := range f.filled.blocks {
		if b.list && b.sheet == f.sheet {
			f.lists, f.asked = append(f.lists, b), true
		}
		for i, at := range b.cells {
			if b.sheets[i] == f.sheet {
				f.asked = true
				f.places[[2]int{at.row, at.col}] = true
				label := at.col - 1
				if m, ok := f.sheet.MergeAt(at.row, label); ok {
					label = m.Col
				}
				f.places[[2]int{at.row, label}] = true
			}
		}
	}
}

func (f *strayFinder) filledIn() bool {
	for _, cells := range f.sheet.Rows() {
		if slices.ContainsFunc(cells, func(c xlsx.Cell) bool { return tidy(c.Text()) != "" }) {
			return true
		}
	}
	return false
}

func (f *strayFinder) look() {
	count := 0
	for row, cells := range f.sheet.Rows() {
		for _, c := range cells {
			if !f.stray(row, c) {
				continue
			}
			if title := f.heading(row, c.Col); title != "" {
				if !f.told[c.Col] {
					f.told[c.Col] = true
					f.note(FormFault{Sheet: f.sheet.Name, Cell: refOf(f.listAt(row, c.Col).header, c.Col), Message: fmt.Sprintf("“%s”这一列不是表格里的，没有读取。", clipped(title, 20))})
				}
			} else if count++; count <= mostStrays {
				f.note(FormFault{Sheet: f.sheet.Name, Cell: c.Ref(), Message: fmt.Sprintf("“%s”不在表格的栏目里，没有读取。要报送的请填到相应的栏。", clipped(tidy(c.Text()), 20))})
			}
		}
	}
	if count > mostStrays {
		f.note(FormFault{Sheet: f.sheet.Name, Message: fmt.Sprintf("另有 %d 处内容不在表格的栏目里，没有读取。", count-mostStrays)})
	}
}

// stray reports a cell that says something no field takes and the form did not write.
func (f *strayFinder) stray(row int, c xlsx.Cell) bool {
	list := f.listAt(row, c.Col)
	if list != nil && slices.Contains(list.cols, c.Col) || f.places[[2]int{row, c.Col}] {
		return false
	}
	text := bare(c.Text())
	if text == "" || f.kind.texts[text] {
		return false
	}
	if list != nil && (row == list.header || c.Col == list.count && list.counts(row, text)) {
		return false
	}
	if _, _, label := wordOf(c.Raw, f.kind.words); label && c.Kind == xlsx.KindText {
		return false
	}
	return !slices.ContainsFunc(f.kind.hints, func(hint string) bool { return strings.HasSuffix(text, hint) })
}

// listAt is the list whose rows a row belongs to: of several beside each other the one whose columns reach there.
func (f *strayFinder) listAt(row, col int) *block {
	var found *block
	for _, b := range f.lists {
		if row >= b.header && row <= b.last && (found == nil || slices.Contains(b.cols, col) || b.count == col) {
			found = b
		}
	}
	return found
}

// counts reports whether a text beside a row is one that counts, marks or sums it up, which nobody reads.
func (b *block) counts(row int, text string) bool {
	return strings.Contains(text, sampleMark) || strings.Trim(text, "0123456789.、()第") == "" ||
		slices.ContainsFunc(b.rows, func(e elementRow) bool { return e.row == row || slices.Contains(e.entries, row) })
}

// heading is what staff wrote above a column of their own.
func (f *strayFinder) heading(row, col int) string {
	list := f.listAt(row, col)
	if list == nil || col == list.count {
		return ""
	}
	return tidy(f.sheet.Cell(list.header, col).Text())
}
