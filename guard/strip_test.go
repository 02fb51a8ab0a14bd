package guard

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A stripping is a file that is let through without something.
type stripping struct {
	name string
	file []byte
	want Danger
	part string // the member that changes
	lost string // what it no longer has
	kept string // what it still has
}

func strippings(t testing.TB) []stripping {
	word := func(body string, more parts) []byte { return wordParts(body, more).pack(t) }
	excel := func(more parts) []byte { return sheetParts("", more).pack(t) }
	rels := func(typ, target string) []byte {
		return word("", parts{"word/_rels/document.xml.rels": relations(relation("rId1", relType+typ, target), relation("rId2", relType+"styles", "styles.xml"))})
	}
	settings := func(target string) parts {
		return parts{"word/settings.xml": `<w:settings` + wordSpace + `><w:zoom/><w:attachedTemplate r:id='rId7'></w:attachedTemplate><w:compat/></w:settings>`,
			"word/_rels/settings.xml.rels": relations(relation("rId7", relType+"attachedTemplate", target))}
	}
	book := func(target string) []byte {
		return excel(parts{"xl/externalLinks/_rels/externalLink1.xml.rels": relations(relation("rId1", relType+"externalLinkPath", target))})
	}
	wideSettings := settings(">Normal.dotm")
	wideSettings["word/settings.xml"] = wide(`<?xml version="1.0" encoding="UTF-16"?>` + wideSettings["word/settings.xml"])
	simple := `<w:p><w:fldSimple w:instr=' INCLUDEPICTURE "http://example.com/a.png" \d '><w:r><w:t>图</w:t></w:r></w:fldSimple></w:p>`
	return []stripping{
		{"Normal.dotm", word("", settings(`>file:///C:\Users\a\AppData\Roaming\Microsoft\Templates\Normal.dotm`)), Template, "word/settings.xml", "attachedTemplate", "<w:zoom/><w:compat/>"},
		{"Normal.dotm, its link", word("", settings(">Normal.dotm")), Template, "word/_rels/settings.xml.rels", "Normal.dotm", "Relationships"},
		{"a template on a drive", word("", settings(">C:/templates/a.dotx")), Template, "word/settings.xml", "attachedTemplate", "<w:compat/>"},
		{"a template told in UTF-16", word("", wideSettings), Template, "word/settings.xml", "attachedTemplate", "<w:zoom/><w:compat/>"},
		{"a picture on the web", rels("image", ">https://example.com/a.png"), Image, "word/_rels/document.xml.rels", "example.com", `Target="NULL"`},
		{"a picture on a drive", rels("image", `>file:///C:\a.png`), Image, "word/_rels/document.xml.rels", "a.png", `Target="NULL"`},
		{"a picture field", word(fieldOf(`INCLUDEPICTURE "http://example.com/a.png" \* MERGEFORMATINET`), nil), Image, "word/document.xml", "example.com", "结果"},
		{"a simple picture field", word(simple, nil), Image, "word/document.xml", "fldSimple", "<w:r><w:t>图</w:t></w:r>"},
		{"text from a drive", word(fieldOf(`INCLUDETEXT "C:\\a.docx"`), nil), SubDocument, "word/document.xml", "fldChar", "结果"},
		{"a VML picture", word(`<w:pict><v:shape><v:imagedata r:id="rId9" src="http://example.com/a.png" o:title=""/></v:shape></w:pict>`, nil), Image, "word/document.xml", "example.com", `<v:imagedata r:id="rId9" o:title=""/>`},
		{"a link to a drive", rels("hyperlink", `>file:///C:\a.docx`), Hyperlink, "word/_rels/document.xml.rels", "a.docx", "about:blank"},
		{"a link to a server", rels("hyperlink", `>\\server\a.docx`), Hyperlink, "word/_rels/document.xml.rels", "server", "styles.xml"},
		{"a link field", word(fieldOf(`HYPERLINK "file:///\\\\server\\a"`), nil), Hyperlink, "word/document.xml", "HYPERLINK", "结果"},
		{"mail merge", word("", parts{"word/settings.xml": `<w:settings` + wordSpace + `><w:mailMerge><w:query w:val="SELECT"/><w:dataSource r:id="rId1"/></w:mailMerge><w:zoom/></w:settings>`,
			"word/_rels/settings.xml.rels": relations(relation("rId1", relType+"mailMergeSource", `>file:///C:\a.xlsx`))}), Connection, "word/settings.xml", "mailMerge", "<w:zoom/>"},
		{"a task pane", word("", parts{"_rels/.rels": relations(relation("rId1", relType+"officeDocument", "word/document.xml"), relation("rId2", "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "word/webextensions/taskpanes.xml")),
			"[Content_Types].xml":                         types("word/document.xml", wordMain, "word/webextensions/taskpanes.xml", "application/vnd.ms-office.webextensiontaskpanes+xml", "word/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml"),
			"word/webextensions/taskpanes.xml":            "<a/>",
			"word/webextensions/_rels/taskpanes.xml.rels": relations(relation("rId1", "http://schemas.microsoft.com/office/2011/relationships/webextension", "webextension1.xml")),
			"word/webextensions/webextension1.xml":        "<a/>"}), Extension, "[Content_Types].xml", "webextension", wordMain},
		{"a ribbon without callbacks", word("", parts{"_rels/.rels": relations(relation("rId1", relType+"officeDocument", "word/document.xml"), relation("rId2", msRelType+"ui/extensibility", "customUI/customUI.xml")),
			"customUI/customUI.xml": `<customUI/>`}), Extension, "_rels/.rels", "customUI", "word/document.xml"},
		{"a workbook on a drive", book(`>file:///C:\a.xlsx`), BookLink, "xl/externalLinks/_rels/externalLink1.xml.rels", "a.xlsx", "xlPathMissing"},
		{"a workbook on the web", book(`>https://example.com/a.xlsx`), BookLink, "xl/externalLinks/_rels/externalLink1.xml.rels", "example.com", noBook},
		{"a workbook beside", book(`>a.xlsx`), BookLink, "xl/externalLinks/_rels/externalLink1.xml.rels", `"a.xlsx"`, noBook},
		{"a chart of a workbook on a drive", word("", parts{
			"word/charts/chart1.xml":            `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart/><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
			"word/charts/_rels/chart1.xml.rels": relations(relation("rId1", relType+"oleObject", `>file:///C:\a.xlsx`))}), BookLink, "word/charts/chart1.xml", "externalData", "<c:chart/>"},
		{"a chart's workbook with links", word("", parts{
			"word/charts/_rels/chart1.xml.rels": relations(relation("rId1", relType+"package", "../embeddings/a.xlsx")),
			"word/charts/chart1.xml":            "<a/>",
			"word/embeddings/a.xlsx":            string(book(`>file:///C:\a.xlsx`))}), BookLink, "word/embeddings/a.xlsx", "", "PK"},
	}
}

// TestStripping takes out the link, says so, and keeps every other member as it was.
func TestStripping(t *testing.T) {
	for _, s := range strippings(t) {
		t.Run(s.name, func(t *testing.T) {
			report, err := Inspect("a", s.file, Limits{})
			if err != nil || len(report.Warnings) != 1 || report.Warnings[0].Danger != s.want {
				t.Fatalf("%v; warnings %v", err, report.Warnings)
			}
			before, after := unpacked(t, s.file), unpacked(t, report.Bytes)
			if got := after[s.part]; s.lost != "" && strings.Contains(got, s.lost) || !strings.Contains(got, s.kept) || got == before[s.part] {
				t.Errorf("%s is now %s", s.part, got)
			}
			for name, data := range after {
				if data != before[name] && name != s.part && !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(s.part, ".rels") {
					t.Errorf("%s is changed", name)
				}
			}
			holdSound(t, report.Bytes)
		})
	}
}

// holdSound expects a file that passes as it is.
func holdSound(t interface{ Errorf(string, ...any) }, file []byte) {
	again, err := Inspect("a", file, Limits{})
	if err != nil || len(again.Warnings) > 0 || !bytes.Equal(again.Bytes, file) {
		t.Errorf("a second look: %v, warnings %v", err, again.Warnings)
	}
}

// TestStrippingIsDoneOnce puts any number of strippable things into one file: what comes out passes, and loses nothing else.
func TestStrippingIsDoneOnce(tb *testing.T) {
	rapid.Check(tb, func(t *rapid.T) {
		var lines, body strings.Builder
		n := rapid.IntRange(0, 8).Draw(t, "n")
		for i := range n {
			id := "rId" + string(rune('a'+i))
			typ := rapid.SampledFrom([]string{"image", "hyperlink", "attachedTemplate", "mailMergeSource", "styles"}).Draw(t, "type")
			target := rapid.SampledFrom([]string{">C:\\a.dotm", ">https://example.com/a", ">a.docx", ">file:///D:/b", ">NULL", "styles.xml"}).Draw(t, "target")
			if typ == "attachedTemplate" || typ == "mailMergeSource" {
				target = ">C:\\a.dotm"
			}
			if typ == "styles" {
				target = "styles.xml"
			}
			lines.WriteString(relation(id, relType+typ, target))
			body.WriteString(`<w:attachedTemplate r:id="` + id + `"/>` + rapid.SampledFrom([]string{"", fieldOf(`INCLUDEPICTURE "http://example.com/a"`), fieldOf("PAGE"), `<w:mailMerge/>`}).Draw(t, "body"))
		}
		file := wordParts(body.String(), parts{"word/_rels/document.xml.rels": relations(lines.String()), "word/styles.xml": "<a/>", "word/media/a.bin": "\x00\x01"}).pack(tb)
		report, err := Inspect("a", file, Limits{})
		if err != nil {
			t.Fatalf("%v", err)
		}
		holdSound(t, report.Bytes)
		before, after := unpacked(tb, file), unpacked(tb, report.Bytes)
		for name, data := range before {
			if name != "word/document.xml" && name != "word/_rels/document.xml.rels" && after[name] != data {
				t.Errorf("%s is changed", name)
			}
		}
		if (len(report.Warnings) == 0) != bytes.Equal(file, report.Bytes) {
			t.Errorf("%d warnings for a change", len(report.Warnings))
		}
	})
}
