package docx

// paragraph begins a paragraph.
func (r *reading) paragraph(n int32) int32 {
	nd := &r.t.nodes[n]
	r.number++
	if nd.start < r.unseen {
		r.open = append(r.open, openParagraph{node: n, index: -1})
		return n + 1
	}
	c := r.cascade
	p := Paragraph{Place: r.here(), At: nd.start}
	pPr, id, table := r.t.child(n, "w:pPr"), "", ""
	if pPr >= 0 {
		if s := r.t.child(pPr, "w:pStyle"); s >= 0 {
			id = r.t.val(s)
		}
	}
	if k := len(r.within); k > 0 {
		table = r.within[k-1].style
	}
	if s := c.styles[id]; s == nil || s.kind != "paragraph" {
		id = c.standard["paragraph"]
	}
	if s := c.styles[id]; s != nil {
		p.Style = s.name
	}
	s := c.styled(table, id)
	p.Format, p.Mark = c.paragraph(s, r.t, pPr), &s.r
	if k := len(r.boxes); k > 0 {
		p.Box = r.boxes[k-1].align
	}
	for _, f := range r.fields {
		p.Outline = p.Outline || f.name() == "TOC"
	}
	next := n + 1
	if pPr >= 0 {
		r.mark(&p, s, pPr)
		next = r.properties(pPr)
	}
	r.numbered(&p, s)
	r.paragraphs = append(r.paragraphs, p)
	r.open = append(r.open, openParagraph{node: n, index: len(r.paragraphs) - 1, styled: s})
	return next
}

// mark reads what the properties say of the paragraph's end.
func (r *reading) mark(p *Paragraph, s *styled, pPr int32) {
	if rPr := r.t.child(pPr, "w:rPr"); rPr >= 0 {
		p.Mark = r.cascade.run(s, r.t, rPr)
	}
	if sect := r.t.child(pPr, "w:sectPr"); sect >= 0 {
		p.SectionAt = r.t.nodes[sect].start
	}
}

// numbered gives the paragraph its automatic number.
func (r *reading) numbered(p *Paragraph, s *styled) {
	if p.Format.numbering.num <= 0 {
		return
	}
	label, level := r.counter.label(p.Format.numbering)
	if level == nil {
		return
	}
	p.Label, p.LabelAs = label, p.Mark
	if level.rPr >= 0 {
		f := *p.Mark
		f.apply(r.cascade.lists.t, level.rPr, r.cascade.theme)
		p.LabelAs = &f
	}
}

// here is the place of the paragraph that was begun last.
func (r *reading) here() Place {
	p := Place{Part: r.part, Paragraph: r.number, Heading: r.said}
	if k := len(r.within); k > 0 {
		w := &r.within[k-1]
		p.Table, p.Row, p.Cell = w.number, w.row, w.cell
	}
	return p
}
