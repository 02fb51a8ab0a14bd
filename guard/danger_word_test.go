package guard

import (
	"strings"
	"testing"
)

// A planted is a file with a danger in it. want are the dangers it must be refused for, each of them and no other.
type planted struct {
	name string
	file []byte
	want []Danger
}

func plantedInWord(t testing.TB) []planted {
	in := func(body string, more parts) []byte { return wordParts(body, more).pack(t) }
	rels := func(lines ...string) parts { return parts{"word/_rels/document.xml.rels": relations(lines...)} }
	settings := func(target string) []byte {
		return in("", parts{"word/settings.xml": `<w:settings` + wordSpace + `><w:attachedTemplate r:id="rId1"/></w:settings>`,
			"word/_rels/settings.xml.rels": relations(relation("rId1", relType+"attachedTemplate", target))})
	}
	chart := func(more parts) []byte {
		more["word/charts/chart1.xml"] = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:externalData r:id="rId1"/></c:chartSpace>`
		return in("", more)
	}
	vba := compound("VBA", "PROJECT", "_VBA_PROJECT")
	return []planted{
		{"macros", in("", parts{"word/vbaProject.bin": vba}), []Danger{Macro}},
		{"macros in odd case", in("", parts{"word/VBAprOJect.BIN": "x"}), []Danger{Macro}},
		{"macros under another name", in("", parts{"word/media/image1.png": vba}), []Danger{Macro}},
		{"macros by type", in("", parts{"[Content_Types].xml": types("word/document.xml", wordMain, "word/a.bin", "application/vnd.ms-office.vbaProject"), "word/a.bin": "x"}), []Danger{Macro}},
		{"macros by relationship", in("", rels(relation("rId1", msRelType+"vbaProject", "a.bin"))), []Danger{Macro}},
		{"vbaData", in("", rels(relation("rId1", msRelType+"wordVbaData", "vbaData.xml"))), []Danger{Macro}},
		{"docm as docx", in("", parts{"[Content_Types].xml": types("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")}), []Danger{WrongType}},
		{"dotm in odd case", in("", parts{"[Content_Types].xml": types("word/document.xml", "application/vnd.MS-word.template.MACROenabledTemplate.main+xml")}), []Danger{WrongType}},
		{"two main parts", in("", parts{"_rels/.rels": relations(relation("rId1", relType+"officeDocument", "word/document.xml"), relation("rId2", relType+"officeDocument", "word/other.xml")), "word/other.xml": "<a/>"}), []Danger{WrongType}},

		{"DDEAUTO", in(fieldOf(`DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"`), nil), []Danger{DDE}},
		{"DDE over runs", in(fieldOf("D", "D", "E ", `cmd "/k calc"`), nil), []Danger{DDE}},
		{"DDE in lower case without a blank", in(fieldOf(`ddeauto"cmd" "/k calc"`), nil), []Danger{DDE}},
		{"DDE in a simple field", in(`<w:p><w:fldSimple w:instr='&#68;DE cmd "/k calc"'/></w:p>`, nil), []Danger{DDE}},
		{"DDE in entities and CDATA", in(fieldOf(`&#x44;<![CDATA[D]]>&#69; cmd`), nil), []Danger{DDE}},
		{"DDE in a comment's shade", in(fieldOf(`DD<!-- E -->E cmd`), nil), []Danger{DDE}},
		{"DDE under another prefix", in(strings.ReplaceAll(fieldOf("DDE cmd"), "w:", "z:"), nil), []Danger{DDE}},
		{"DDE in a header", in("", parts{"word/header1.xml": `<w:hdr` + wordSpace + `>` + fieldOf("DDE cmd") + `</w:hdr>`}), []Danger{DDE}},
		{"DDE in footnotes, UTF-16", in("", parts{"word/footnotes.xml": wide(`<?xml version="1.0" encoding="UTF-16"?><w:footnotes` + wordSpace + `>` + fieldOf("DDE cmd") + `</w:footnotes>`)}), []Danger{DDE}},
		{"DDE in a text box", in(`<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>`+fieldOf("DDE cmd")+`</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, nil), []Danger{DDE}},
		{"DDE by QUOTE", in(`<w:p>`+begin+fieldOf("QUOTE 68 68 69 65 85 84 79")+code(` "cmd" "/k calc"`)+finish+`</w:p>`, nil), []Danger{DDE}},
		{"a field that names itself by another", in(`<w:p>`+begin+fieldOf("REF x")+code(` "cmd"`)+finish+`</w:p>`, nil), []Danger{DDE}},
		{"DDE in a field without end", in(`<w:p>`+begin+code("DDEAUTO cmd")+`</w:p>`, nil), []Danger{DDE}},
		{"DDE within a result", in(`<w:p>`+begin+code("TOC")+separate+fieldOf("DDE cmd")+finish+`</w:p>`, nil), []Danger{DDE}},

		{"OLE object", in(`<w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="rId1"/></w:object>`, nil), []Danger{OLE}},
		{"OLE binary", in("", parts{"word/embeddings/oleObject1.bin": compound("Ole10Native")}), []Danger{OLE}},
		{"equation 3.0", in("", parts{"word/embeddings/oleObject1.bin": compound("Equation Native")}), []Danger{OLE}},
		{"OLE by relationship", func() []byte {
			all := rels(relation("rId1", relType+"oleObject", "embeddings/a.dat"))
			all["word/embeddings/a.dat"] = "x"
			return in("", all)
		}(), []Danger{OLE}},
		{"OLE far away", in("", rels(relation("rId1", relType+"oleObject", ">https://example.com/a.html!x"))), []Danger{OLE}},
		{"OLE far away without a mode", in("", rels(relation("rId1", relType+"oleObject", "https://example.com/a.html!x"))), []Danger{OLE}},
		{"OLE link field", in(fieldOf(`LINK Excel.Sheet.12 "C:\\a.xlsx"`), nil), []Danger{OLE}},
		{"an embedded document", in("", parts{"word/embeddings/a.docx": string(in("", nil))}), []Danger{OLE}},
		{"a workbook of the text", in("", parts{"word/embeddings/a.xlsx": string(sheetParts("", nil).pack(t)), "word/_rels/document.xml.rels": relations(relation("rId1", relType+"package", "embeddings/a.xlsx"))}), []Danger{OLE}},
		{"a chart's workbook with macros", chart(parts{"word/charts/_rels/chart1.xml.rels": relations(relation("rId1", relType+"package", "../embeddings/a.xlsx")), "word/embeddings/a.xlsx": string(sheetParts("", parts{"xl/vbaProject.bin": vba}).pack(t))}), []Danger{Macro}},
		{"a chart's data on a server", chart(parts{"word/charts/_rels/chart1.xml.rels": relations(relation("rId1", relType+"oleObject", `>file:///\\server\a.xlsx`))}), []Danger{BookLink}},
		{"ActiveX", in(`<w:control r:id="rId1" w:name="a"/>`, nil), []Danger{ActiveX}},
		{"ActiveX binary", in("", parts{"word/activeX/activeX1.bin": compound("Contents")}), []Danger{ActiveX}},
		{"ActiveX part", in("", parts{"word/activeX1.xml": `<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"/>`}), []Danger{ActiveX}},

		{"sub-document", in(`<w:subDoc r:id="rId1"/>`, nil), []Danger{SubDocument}},
		{"sub-document far away, strict", in("", rels(relation("rId1", strictType+"subDocument", ">http://example.com/a.docx"))), []Danger{SubDocument}},
		{"altChunk", in(`<w:altChunk r:id="rId1"/>`, nil), []Danger{SubDocument}},
		{"aFChunk", in("", rels(relation("rId1", relType+"aFChunk", "a.mht"))), []Danger{SubDocument}},
		{"RTF within", in("", parts{"word/a.bin": `{\rtf1 x}`}), []Danger{SubDocument}},
		{"flat OPC within", in("", parts{"word/a.xml": `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>`}), []Danger{SubDocument}},
		{"INCLUDETEXT far away", in(fieldOf(`INCLUDETEXT "http://example.com/a.docx"`), nil), []Danger{SubDocument}},
		{"INCLUDEPICTURE on a server", in(fieldOf(`INCLUDEPICTURE "\\\\server\\a.png" \d`), nil), []Danger{Image}},
		{"frames", in("", parts{"word/webSettings.xml": `<w:webSettings` + wordSpace + `><w:frameset><w:frame/></w:frameset></w:webSettings>`}), []Danger{Frameset}},
		{"a frame far away", in("", parts{"word/_rels/webSettings.xml.rels": relations(relation("rId1", relType+"frame", ">http://example.com/a.html"))}), []Danger{Frameset}},

		{"template by http", settings(">http://example.com/a.dotm"), []Danger{Template}},
		{"template by https in entities and odd case", settings(">&#x68;tTpS://example.com/a.dotm"), []Danger{Template}},
		{"template by UNC", settings(`>\\server\share\a.dotm`), []Danger{Template}},
		{"template by file://host", settings(">file://server/share/a.dotm"), []Danger{Template}},
		{"template by file:///\\\\", settings(`>file:///\\server\share\a.dotm`), []Danger{Template}},
		{"template by ftp", settings(">ftp://example.com/a.dotm"), []Danger{Template}},
		{"template with blanks and percents", settings("> http%3A//example.com/a.dotm"), []Danger{Template}},
		{"template without a mode", settings("https://example.com/a.dotm"), []Danger{Template}},
		{"template with turned slashes", settings(`>http:\\example.com\a.dotm`), []Danger{Template}},

		{"picture on a server", in("", rels(relation("rId1", relType+"image", `>\\server\a.png`))), []Danger{Image}},
		{"picture by file://host", in("", rels(relation("rId1", relType+"image", `>file://server/a.png`))), []Danger{Image}},
		{"VML picture on a server", in(`<w:pict><v:shape><v:imagedata src='\\server\a.png'/></v:shape></w:pict>`, nil), []Danger{Image}},
		{"link that runs script", in("", rels(relation("rId1", relType+"hyperlink", ">java&#x9;Script:alert(1)"))), []Danger{Hyperlink}},
		{"link to a handler", in("", rels(relation("rId1", relType+"hyperlink", ">ms-msdt:/id PCWDiagnostic"))), []Danger{Hyperlink}},
		{"link field that runs script", in(fieldOf(`HYPERLINK "javascript:alert(1)"`), nil), []Danger{Hyperlink}},
		{"mail merge far away", in("", parts{"word/_rels/settings.xml.rels": relations(relation("rId1", relType+"mailMergeSource", `>\\server\a.xlsx`))}), []Danger{Connection}},
		{"database field", in(fieldOf(`DATABASE \c "DSN=x" \s "SELECT"`), nil), []Danger{Connection}},
		{"an unknown thing far away", in("", rels(relation("rId1", relType+"transform", ">http://example.com/a.xsl"))), []Danger{External}},
		{"ribbon with callbacks", in("", parts{"_rels/.rels": relations(relation("rId1", relType+"officeDocument", "word/document.xml"), relation("rId2", msRelType+"ui/extensibility", "customUI/customUI.xml")), "customUI/customUI.xml": `<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui" onLoad="Run"/>`}), []Danger{Extension}},
		{"add-in within the text", in("", parts{"word/_rels/document.xml.rels": relations(relation("rId1", "http://schemas.microsoft.com/office/2011/relationships/webextension", "webextension1.xml"))}), []Danger{Extension}},
		{"online video", in(`<wp15:webVideoPr xmlns:wp15="x" embeddedHtml="&lt;iframe/&gt;"/>`, nil), []Danger{Script}},
		{"a program within", in("", parts{"word/media/image1.png": "MZ\x90\x00"}), []Danger{Script}},
		{"script in a drawing", in("", parts{"word/media/a.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>`}), []Danger{Script}},
		{"document type", in("", parts{"word/styles.xml": `<!DOCTYPE w:styles [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:styles/>`}), []Danger{Doctype}},
		{"document type in UTF-16", in("", parts{"customXml/item1.xml": wide(`<!DOCTYPE a><a/>`)}), []Danger{Doctype}},
		{"document type in UTF-16 without a mark", in("", parts{"customXml/item1.xml": wide(`<!DOCTYPE a><a/>`)[2:]}), []Danger{Doctype}},
		{"document type in relationships", in("", parts{"word/_rels/document.xml.rels": `<!DOCTYPE a>` + relations()}), []Danger{Doctype}},
		{"document type in the types", in("", parts{"[Content_Types].xml": `<!DOCTYPE a>` + types("word/document.xml", wordMain)}), []Danger{Doctype, WrongType}},
		{"a target behind a decoy", in("", parts{"word/_rels/document.xml.rels": relations(`<Relationship Id="a" xmlns:x="x" x:Target="Normal.dotm" Type="` + relType + `attachedTemplate" Target="http://example.com/a"/>`)}), []Danger{Template}},
		{"a field behind a decoy", in(`<w:fldSimple x:instr="PAGE" w:instr="DDE cmd"/>`+strings.ReplaceAll(fieldOf("DDE cmd"), "w:fldCharType", `x:fldCharType="x" w:fldCharType`), nil), []Danger{DDE}},
		{"a target behind a thousand attributes", in("", parts{"word/_rels/document.xml.rels": relations(`<Relationship ` + strings.Repeat(`a="" `, 1000) + `Type="` + relType + `attachedTemplate" Target="http://example.com/a"/>`)}), []Danger{Damaged}},
		{"UTF-7", in("", parts{"customXml/item1.xml": `<?xml version="1.0" encoding='UTF-7'?>+ADw-a/>`}), []Danger{Encoding}},
		{"UTF-32", in("", parts{"customXml/item1.xml": "\xff\xfe\x00\x00<\x00\x00\x00"}), []Danger{Encoding}},
		{"a comment without end", in("<!-- ", nil), []Danger{Damaged}},
		{"several at once", in(fieldOf("DDE cmd")+`<w:altChunk r:id="rId1"/>`, parts{"word/vbaProject.bin": vba}), []Danger{DDE, SubDocument, Macro}},
	}
}

const (
	begin    = `<w:r><w:fldChar w:fldCharType='begin'/></w:r>`
	separate = `<w:r><w:fldChar w:fldCharType="separate"></w:fldChar></w:r>`
	finish   = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
)

func code(text string) string { return `<w:r><w:instrText>` + text + `</w:instrText></w:r>` }
