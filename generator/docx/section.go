package docx

import "huishang/generator/opc"

// A Section is a stretch of pages of one shape. Lengths are twentieths of a point.
type Section struct {
	At, First, Last          int    // byte of its properties; the indexes of its first and last paragraph in Document.Paragraphs
	Start                    string // nextPage, continuous, …
	Width, Height            int
	Landscape                bool
	Top, Bottom, Left, Right int
	Gutter                   int
	Header, Footer           int    // how far header and footer stand from the edge of the paper
	Grid                     string // lines, linesAndChars, … of the grid; empty for none
	LinePitch, CharSpace     int
	TitlePage                bool              // the first page has a header and a footer of its own
	Headers, Footers         map[string]string // part by kind of page (default, even, first), those of the section before included
}

// readSections finds the sections of the body and which paragraphs they hold.
func (d *Document) readSections(t *tree, parts companions) {
	last := Section{Headers: map[string]string{}, Footers: map[string]string{}}
	next := 0
	for i := range t.nodes {
		if t.nodes[i].name != "w:sectPr" || t.up(int32(i), "w:sectPrChange") >= 0 {
			continue
		}
		s := readSection(t, int32(i), last, parts)
		s.First = next
		for next < len(d.Paragraphs) && (d.Paragraphs[next].At < s.At) {
			next++
		}
		s.Last = next - 1
		d.Sections = append(d.Sections, s)
		last = s
	}
	if len(d.Sections) > 0 {
		d.Sections[len(d.Sections)-1].Last = len(d.Paragraphs) - 1
	}
}

func readSection(t *tree, n int32, before Section, parts companions) Section {
	s := Section{At: t.nodes[n].start, Start: "nextPage", Headers: copied(before.Headers), Footers: copied(before.Footers)}
	for c := range t.children(n) {
		switch t.nodes[c].name {
		case "w:headerReference":
			refer(t, c, s.Headers, parts)
		case "w:footerReference":
			refer(t, c, s.Footers, parts)
		case "w:type":
			s.Start = t.val(c)
		case "w:titlePg":
			s.TitlePage = t.on(c)
		case "w:pgSz", "w:pgMar", "w:docGrid":
			s.measure(t, c)
		}
	}
	return s
}

// measure reads the attributes of one element of the section's properties.
func (s *Section) measure(t *tree, n int32) {
	fields := map[string]*int{}
	switch t.nodes[n].name {
	case "w:pgSz":
		fields = map[string]*int{"w": &s.Width, "h": &s.Height}
		orient, _ := t.attr(n, "orient")
		s.Landscape = string(orient.value) == "landscape"
	case "w:pgMar":
		fields = map[string]*int{"top": &s.Top, "bottom": &s.Bottom, "left": &s.Left, "right": &s.Right, "gutter": &s.Gutter,
			"header": &s.Header, "footer": &s.Footer}
	case "w:docGrid":
		fields = map[string]*int{"linePitch": &s.LinePitch, "charSpace": &s.CharSpace}
		kind, _ := t.attr(n, "type")
		s.Grid = string(kind.value)
	}
	for _, a := range t.attrs(n) {
		if field := fields[localName(a.name)]; field != nil {
			*field = twips(string(a.value))
		}
	}
}

func refer(t *tree, n int32, to map[string]string, parts companions) {
	kind, id := "default", ""
	for _, a := range t.attrs(n) {
		switch localName(a.name) {
		case "type":
			kind = string(a.value)
		case "id":
			id = opc.Unescape(a.value)
		}
	}
	if name := parts.byID[id]; name != "" {
		to[kind] = name
	}
}

func copied(m map[string]string) map[string]string {
	out := make(map[string]string, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}
