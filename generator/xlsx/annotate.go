package xlsx

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A Note is a remark on one cell.
type Note struct {
	Sheet string
	Cell  string // B7; of a merged area the upper left
	Color string // of the cell, RRGGBB; empty leaves it as it is
	Text  string
}

// An Annotation is what is written into a workbook.
type Annotation struct {
	Author string // signs the notes, and knows its own among those of others
	Notes  []Note // those of one cell become one, in the color of the first
	Cover  *Cover // a first sheet that lists them; nil for none
}

// Annotate gives the workbook back with a comment and a color on every cell
// that has a note, and with a first sheet. What the same author wrote into it
// before is taken off first. Comments of others stay, those that are threads
// are not touched, and no other byte changes but where something was added.
func Annotate(doc []byte, a Annotation) ([]byte, error) {
	file, err := openArchive(doc, DefaultLimits)
	if err != nil {
		return nil, err
	}
	part, err := file.findWorkbook()
	if err != nil {
		return nil, err
	}
	c := &compiler{archive: file}
	if err := c.readBook(part); err != nil {
		return nil, err
	}
	w := &annotator{outgoing: newOutgoing(file, part, newPress(6)), a: a, tabs: c.book, pages: map[*sheet]*page{}}
	if err := w.prepare(); err != nil {
		return nil, err
	}
	if len(w.pages) == 0 && a.Cover == nil && w.old < 0 {
		return bytes.Clone(doc), nil
	}
	if err := w.write(); err != nil {
		return nil, err
	}
	return w.zip()
}

// An annotator writes notes into one workbook.
type annotator struct {
	outgoing
	a      Annotation
	tabs   *book
	styles *styleSheet
	pages  map[*sheet]*page
	old    int      // the tab of an earlier cover, or -1
	marks  []string // the names that remember what was colored
	cover  string   // the part of the new cover
	rels   []relation
}

// A page is a sheet something is written into.
type page struct {
	sheet   *sheet
	rels    []relation
	notes   map[[2]int]*remark // by row and column
	earlier map[[2]int]earlier
	legacy  string // the id of a drawing of comments that was added
}

// A remark is all the notes of one cell.
type remark struct {
	row, col int
	color    string
	texts    []string
}

var rgb = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

// prepare finds the sheets and cells of the notes, and what was written before.
func (w *annotator) prepare() error {
	if w.a.Author == "" {
		return fmt.Errorf("annotate: the notes have no author")
	}
	w.readEarlier()
	for _, n := range w.a.Notes {
		s := w.tabs.named(n.Sheet, nil)
		if s == nil {
			return fmt.Errorf("工作簿里没有工作表“%s”，批注写不进去", n.Sheet)
		}
		row, col, ok := readCell(n.Cell)
		if !ok || n.Color != "" && !rgb.MatchString(n.Color) {
			return fmt.Errorf("annotate: cell %q in color %q", n.Cell, n.Color)
		}
		p := w.page(s)
		at := [2]int{row, col}
		if p.notes[at] == nil {
			p.notes[at] = &remark{row: row, col: col, color: strings.ToUpper(n.Color)}
		}
		p.notes[at].texts = append(p.notes[at].texts, cleaned(n.Text))
	}
	for _, s := range w.tabs.sheets {
		if w.pages[s] == nil && w.hasOwnComments(s) {
			w.page(s)
		}
	}
	return w.checkCover()
}

func (w *annotator) page(s *sheet) *page {
	if w.pages[s] == nil {
		w.pages[s] = &page{sheet: s, notes: map[[2]int]*remark{}, earlier: map[[2]int]earlier{}}
	}
	return w.pages[s]
}

// write writes every part that changes.
func (w *annotator) write() error {
	var err error
	if w.styles, err = w.readStyleSheet(); err != nil {
		return err
	}
	w.rels = slices.Clone(w.tabs.rels)
	for _, s := range w.tabs.sheets {
		if p := w.pages[s]; p != nil && s.index != w.old {
			if err := w.writePage(p); err != nil {
				return err
			}
		}
	}
	w.writeCover()
	w.writeStyleSheet()
	w.writeTabs()
	w.writeRelations(w.book, w.rels)
	w.writeTypes()
	return nil
}

// writePage writes the comments and the colors of one sheet.
func (w *annotator) writePage(p *page) error {
	var err error
	if p.rels, err = w.archive.relations(p.sheet.part); err != nil {
		return err
	}
	known := len(p.rels)
	if err := w.writeComments(p); err != nil {
		return err
	}
	if len(p.rels) > known {
		w.writeRelations(p.sheet.part, p.rels)
	}
	looks := w.looks(p)
	if len(looks) == 0 && p.legacy == "" {
		return nil
	}
	out, err := restyled(p, looks)
	if err != nil {
		return inPart(p.sheet.part, err)
	}
	w.changed[p.sheet.part] = out
	return nil
}

// cleaned is a text that a part can hold.
func cleaned(s string) string {
	s = newlines.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == endOfRemark {
			return -1
		}
		return r
	}, s)
}
