package docx

import "strings"

// A Paragraph is one paragraph with what it looks like.
type Paragraph struct {
	Place   Place
	At      int    // the byte of the part it begins at
	Style   string // the name staff see in the style list
	Format  *ParagraphFormat
	Mark    *RunFormat // of the paragraph's end, which an empty line takes its height from
	Label   string     // the automatic number in front of the text
	LabelAs *RunFormat // how the label looks
	Runs    []Run

	Box       string // where the text box it stands in is aligned to; "-" when nothing says, empty outside of boxes
	Outline   bool   // a line of a table of contents
	Picture   bool   // holds a picture or an object
	PageBreak bool   // a page break stands in it
	BreakLast bool   // nothing stands behind that break
	SectionAt int    // the byte of the section properties it ends a section with, 0 for none
}

// A Run is text in one format. Text of fields carries the name of the field; where the field holds no text yet, the run is empty.
type Run struct {
	At     int // the byte of the part it begins at
	Text   string
	Format *RunFormat
	Field  string // PAGE, TOC, …
	Own    bool   // the run names theme fonts itself
}

// Text is what the paragraph says without its label. A tab is a tab, a line break a newline.
func (p *Paragraph) Text() string {
	switch len(p.Runs) {
	case 0:
		return ""
	case 1:
		return p.Runs[0].Text
	}
	n := 0
	for i := range p.Runs {
		n += len(p.Runs[i].Text)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range p.Runs {
		b.WriteString(p.Runs[i].Text)
	}
	return b.String()
}

// A Table is one table of the main part.
type Table struct {
	Place Place
	At    int
	Style string // its name
	Rows  []Row
	Outer int // the number of the table around it, 0 for none
}

// A Row is one row of a table.
type Row struct {
	Whole  bool // may not break across pages
	Header bool // is repeated on every page
}
