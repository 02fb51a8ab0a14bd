package guard

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// TestHarmless lets through what only looks dangerous, byte for byte.
func TestHarmless(t *testing.T) {
	word := func(body string, more parts) []byte { return wordParts(body, more).pack(t) }
	excel := func(cells string, more parts) []byte { return sheetParts(cells, more).pack(t) }
	for _, c := range []struct {
		name string
		kind Kind
		file []byte
	}{
		{"a plain document", Word, word("<w:p/>", nil)},
		{"a plain workbook", Excel, excel(`<c r="A1"><v>1</v></c>`, nil)},
		{"the word DDE", Word, word(`<w:p><w:r><w:t>DDEAUTO cmd &lt;!DOCTYPE javascript: \\server\a</w:t></w:r></w:p>`, nil)},
		{"page numbers and contents", Word, word(fieldOf(`PAGE \* MERGEFORMAT`)+fieldOf(`TOC \o "1-3" \h \z \u`)+fieldOf(`DOCPROPERTY DDE`)+fieldOf(`DATE \@ "yyyy年M月d日"`), nil)},
		{"fields within fields", Word, word(begin+code("IF ")+fieldOf("PAGE")+code(` = 1 "DDE" ""`)+separate+finish, nil)},
		{"hyperlinks", Word, word(fieldOf(`HYPERLINK "https://example.com/a" \o "注: 见附件"`)+fieldOf(`HYPERLINK \l "_Toc1"`), parts{"word/_rels/document.xml.rels": relations(
			relation("rId1", relType+"hyperlink", ">http://example.com/a?b=c"), relation("rId2", relType+"hyperlink", ">mailto:a@example.com"),
			relation("rId3", relType+"hyperlink", ">附件1.docx"), relation("rId4", relType+"hyperlink", ">%7B%7B网址%7D%7D"), relation("rId5", relType+"hyperlink", ">#标记"))})},
		{"a picture", Word, word("", parts{"word/media/image1.png": string(picture(t, PNG)), "word/_rels/document.xml.rels": relations(relation("rId1", relType+"image", "media/image1.png"))})},
		{"a lost picture", Word, word("", parts{"word/_rels/document.xml.rels": relations(relation("rId1", relType+"image", ">NULL"))})},
		{"a picture of a mail", Word, word(fieldOf(`INCLUDEPICTURE "cid:image001.png@01D" \* MERGEFORMATINET`), nil)},
		{"a chart with its workbook", Word, word("", parts{
			"word/charts/chart1.xml":                     `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:externalData r:id="rId1"/></c:chartSpace>`,
			"word/charts/_rels/chart1.xml.rels":          relations(relation("rId1", relType+"package", "../embeddings/Microsoft_Excel_Sheet.xlsx")),
			"word/embeddings/Microsoft_Excel_Sheet.xlsx": string(excel("", nil))})},
		{"strict relationships", Word, word("", parts{"_rels/.rels": relations(relation("rId1", strictType+"officeDocument", "/word/document.xml"))})},
		{"UTF-16", Word, word("", parts{"customXml/item1.xml": wide(`<?xml version="1.0" encoding="UTF-16"?><a/>`)})},
		{"a template for documents", Word, word("", parts{"[Content_Types].xml": types("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")})},
		{"other names and a folder", Word, parts{"[Content_Types].xml": types("word/document2.xml", wordMain), "word/": "", "word/document2.xml": "<a/>", "_rels/.rels": relations(relation("rId1", relType+"officeDocument", "word/document2.xml"))}.pack(t)},
		{"a macro button without macros", Word, word(fieldOf("MACROBUTTON NoMacro [点此输入]"), nil)},
		{"keys and tool bars", Word, word("", parts{"word/_rels/document.xml.rels": relations(relation("rId1", msRelType+"keyMapCustomizations", "customizations.xml")), "word/customizations.xml": "<a/>"})},
		{"formulas", Excel, excel(`<c r="A1"><f>IF(A2="a|b",SUM('表|一'!B1:B9),"DDE(")&amp;"CALL("</f></c><c r="A2"><f>AND(A1&lt;&gt;0,BADCALL(1),ADDED(2))</f></c>`, nil)},
		{"a text that begins as a formula", Excel, excel(`<c r="A1" t="inlineStr"><is><t>=cmd|'/c calc'!A0</t></is></c>`, nil)},
		{"form controls and printers", Excel, excel("", parts{"xl/worksheets/_rels/sheet1.xml.rels": relations(relation("rId1", relType+"ctrlProp", "../ctrlProps/ctrlProp1.xml"), relation("rId2", relType+"printerSettings", "../printerSettings/printerSettings1.bin")), "xl/ctrlProps/ctrlProp1.xml": `<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/>`, "xl/printerSettings/printerSettings1.bin": "\x00x"})},
		{"publishing that is off", Excel, excel("", parts{"xl/workbook.xml": `<workbook` + sheetSpace + `><webPublishing codePage="936"/></workbook>`})},
		{"descriptors behind the data", Word, described(t)},
		{"a comment on the zip", Word, commented(t)},
		{"PDF", PDF, pdfOf(`<</Title (/JavaScript \) /Launch) /Subject (JS) /URI (http://example.com/)>>`)},
		{"PDF of words in a stream", PDF, pdfOf("<</Length 20>>\nstream\n/JavaScript /Launch\nendstream")},
		{"PNG", PNG, picture(t, PNG)},
		{"JPEG", JPEG, picture(t, JPEG)},
		{"JPEG of a telephone", JPEG, append(picture(t, JPEG), picture(t, JPEG)...)},
		{"JSON", JSON, []byte("\xef\xbb\xbf {\"a\": 1}")},
		{"a list", JSON, []byte("[]")},
	} {
		t.Run(c.name, func(t *testing.T) {
			report, err := Inspect("x.exe", c.file, Limits{})
			if err != nil || report.Kind != c.kind || len(report.Warnings) > 0 || !bytes.Equal(report.Bytes, c.file) {
				t.Errorf("%s, %v, warnings %v", report.Kind, err, report.Warnings)
			}
		})
	}
}

// described is a document whose headers leave sizes to descriptors, as archive/zip writes them, with a growth hint and a wide field.
func described(t testing.TB) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, data := range wordParts("<w:p/>", nil) {
		to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Extra: []byte("\x20\xa2\x04\x00\x28\xa0\x04\x00")})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func commented(t testing.TB) []byte {
	file := wordParts("<w:p/>", nil).pack(t)
	file[len(file)-2] = 5
	return append(file, "hello"...)
}

func TestKindsTaken(t *testing.T) {
	word, excel := wordParts("", nil).pack(t), sheetParts("", nil).pack(t)
	for _, c := range []struct {
		name  string
		file  []byte
		kinds []Kind
		want  string
	}{
		{"a workbook called .docx", excel, []Kind{Word}, "这是Excel 文件（.xlsx），不论文件名是什么；这里收Word 文件（.docx）"},
		{"a document where data are wanted", word, []Kind{JSON}, "这是 Word、Excel 文件或压缩包，这里收卷宗文件（.json）"},
		{"a picture where data are wanted", picture(t, PNG), []Kind{JSON, Word}, "这里收卷宗文件（.json）、Word 文件（.docx）"},
	} {
		if _, err := Inspect("a.docx", c.file, Limits{}, c.kinds...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
