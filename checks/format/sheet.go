package format

import (
	"huishang/generator/docx"
)

// A sheet is a document with every paragraph known for what it is.
type sheet struct {
	doc     *docx.Document
	options Options
	lines   []line // all paragraphs of the main part
	flow    []int  // those that stand in the text itself, not in tables or boxes; blank ones included
	edges   map[string][]line
	size    int // the size most of the text is in
}

func newSheet(d *docx.Document, o Options) *sheet {
	s := &sheet{doc: d, options: o, lines: make([]line, len(d.Paragraphs)), edges: map[string][]line{}}
	for i := range d.Paragraphs {
		s.lines[i] = newLine(&d.Paragraphs[i], i)
	}
	for name, list := range d.Edges {
		for i := range list {
			s.edges[name] = append(s.edges[name], newLine(&list[i], i))
		}
	}
	s.classify()
	return s
}

// usualSize is the size most letters outside of tables are in.
func (s *sheet) usualSize() int {
	letters := map[int]int{}
	for i := range s.lines {
		if l := &s.lines[i]; l.Place.Table == 0 && l.text != "" {
			letters[l.size()] += len(l.text)
		}
	}
	usual := 0
	for size, n := range letters {
		if n > letters[usual] || n == letters[usual] && size > usual {
			usual = size
		}
	}
	return usual
}

// of calls f with every line of the kinds, in page order.
func (s *sheet) of(f func(*line), kinds ...kind) {
	var wanted [inBox + 1]bool
	for _, k := range kinds {
		wanted[k] = true
	}
	for i := range s.lines {
		if wanted[s.lines[i].kind] {
			f(&s.lines[i])
		}
	}
}

// before is the line of the flow that stands n lines above, blank ones counted, or nil.
func (s *sheet) before(l *line, n int) *line {
	if l.flow < 0 || l.flow-n < 0 || l.flow-n >= len(s.flow) {
		return nil
	}
	return &s.lines[s.flow[l.flow-n]]
}

// start is the place of the first paragraph, where what concerns the whole document is told.
func (s *sheet) start() place {
	for i := range s.lines {
		if s.lines[i].text != "" {
			return s.lines[i].here()
		}
	}
	if len(s.lines) > 0 {
		return s.lines[0].here()
	}
	return place{Place: docx.Place{Part: s.doc.Main}}
}

// section is the place where a section begins.
func (s *sheet) section(sect *docx.Section) place {
	for i := max(sect.First, 0); i <= sect.Last && i < len(s.lines); i++ {
		if s.lines[i].text != "" {
			return s.lines[i].here()
		}
	}
	return s.start()
}
