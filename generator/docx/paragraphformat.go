package docx

// apply lays the properties of one w:pPr over the format.
func (f *ParagraphFormat) apply(t *tree, pPr int32) {
	for n := range t.children(pPr) {
		switch t.nodes[n].name {
		case "w:jc":
			f.Align = aligned(t.val(n))
		case "w:ind":
			f.indent(t, n)
		case "w:spacing":
			f.spacing(t, n)
		case "w:keepNext":
			f.KeepNext = t.on(n)
		case "w:keepLines":
			f.KeepLines = t.on(n)
		case "w:pageBreakBefore":
			f.PageBreakBefore = t.on(n)
		case "w:snapToGrid":
			f.SnapToGrid = t.on(n)
		case "w:outlineLvl":
			f.Level = whole(t.val(n))
		case "w:framePr":
			f.frame(t, n)
		case "w:numPr":
			f.number(t, n)
		}
	}
}

// aligned names an alignment once: Word 2010 and later write start and end.
func aligned(jc string) string {
	switch jc {
	case "start", "left":
		return "left"
	case "end", "right":
		return "right"
	case "center", "both", "distribute":
		return jc
	}
	return "left"
}

// indent lays w:ind over the format, attribute by attribute. A first line and a hanging one take each other's place.
func (f *ParagraphFormat) indent(t *tree, n int32) {
	for _, a := range t.attrs(n) {
		v := twips(string(a.value))
		switch localName(a.name) {
		case "left", "start":
			f.Left = v
		case "right", "end":
			f.Right = v
		case "firstLine":
			f.FirstLine, f.Hanging = v, 0
		case "hanging":
			f.Hanging, f.FirstLine = v, 0
		case "leftChars", "startChars":
			f.LeftChars = v
		case "rightChars", "endChars":
			f.RightChars = v
		case "firstLineChars":
			f.FirstLineChars, f.HangingChars = v, 0
		case "hangingChars":
			f.HangingChars, f.FirstLineChars = v, 0
		}
	}
}

func (f *ParagraphFormat) spacing(t *tree, n int32) {
	for _, a := range t.attrs(n) {
		switch localName(a.name) {
		case "line":
			f.Line = twips(string(a.value))
		case "lineRule":
			f.Rule = string(a.value)
		case "before":
			f.Before = twips(string(a.value))
		case "after":
			f.After = twips(string(a.value))
		case "beforeLines":
			f.BeforeLines = twips(string(a.value))
		case "afterLines":
			f.AfterLines = twips(string(a.value))
		}
	}
}

func (f *ParagraphFormat) frame(t *tree, n int32) {
	f.Framed = true
	if a, ok := t.attr(n, "xAlign"); ok {
		f.FrameAlign = string(a.value)
	}
}

// number takes over a numbering, part by part: a style may give the list and the paragraph the level.
func (f *ParagraphFormat) number(t *tree, n int32) {
	if id := t.child(n, "w:numId"); id >= 0 {
		f.numbering.num = whole(t.val(id))
	}
	if level := t.child(n, "w:ilvl"); level >= 0 {
		f.numbering.level = whole(t.val(level))
	}
}

// First is how far the first line stands in from the left edge of the text, in twentieths of a point; a hanging one is negative.
// Characters go before lengths, as in Word; em is the size of the text in half points.
func (f *ParagraphFormat) First(em int) int {
	switch {
	case f.FirstLineChars != 0:
		return f.FirstLineChars * em / 10
	case f.HangingChars != 0:
		return -f.HangingChars * em / 10
	}
	return f.FirstLine - f.Hanging
}

// LeftEdge is how far all lines but the first stand in from the left margin.
func (f *ParagraphFormat) LeftEdge(em int) int {
	if f.LeftChars != 0 {
		return f.LeftChars * em / 10
	}
	return f.Left
}

// RightEdge is how far the lines stand in from the right margin.
func (f *ParagraphFormat) RightEdge(em int) int {
	if f.RightChars != 0 {
		return f.RightChars * em / 10
	}
	return f.Right
}
