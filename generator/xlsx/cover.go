package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Cover is the first sheet of an annotated workbook: a title, lines below it
// and a table.
type Cover struct {
	Name   string // of the sheet
	Title  string
	Lines  []string
	Header []string
	Widths []float64 // of the columns, in characters; 14 where none is given
	Rows   [][]CoverCell
}

// A CoverCell is one cell of the table.
type CoverCell struct {
	Text  string
	Sheet string // with Cell: where a click leads
	Cell  string
	Color string // RRGGBB
}

func (c *Cover) headerRow() int { return 2 + len(c.Lines) }

func (c *Cover) width(col int) float64 {
	if col < len(c.Widths) {
		return c.Widths[col]
	}
	return 14
}

// height is that of a row in points, for not every program finds it itself. A
// Chinese character is as wide as two others.
func (c *Cover) height(row []CoverCell) int {
	most := 1
	for i, cell := range row {
		lines := 0
		for _, line := range strings.Split(cell.Text, "\n") {
			wide := 0
			for _, r := range line {
				if wide++; r > 0x2000 {
					wide++
				}
			}
			lines += 1 + wide/max(int(c.width(i))-1, 2)
		}
		most = max(most, lines)
	}
	return min(most*15+3, 409) // the tallest row there is
}

// oldCover is the tab of the cover of an earlier annotation, or -1: the one its
// name remembers, else the one of the same name and title.
func (w *annotator) oldCover() int {
	for _, d := range w.tabs.names {
		if d.name == coverName && d.local >= 0 && d.local < len(w.tabs.entries) && w.tabs.entries[d.local].sheet != nil {
			return d.local
		}
	}
	if w.a.Cover == nil {
		return -1
	}
	s := w.tabs.named(w.a.Cover.Name, nil)
	wb, err := Read(w.archive.Source)
	if s == nil || err != nil || wb.Sheets[s.index].Cell(1, 1).Text() != cleaned(w.a.Cover.Title) {
		return -1
	}
	return s.index
}

// forbidden are the characters the name of a sheet may not have.
const forbidden = `[]:*?/\`

// checkCover holds that the cover can be there; a sheet of staff that has its
// name keeps it, and the cover gets a number.
func (w *annotator) checkCover() error {
	if w.old >= 0 {
		delete(w.pages, w.tabs.entries[w.old].sheet)
	}
	if w.a.Cover == nil {
		if w.old >= 0 && len(w.tabs.sheets) == 1 {
			w.old = -1 // a workbook has a sheet
		}
		return nil
	}
	c := *w.a.Cover
	w.a.Cover = &c
	if c.Name == "" || utf8.RuneCountInString(c.Name) > 28 || strings.ContainsAny(c.Name, forbidden) || strings.Trim(c.Name, "'") != c.Name {
		return fmt.Errorf("annotate: %q is no name of a sheet", c.Name)
	}
	base := c.Name
	for i := 2; w.tabTaken(c.Name); i++ {
		c.Name = fmt.Sprintf("%s%d", base, i)
	}
	return nil
}

func (w *annotator) tabTaken(name string) bool {
	for k, e := range w.tabs.entries {
		if k != w.old && strings.EqualFold(e.name, name) {
			return true
		}
	}
	return false
}
