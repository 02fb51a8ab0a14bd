package docx

import (
	"strings"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A Place is where something stands in a document.
type Place = tags.Place

// A Document is a Word file as a reader sees it, with the formatting that is in force.
type Document struct {
	Main       string      // the name of the main part
	Paragraphs []Paragraph // of the main part in page order, those of tables and text boxes included
	Tables     []Table     // in page order, Table 1 first
	Sections   []Section
	Edges      map[string][]Paragraph // headers and footers, by part
	Settings   Settings
	Changes    []Change // tracked changes of every part that holds text
	Remarks    []Remark // comments
}

// Settings are the switches of a document that show on paper.
type Settings struct {
	EvenAndOdd bool // even pages have headers and footers of their own
	Tracking   bool // changes are being tracked
}

// Read opens a Word file under the default limits. A file that is none is refused with ErrNotWord.
func Read(b []byte) (*Document, error) { return ReadUnpacked(b, nil) }

// ReadUnpacked reads as [Read] does a file whose parts somebody unpacked before and tells of, so that none is unpacked twice. What he tells is
// believed; before may be nil.
func ReadUnpacked(b []byte, before opc.Unpacked) (*Document, error) {
	a, main, t, err := openMain(b, before)
	if err != nil {
		return nil, err
	}
	d := &Document{Main: main, Edges: map[string][]Paragraph{}}
	parts := a.companions(main)
	c := newCascade(a, parts)
	body := newReading(d, t, main, c)
	body.walk()
	d.Paragraphs = body.paragraphs
	d.Tables = body.tables
	d.readSections(t, parts)
	d.readEdges(a, parts, c)
	d.readSettings(a.treeOf(parts.only("settings")))
	d.readRemarks(a.treeOf(parts.only("comments")), t)
	return d, nil
}

// companions are the parts a main part is related to, by the last word of the relationship's type.
type companions struct {
	byKind map[string][]string
	byID   map[string]string
}

func (c companions) only(kind string) string {
	if list := c.byKind[kind]; len(list) > 0 {
		return list[0]
	}
	return ""
}

func (a *archive) companions(main string) companions {
	c := companions{map[string][]string{}, map[string]string{}}
	data, _ := a.Get(opc.RelsOf(main))
	for _, r := range readRels(data) {
		if r.mode == "External" {
			continue
		}
		name := opc.Resolve(main, r.target)
		kind := r.kind[strings.LastIndexByte(r.kind, '/')+1:]
		c.byKind[kind] = append(c.byKind[kind], name)
		c.byID[r.id] = name
	}
	return c
}

// readEdges reads headers and footers. Each counts its paragraphs anew.
func (d *Document) readEdges(a *archive, parts companions, c *cascade) {
	for _, kind := range []string{"header", "footer"} {
		for _, name := range parts.byKind[kind] {
			t := a.treeOf(name)
			if t == nil {
				continue
			}
			r := newReading(d, t, name, c)
			r.walk()
			d.Edges[name] = r.paragraphs
		}
	}
}

func (d *Document) readSettings(t *tree) {
	if t == nil {
		return
	}
	for n := range t.children(0) {
		switch t.nodes[n].name {
		case "w:evenAndOddHeaders":
			d.Settings.EvenAndOdd = t.on(n)
		case "w:trackRevisions":
			d.Settings.Tracking = t.on(n)
		}
	}
}

// on reads a switch: an element without a value is on.
func (t *tree) on(n int32) bool {
	a, ok := t.attr(n, "val")
	if !ok {
		return true
	}
	switch string(a.value) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
