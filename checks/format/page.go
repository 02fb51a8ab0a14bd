package format

// breaks reports whether a page begins with a line of the text: it says so, a page break or a section ends right before it, or
// it is the first of all. Blank lines between are passed over.
func (s *sheet) breaks(l *line) bool {
	if l.Format.PageBreakBefore || l.PageBreak && !l.BreakLast {
		return true
	}
	for i := l.index - 1; i >= 0; i-- {
		up := &s.lines[i]
		if up.kind == inBox {
			continue
		}
		if up.PageBreak || up.SectionAt > 0 && s.sectionAfter(up.SectionAt) != "continuous" {
			return true
		}
		if up.text != "" || up.Picture || up.kind == inTable {
			return false
		}
		if up.Format.PageBreakBefore {
			return true
		}
	}
	return true
}

// sectionAfter is how the section behind the one with the properties begins.
func (s *sheet) sectionAfter(at int) string {
	for i := range s.doc.Sections {
		if s.doc.Sections[i].At == at && i+1 < len(s.doc.Sections) {
			return s.doc.Sections[i+1].Start
		}
	}
	return "nextPage"
}

// following is the next line of the text that is not blank, or nil. A table between ends the search.
func (s *sheet) following(l *line) *line {
	for i := l.index + 1; i < len(s.lines); i++ {
		next := &s.lines[i]
		switch {
		case next.Box != "":
		case next.Place.Table > 0 && next.Place.Table != l.Place.Table:
			return nil
		case next.text != "":
			return next
		}
	}
	return nil
}
