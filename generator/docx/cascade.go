package docx

import "huishang/generator/opc"

// A cascade resolves formatting: document defaults, then the table's style, the paragraph's style, the character style, and
// last what the paragraph or the run says itself; each style after the one it is based on (ECMA-376 part 1, 17.7.2).
type cascade struct {
	t          *tree // the styles part, nil when there is none
	theme      *theme
	styles     map[string]*style
	standard   map[string]string // the default style of each kind
	lists      *lists
	baseP      ParagraphFormat
	baseR      RunFormat
	chains     map[[2]string]*styled // by table and paragraph style
	paragraphs map[paragraphKey]*ParagraphFormat
	runs       map[runKey]*RunFormat
}

// A style is one style of the styles part.
type style struct {
	node     int32
	name     string
	kind     string
	based    string
	pPr, rPr int32
}

// styled is what a table's and a paragraph's style make of the defaults.
type styled struct {
	p ParagraphFormat
	r RunFormat
}

type paragraphKey struct {
	chain *styled
	own   string
}

type runKey struct {
	chain *styled
	own   string
}

func newCascade(a *archive, parts companions) *cascade {
	c := &cascade{t: a.treeOf(parts.only("styles")), theme: readTheme(a.treeOf(parts.only("theme"))),
		styles: map[string]*style{}, standard: map[string]string{}, baseP: plainParagraph(), baseR: plainRun(),
		chains: map[[2]string]*styled{}, paragraphs: map[paragraphKey]*ParagraphFormat{}, runs: map[runKey]*RunFormat{}}
	c.lists = readLists(a.treeOf(parts.only("numbering")))
	if c.t != nil {
		c.readStyles()
	}
	return c
}

func (c *cascade) readStyles() {
	t := c.t
	for n := range t.children(0) {
		switch t.nodes[n].name {
		case "w:docDefaults":
			c.readDefaults(n)
		case "w:style":
			c.readStyle(n)
		}
	}
}

func (c *cascade) readDefaults(n int32) {
	if d := c.t.child(n, "w:rPrDefault"); d >= 0 {
		if rPr := c.t.child(d, "w:rPr"); rPr >= 0 {
			c.baseR.apply(c.t, rPr, c.theme)
		}
	}
	if d := c.t.child(n, "w:pPrDefault"); d >= 0 {
		if pPr := c.t.child(d, "w:pPr"); pPr >= 0 {
			c.baseP.apply(c.t, pPr)
		}
	}
}

func (c *cascade) readStyle(n int32) {
	s := &style{node: n, pPr: c.t.child(n, "w:pPr"), rPr: c.t.child(n, "w:rPr")}
	id, standard := "", false
	for _, a := range c.t.attrs(n) {
		switch localName(a.name) {
		case "styleId":
			id = opc.Unescape(a.value)
		case "type":
			s.kind = string(a.value)
		case "default":
			standard = string(a.value) == "1" || string(a.value) == "true" || string(a.value) == "on"
		}
	}
	if name := c.t.child(n, "w:name"); name >= 0 {
		s.name = c.t.val(name)
	}
	if based := c.t.child(n, "w:basedOn"); based >= 0 {
		s.based = c.t.val(based)
	}
	if s.kind == "" {
		s.kind = "paragraph"
	}
	if standard && c.standard[s.kind] == "" {
		c.standard[s.kind] = id
	}
	c.styles[id] = s
}

// maxBased bounds how many styles a style may be based on in turn; a circle ends there.
const maxBased = 32

// chain is a style and those it is based on, the farthest first. An unknown style, or one of another kind, is the default one.
func (c *cascade) chain(kind, id string) []*style {
	s := c.styles[id]
	if s == nil || s.kind != kind {
		if s = c.styles[c.standard[kind]]; s == nil {
			return nil
		}
	}
	var up []*style
	for range maxBased {
		up = append(up, s)
		next := c.styles[s.based]
		if next == nil || next == s || next.kind != kind {
			break
		}
		s = next
	}
	for i, k := 0, len(up)-1; i < k; i, k = i+1, k-1 {
		up[i], up[k] = up[k], up[i]
	}
	return up
}
