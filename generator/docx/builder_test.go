package docx_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
)

// A file is a small .docx written out by hand. Each field but the last is the
// inside of one part; an empty one leaves the part out.
type file struct {
	body, header, footer, footnotes, comments, chart, core, styles, numbering string
	wrap                                                                      string            // the whole main part, in place of body
	main                                                                      string            // its name, word/document.xml by default
	rels                                                                      string            // further relationships of the main part
	more                                                                      map[string]string // further parts by name
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// spaces binds every prefix the snippets of the tests use.
const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"`

// A piece is one optional part: its name, its root element and how it is reached.
type piece struct{ name, root, kind, inside string }

func (f file) pieces() []piece {
	return []piece{
		{"word/header1.xml", "w:hdr", "header", f.header},
		{"word/footer1.xml", "w:ftr", "footer", f.footer},
		{"word/footnotes.xml", "w:footnotes", "footnotes", f.footnotes},
		{"word/comments.xml", "w:comments", "comments", f.comments},
		{"word/charts/chart1.xml", "c:chartSpace", "chart", f.chart},
		{"word/styles.xml", "w:styles", "styles", f.styles},
		{"word/numbering.xml", "w:numbering", "numbering", f.numbering},
	}
}

const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// docx packs the file.
func (f file) docx(t testing.TB) []byte {
	t.Helper()
	if f.main == "" {
		f.main = "word/document.xml"
	}
	if f.wrap == "" {
		f.wrap = declaration + `<w:document` + spaces + `><w:body>` + f.body + `</w:body></w:document>`
	}
	parts := [][2]string{{f.main, f.wrap}}
	var rels strings.Builder
	rels.WriteString(f.rels)
	for _, p := range f.pieces() {
		if p.inside == "" {
			continue
		}
		parts = append(parts, [2]string{p.name, declaration + "<" + p.root + spaces + ">" + p.inside + "</" + p.root + ">"})
		rels.WriteString(`<Relationship Id="` + p.kind + `" Type="` + relationType + p.kind + `" Target="/` + p.name + `"/>`)
	}
	if rels.Len() > 0 {
		dir, base := f.main[:strings.LastIndexByte(f.main, '/')+1], f.main[strings.LastIndexByte(f.main, '/')+1:]
		parts = append(parts, [2]string{dir + "_rels/" + base + ".rels", relations(rels.String())})
	}
	own := `<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="` + f.main + `"/>`
	if f.core != "" {
		parts = append(parts, [2]string{"docProps/core.xml", declaration +
			`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
			f.core + `</cp:coreProperties>`})
		own += `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`
	}
	parts = append(parts, [2]string{"_rels/.rels", relations(own)})
	for _, name := range sortedNames(f.more) {
		parts = append(parts, [2]string{name, f.more[name]})
	}
	return zipped(t, slices.Insert(parts, 0, [2]string{"[Content_Types].xml", contentTypes(f.main)}))
}

func relations(inside string) string {
	return declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inside + `</Relationships>`
}

func contentTypes(main string) string {
	return declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/` + main + `" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
}

// zipped packs the parts in their order.
func zipped(t testing.TB, parts [][2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := zw.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sortedNames[V any](m map[string]V) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

var escaped = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// p is a paragraph. Each piece is a run of text, or XML when it begins with <.
func p(pieces ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, s := range pieces {
		if strings.HasPrefix(s, "<") {
			b.WriteString(s)
			continue
		}
		b.WriteString(r(s))
	}
	return b.String() + "</w:p>"
}

// r is a run, with the inside of its properties when given.
func r(text string, properties ...string) string {
	rPr := ""
	if len(properties) > 0 {
		rPr = "<w:rPr>" + properties[0] + "</w:rPr>"
	}
	return "<w:r>" + rPr + "<w:t>" + escaped.Replace(text) + "</w:t></w:r>"
}

// ps is one paragraph per text.
func ps(texts ...string) string {
	var b strings.Builder
	for _, s := range texts {
		b.WriteString(p(s))
	}
	return b.String()
}

// tbl is a table of rows; row a row of cells; a cell is one paragraph of text,
// or XML when it begins with <.
func tbl(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid/>` + strings.Join(rows, "") + "</w:tbl>"
}

func row(cells ...string) string {
	var b strings.Builder
	for _, s := range cells {
		if !strings.HasPrefix(s, "<") {
			s = p(s)
		}
		b.WriteString("<w:tc>" + s + "</w:tc>")
	}
	return "<w:tr>" + b.String() + "</w:tr>"
}

// box is a text box as Office writes it: once for new readers, once for old ones.
func box(inside string) string {
	return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="7" name="框"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` +
		inside + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect id="_x0000_s1026"><v:textbox><w:txbxContent>` +
		inside + `</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

const section = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`
