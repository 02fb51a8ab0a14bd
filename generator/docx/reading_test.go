package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

// An element is a part as the standard library reads it.
type element struct {
	name   string // local
	attrs  map[string]string
	kids   []*element
	text   string
	parent *element
}

// readXML reads a part and refuses what a strict reader refuses: besides
// encoding/xml, undeclared prefixes and attributes given twice.
func readXML(data []byte) (*element, error) {
	root := &element{}
	at := root
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch x := tok.(type) {
		case xml.StartElement:
			e, err := newElement(x, at)
			if err != nil {
				return nil, err
			}
			at.kids = append(at.kids, e)
			at = e
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.text += string(x)
		}
	}
	if len(root.kids) != 1 {
		return nil, fmt.Errorf("%d root elements", len(root.kids))
	}
	return root.kids[0], nil
}

func newElement(x xml.StartElement, parent *element) (*element, error) {
	e := &element{name: x.Name.Local, attrs: map[string]string{}, parent: parent}
	if undeclared(x.Name.Space) {
		return nil, fmt.Errorf("element %s has the undeclared prefix %s", x.Name.Local, x.Name.Space)
	}
	full := map[xml.Name]bool{}
	for _, a := range x.Attr {
		if full[a.Name] {
			return nil, fmt.Errorf("element %s has %s twice", x.Name.Local, a.Name.Local)
		}
		full[a.Name] = true
		if a.Name.Space != "xmlns" && undeclared(a.Name.Space) {
			return nil, fmt.Errorf("attribute %s has the undeclared prefix %s", a.Name.Local, a.Name.Space)
		}
		if a.Name.Space != "xmlns" {
			e.attrs[a.Name.Local] = a.Value
		}
	}
	return e, nil
}

// undeclared: encoding/xml leaves an unknown prefix where the address would be.
func undeclared(space string) bool {
	return space != "" && space != "xml" && !strings.ContainsAny(space, ":/")
}

// all lists the descendants with the name, e included, in document order.
func (e *element) all(names ...string) []*element {
	var out []*element
	for _, n := range names {
		if e.name == n {
			out = append(out, e)
		}
	}
	for _, k := range e.kids {
		out = append(out, k.all(names...)...)
	}
	return out
}

// members reads the parts of a document.
func members(t testing.TB, doc []byte) map[string][]byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(rc); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		rc.Close()
	}
	return out
}

// textForm writes a part so that a person can read it: a paragraph a line, a
// table [a|b][c|d], ⇥ tab, ↵ line break, ⏏ page break, § section, ‹…› text box,
// «…» highlighted.
func textForm(t testing.TB, part []byte) string {
	t.Helper()
	root, err := readXML(part)
	if err != nil {
		t.Fatalf("%v in %s", err, part)
	}
	switch root.name {
	case "document":
		return strings.Join(lines(root.kids[0]), "\n")
	case "hdr", "ftr", "footnotes", "endnotes", "comments":
		return strings.Join(lines(root), "\n")
	}
	return strings.Join(leaves(root), "\n")
}

func leaves(e *element) []string {
	if len(e.kids) == 0 && strings.TrimSpace(e.text) != "" {
		return []string{e.text}
	}
	var out []string
	for _, k := range e.kids {
		out = append(out, leaves(k)...)
	}
	return out
}

// lines are the paragraphs and tables of a container.
func lines(e *element) []string {
	var out []string
	for _, k := range e.kids {
		switch k.name {
		case "p":
			out = append(out, paragraphText(k))
		case "tbl":
			out = append(out, tableText(k))
		case "sdt", "sdtContent", "footnote", "endnote", "comment", "customXml":
			out = append(out, lines(k)...)
		}
	}
	return out
}

func tableText(e *element) string {
	var b strings.Builder
	for _, tr := range e.kids {
		if tr.name != "tr" {
			continue
		}
		var cells []string
		for _, tc := range tr.kids {
			if tc.name == "tc" {
				cells = append(cells, strings.Join(lines(tc), "/"))
			}
		}
		b.WriteString("[" + strings.Join(cells, "|") + "]")
	}
	return b.String()
}

func paragraphText(e *element) string {
	var b strings.Builder
	for _, k := range e.kids {
		switch k.name {
		case "pPr":
			if len(k.all("sectPr")) > 0 {
				b.WriteString("§")
			}
		case "t", "v":
			b.WriteString(k.text)
		case "tab":
			b.WriteString("⇥")
		case "br":
			if k.attrs["type"] == "page" {
				b.WriteString("⏏")
			} else {
				b.WriteString("↵")
			}
		case "instrText":
			b.WriteString("⟨" + k.text + "⟩")
		case "txbxContent":
			b.WriteString("‹" + strings.Join(lines(k), "/") + "›")
		case "r":
			b.WriteString(highlighted(k))
		default:
			b.WriteString(paragraphText(k))
		}
	}
	return b.String()
}

func highlighted(run *element) string {
	if text := paragraphText(run); len(run.all("highlight")) == 0 || text == "" {
		return text
	}
	return "«" + paragraphText(run) + "»"
}
