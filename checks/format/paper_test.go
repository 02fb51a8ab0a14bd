package format_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A manuscript is a small Word file, part by part.
type manuscript map[string]string

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace   = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:v="urn:schemas-microsoft-com:vml"`
	relSpace  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	typeSpace = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

// sound is a document that keeps every rule: a line of the text is its style, a bar, and what it says.
func sound() manuscript {
	return manuscript{
		"word/document.xml": written(
			"Plain|唐科函〔2026〕1号",
			"Plain|",
			"Title|关于报送2026年会商材料的函",
			"Plain|",
			"To|河北省科学技术厅：",
			"Body|现将“会商”材料报送如下。",
			"One|一、总体情况",
			"Two|（一）基本情况",
			"Body|1.投入情况。投入3,000万元，增长12%。",
			"Body|（1）财政投入。按规定落实。",
			"Two|（二）存在问题",
			"Body|还有差距。",
			"One|二、下步打算",
			"Body|按照冀科字〔2025〕12号文件执行。",
			"Keep|以上材料请审阅。",
			"KeepPlain|",
			"Note|附件：1.任务清单",
			"Note|2.名单",
			"KeepPlain|",
			"Sign|唐山市科学技术局",
			"Date|2026年6月12日",
			"Body|（联系人：张三）",
			"Mark|附件1",
			"Plain|",
			"Title|任务清单",
			"Plain|",
			"Body|清单内容。",
			"Mark|附件2",
			"Plain|",
			"Title|名单",
			"Body|名单内容。",
		),
		"word/styles.xml":   declaration + `<w:styles` + wordSpace + `>` + styles + `</w:styles>`,
		"word/settings.xml": declaration + `<w:settings` + wordSpace + `><w:evenAndOddHeaders/></w:settings>`,
		"word/footer1.xml":  footer(`<w:ind w:right="280"/><w:jc w:val="right"/>`),
		"word/footer2.xml":  footer(`<w:ind w:left="280"/><w:jc w:val="left"/>`),
		"word/_rels/document.xml.rels": relations(relation("s", "styles", "styles.xml") + relation("t", "settings", "settings.xml") +
			relation("odd", "footer", "footer1.xml") + relation("even", "footer", "footer2.xml")),
		"_rels/.rels": relations(relation("d", "officeDocument", "word/document.xml")),
		"[Content_Types].xml": declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` + override("document", "document.main") +
			override("styles", "styles") + override("settings", "settings") + override("footer1", "footer") + override("footer2", "footer") + `</Types>`,
	}
}

const section = `<w:sectPr><w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/><w:pgSz w:w="11906" w:h="16838"/>` +
	`<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1447" w:gutter="0"/></w:sectPr>`

var styles = `<w:docDefaults><w:rPrDefault><w:rPr>` + face("仿宋_GB2312") + `<w:sz w:val="32"/></w:rPr></w:rPrDefault>` +
	`<w:pPrDefault><w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	style("Plain", "", "", "") +
	style("To", "Plain", `<w:jc w:val="left"/>`, "") +
	style("Title", "Plain", `<w:spacing w:line="720" w:lineRule="exact"/><w:jc w:val="center"/>`, face("方正小标宋简体")+`<w:sz w:val="44"/>`) +
	style("Body", "Plain", `<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>`, "") +
	style("One", "Body", "", face("黑体")) +
	style("Two", "Body", "", face("楷体_GB2312")) +
	style("Keep", "Body", `<w:keepNext/>`, "") +
	style("KeepPlain", "Plain", `<w:keepNext/>`, "") +
	style("Note", "Plain", `<w:keepNext/><w:ind w:left="1920" w:hanging="1280"/>`, "") +
	style("Sign", "Plain", `<w:keepNext/><w:ind w:left="4044"/><w:jc w:val="center"/>`, "") +
	style("Date", "Plain", `<w:ind w:left="4044"/><w:jc w:val="center"/>`, "") +
	style("Mark", "Plain", `<w:pageBreakBefore/>`, face("黑体"))

func face(name string) string {
	return `<w:rFonts w:ascii="` + name + `" w:hAnsi="` + name + `" w:eastAsia="` + name + `" w:cs="` + name + `"/>`
}

func style(id, based, pPr, rPr string) string {
	if based != "" {
		based = `<w:basedOn w:val="` + based + `"/>`
	}
	return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + id + `"/>` + based + `<w:pPr>` + pPr + `</w:pPr><w:rPr>` + rPr + `</w:rPr></w:style>`
}

// written is the main part of lines of text.
func written(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		named, text, _ := strings.Cut(l, "|")
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + named + `"/></w:pPr>`)
		if text != "" {
			b.WriteString(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>` + text + `</w:t></w:r>`)
		}
		b.WriteString("</w:p>\n")
	}
	return declaration + `<w:document` + wordSpace + `><w:body>` + b.String() + section + `</w:body></w:document>`
}

func footer(pPr string) string {
	run := func(s string) string {
		return `<w:r><w:rPr>` + face("宋体") + `<w:sz w:val="28"/></w:rPr>` + s + `</w:r>`
	}
	return declaration + `<w:ftr` + wordSpace + `><w:p><w:pPr>` + pPr + `</w:pPr>` + run(`<w:t xml:space="preserve">— </w:t>`) +
		`<w:fldSimple w:instr=" PAGE ">` + run(`<w:t>1</w:t>`) + `</w:fldSimple>` + run(`<w:t xml:space="preserve"> —</w:t>`) + `</w:p></w:ftr>`
}

func relation(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="` + relSpace + `/` + kind + `" Target="` + target + `"/>`
}

func relations(inside string) string {
	return declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inside + `</Relationships>`
}

func override(part, kind string) string {
	return `<Override PartName="/word/` + part + `.xml" ContentType="` + typeSpace + kind + `+xml"/>`
}

// but is the manuscript with a text replaced in every part; it must be there.
func (m manuscript) but(t testing.TB, old, replacement string) manuscript {
	t.Helper()
	out, there := maps.Clone(m), false
	for name, part := range out {
		there = there || strings.Contains(part, old)
		out[name] = strings.ReplaceAll(part, old, replacement)
	}
	if !there {
		t.Fatalf("the manuscript holds no %s", old)
	}
	return out
}

func (m manuscript) docx(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(m)) {
		w, err := zw.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
