package guard

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"slices"
	"strings"
	"testing"
)

// A parts is a package by the names of its members; a name with a + before it lies there without compression.
type parts map[string]string

const (
	wordSpace  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"`
	sheetSpace = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	msRelType  = "http://schemas.microsoft.com/office/2006/relationships/"
	strictType = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	wordMain   = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	sheetMain  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)

// relation is a line of a .rels part; a target that leads outside has > before it.
func relation(id, typ, target string) string {
	outside, external := strings.CutPrefix(target, ">")
	if external {
		return `<Relationship Id="` + id + `" Type="` + typ + `" Target="` + outside + `" TargetMode="External"/>`
	}
	return `<Relationship Id="` + id + `" Type="` + typ + `" Target="` + target + `"/>`
}

func relations(lines ...string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(lines, "") + `</Relationships>`
}

func types(overrides ...string) string {
	text := `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	for i := 0; i < len(overrides); i += 2 {
		text += `<Override PartName="/` + overrides[i] + `" ContentType="` + overrides[i+1] + `"/>`
	}
	return text + `</Types>`
}

// wordParts is a document with that body, and further members laid over it.
func wordParts(body string, more parts) parts {
	all := parts{
		"[Content_Types].xml": types("word/document.xml", wordMain, "word/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"),
		"_rels/.rels":         relations(relation("rId1", relType+"officeDocument", "word/document.xml")),
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document` + wordSpace + `><w:body>` + body + `</w:body></w:document>`,
	}
	for name, data := range more {
		all[name] = data
	}
	return all
}

// sheetParts is a workbook whose sheet has those cells.
func sheetParts(cells string, more parts) parts {
	all := parts{
		"[Content_Types].xml":        types("xl/workbook.xml", sheetMain, "xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"),
		"_rels/.rels":                relations(relation("rId1", relType+"officeDocument", "xl/workbook.xml")),
		"xl/workbook.xml":            `<workbook` + sheetSpace + `><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations(relation("rId1", relType+"worksheet", "worksheets/sheet1.xml")),
		"xl/worksheets/sheet1.xml":   `<worksheet` + sheetSpace + `><sheetData><row r="1">` + cells + `</row></sheetData></worksheet>`,
	}
	for name, data := range more {
		all[name] = data
	}
	return all
}

// pack zips members in the order of their names, the types first.
func (p parts) pack(t testing.TB) []byte {
	t.Helper()
	names := make([]string, 0, len(p))
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		stored, plain := strings.CutPrefix(name, "+")
		method := zip.Deflate
		if plain {
			method = zip.Store
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: stored, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(p[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpacked reads a zip with the standard library.
func unpacked(t testing.TB, file []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var data bytes.Buffer
		if _, err := data.ReadFrom(rc); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		all[f.Name] = data.String()
	}
	return all
}

// fieldOf is a complex field whose code is spread over runs.
func fieldOf(pieces ...string) string {
	text := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	for _, piece := range pieces {
		text += `<w:r><w:instrText xml:space="preserve">` + piece + `</w:instrText></w:r>`
	}
	return "<w:p>" + text + `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
}

// compound is as much of a compound file as guard looks at: its magic and the names of its streams.
func compound(streams ...string) string {
	text := string(compoundMagic) + strings.Repeat("\x00", 504)
	for _, name := range streams {
		for _, c := range name {
			text += string(c) + "\x00"
		}
		text += strings.Repeat("\x00", 128-2*len(name))
	}
	return text
}

// wide is a text in UTF-16 with its mark.
func wide(text string) string {
	out := "\xff\xfe"
	for _, r := range text {
		out += string([]byte{byte(r), byte(r >> 8)})
	}
	return out
}

func zlibbed(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
