package docx

// styled gives what a table's style and a paragraph's style make of the defaults.
func (c *cascade) styled(table, paragraph string) *styled {
	key := [2]string{table, paragraph}
	if s, ok := c.chains[key]; ok {
		return s
	}
	s := &styled{c.baseP, c.baseR}
	if table != "" {
		c.lay(s, c.chain("table", table))
	}
	c.lay(s, c.chain("paragraph", paragraph))
	c.chains[key] = s
	return s
}

// lay puts a chain of styles over what lies below. Bold, italic and hidden are toggles: a second style that sets one of them
// takes it back (ECMA-376 part 1, 17.7.3).
func (c *cascade) lay(s *styled, chain []*style) {
	below := s.r
	s.r.Bold, s.r.Italic, s.r.Hidden = false, false, false
	for _, st := range chain {
		if st.pPr >= 0 {
			c.number(&s.p, c.t, st.pPr)
			s.p.apply(c.t, st.pPr)
		}
		if st.rPr >= 0 {
			s.r.apply(c.t, st.rPr, c.theme)
		}
	}
	c.toggle(&s.r, below)
}

func (c *cascade) toggle(f *RunFormat, below RunFormat) {
	f.Bold = c.baseR.Bold || f.Bold != below.Bold
	f.Italic = c.baseR.Italic || f.Italic != below.Italic
	f.Hidden = c.baseR.Hidden || f.Hidden != below.Hidden
}

// number lays the indents of a list level under what the same properties say themselves.
func (c *cascade) number(f *ParagraphFormat, t *tree, pPr int32) {
	numPr := t.child(pPr, "w:numPr")
	if numPr < 0 {
		return
	}
	f.number(t, numPr)
	if level := c.lists.level(f.numbering); level != nil && level.pPr >= 0 {
		keep := f.numbering
		f.apply(c.lists.t, level.pPr)
		f.numbering = keep
	}
}

// paragraph resolves a paragraph's own properties, -1 when it has none.
func (c *cascade) paragraph(s *styled, t *tree, pPr int32) *ParagraphFormat {
	if pPr < 0 {
		return &s.p
	}
	own := t.raw(t.nodes[pPr].start, t.nodes[pPr].end)
	if f, ok := c.paragraphs[paragraphKey{s, string(own)}]; ok {
		return f
	}
	f := s.p
	c.number(&f, t, pPr)
	f.apply(t, pPr)
	c.paragraphs[paragraphKey{s, string(own)}] = &f
	return &f
}

// run resolves a run's own properties, -1 when it has none.
func (c *cascade) run(s *styled, t *tree, rPr int32) *RunFormat {
	if rPr < 0 {
		return &s.r
	}
	own := t.raw(t.nodes[rPr].start, t.nodes[rPr].end)
	if f, ok := c.runs[runKey{s, string(own)}]; ok {
		return f
	}
	f := s.r
	if named := t.child(rPr, "w:rStyle"); named >= 0 {
		if id := t.val(named); c.styles[id] != nil && c.styles[id].kind == "character" {
			f.Bold, f.Italic, f.Hidden = false, false, false
			for _, st := range c.chain("character", id) {
				if st.rPr >= 0 {
					f.apply(c.t, st.rPr, c.theme)
				}
			}
			c.toggle(&f, s.r)
		}
	}
	f.apply(t, rPr, c.theme)
	c.runs[runKey{s, string(own)}] = &f
	return &f
}
