package docx_test

import (
	"testing"

	"huishang/generator/docx"
)

// The formatting in force comes of the defaults, the styles and what they are based on, and of the paragraph and run themselves.
func TestReadResolvesFormatting(t *testing.T) {
	defaults := func(rPr, pPr string) string {
		return `<w:docDefaults><w:rPrDefault><w:rPr>` + rPr + `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>` + pPr + `</w:pPr></w:pPrDefault></w:docDefaults>`
	}
	style := func(kind, id, based, inside string) string {
		if based != "" {
			based = `<w:basedOn w:val="` + based + `"/>`
		}
		return `<w:style w:type="` + kind + `" w:styleId="` + id + `"><w:name w:val="名` + id + `"/>` + based + inside + `</w:style>`
	}
	styled := func(id, rest string) string { return `<w:pPr><w:pStyle w:val="` + id + `"/>` + rest + `</w:pPr>` }
	font := func(name string) string { return `<w:rFonts w:eastAsia="` + name + `"/>` }
	theme := `<a:theme` + spaces + `><a:themeElements><a:fontScheme name="x"><a:majorFont><a:latin typeface="Major"/><a:ea typeface="主"/></a:majorFont>` +
		`<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`
	type got struct {
		east, ascii string
		size        int
		bold, theme bool
	}
	for _, c := range []struct {
		name, styles, body string
		want               got
	}{
		{"nothing said", "", p("字"), got{"Times New Roman", "Times New Roman", 20, false, false}},
		{"only defaults", defaults(font("仿宋")+`<w:sz w:val="32"/>`, ""), p("字"), got{"仿宋", "Times New Roman", 32, false, false}},
		{"only what the style is based on", style("paragraph", "A", "", `<w:rPr>`+font("楷体")+`</w:rPr>`) + style("paragraph", "B", "A", `<w:rPr><w:sz w:val="28"/></w:rPr>`),
			p(styled("B", ""), "字"), got{"楷体", "Times New Roman", 28, false, false}},
		{"a circle of styles", style("paragraph", "A", "B", `<w:rPr><w:sz w:val="28"/></w:rPr>`) + style("paragraph", "B", "A", ""),
			p(styled("B", ""), "字"), got{"Times New Roman", "Times New Roman", 28, false, false}},
		{"the default style", `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="24"/></w:rPr></w:style>`,
			p("字"), got{"Times New Roman", "Times New Roman", 24, false, false}},
		{"character style over paragraph style", style("paragraph", "A", "", `<w:rPr><w:sz w:val="28"/></w:rPr>`) + style("character", "C", "", `<w:rPr><w:sz w:val="30"/></w:rPr>`),
			p(styled("A", ""), r("字", `<w:rStyle w:val="C"/>`)), got{"Times New Roman", "Times New Roman", 30, false, false}},
		{"the run itself over all", style("paragraph", "A", "", `<w:rPr><w:sz w:val="28"/></w:rPr>`),
			p(styled("A", ""), r("字", `<w:sz w:val="36"/>`)), got{"Times New Roman", "Times New Roman", 36, false, false}},
		{"bold twice is not bold", style("paragraph", "A", "", `<w:rPr><w:b/></w:rPr>`) + style("character", "C", "", `<w:rPr><w:b/></w:rPr>`),
			p(styled("A", ""), r("字", `<w:rStyle w:val="C"/>`)), got{"Times New Roman", "Times New Roman", 20, false, false}},
		{"bold said by the run is bold", style("paragraph", "A", "", `<w:rPr><w:b/></w:rPr>`),
			p(styled("A", ""), r("字", `<w:b/>`)), got{"Times New Roman", "Times New Roman", 20, true, false}},
		{"theme fonts of the defaults", defaults(`<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>`, ""), p("字"),
			got{"等线", "Calibri", 20, false, true}},
		{"a typeface over theme fonts below", defaults(`<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>`, ""),
			p(r("字", font("仿宋"))), got{"仿宋", "Calibri", 20, false, false}},
		{"a theme font beside a typeface", "", p(r("字", `<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="majorEastAsia"/>`)),
			got{"主", "Times New Roman", 20, false, true}},
		{"a table's style below the paragraph's", style("table", "T", "", `<w:rPr><w:sz w:val="18"/></w:rPr>`),
			`<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid/><w:tr><w:tc>` + p("字") + `</w:tc></w:tr></w:tbl>`,
			got{"Times New Roman", "Times New Roman", 18, false, false}},
		{"half points with a unit", "", p(r("字", `<w:sz w:val="16pt"/>`)), got{"Times New Roman", "Times New Roman", 32, false, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := file{body: c.body, styles: c.styles, more: map[string]string{"word/theme/theme1.xml": declaration + theme},
				rels: `<Relationship Id="th" Type="` + relationType + `theme" Target="theme/theme1.xml"/>`}
			d := read(t, f)
			run := d.Paragraphs[0].Runs[0].Format
			if g := (got{run.Fonts.EastAsia, run.Fonts.ASCII, run.Size, run.Bold, run.Fonts.ThemeEastAsia}); g != c.want {
				t.Errorf("got %+v, want %+v", g, c.want)
			}
		})
	}
}

func read(t *testing.T, f file) *docx.Document {
	t.Helper()
	d, err := docx.Read(f.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Indents and spacing are inherited attribute by attribute.
func TestReadParagraphFormat(t *testing.T) {
	styles := `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr></w:style>`
	for _, c := range []struct {
		name, own         string
		first, left, line int
		align             string
	}{
		{"inherited", "", 640, 0, 579, "both"},
		{"characters go before lengths", `<w:ind w:firstLine="0"/>`, 640, 0, 579, "both"},
		{"none", `<w:ind w:firstLineChars="0" w:firstLine="0"/>`, 0, 0, 579, "both"},
		{"hanging", `<w:ind w:left="1280" w:hanging="640" w:hangingChars="200"/>`, -640, 1280, 579, "both"},
		{"a line of its own", `<w:spacing w:line="28.95pt"/><w:jc w:val="end"/>`, 640, 0, 579, "right"},
		{"millimetres", `<w:ind w:left="10mm"/>`, 640, 567, 579, "both"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := read(t, file{styles: styles, body: p("<w:pPr>"+c.own+"</w:pPr>", "字")}).Paragraphs[0].Format
			if f.First(32) != c.first || f.LeftEdge(32) != c.left || f.Line != c.line || f.Rule != "exact" || f.Align != c.align {
				t.Errorf("got %+v", *f)
			}
		})
	}
}

// Automatic numbers are told as Word shows them.
func TestReadLabels(t *testing.T) {
	level := func(n, format, text string) string {
		return `<w:lvl w:ilvl="` + n + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>`
	}
	numbering := `<w:abstractNum w:abstractNumId="0">` + level("0", "chineseCountingThousand", "%1、") + level("1", "chineseCounting", "（%2）") + level("2", "decimal", "%1.%3.") +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	item := func(num, level string) string {
		return p(`<w:pPr><w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+num+`"/></w:numPr></w:pPr>`, "项")
	}
	d := read(t, file{numbering: numbering, body: item("1", "0") + item("1", "1") + item("1", "1") + item("1", "0") + item("1", "1") + item("1", "2") + item("2", "0") + item("0", "0")})
	for i, want := range []string{"一、", "（一）", "（二）", "二、", "（一）", "二.1.", "一、", ""} {
		if got := d.Paragraphs[i].Label; got != want {
			t.Errorf("paragraph %d has %q, want %q", i+1, got, want)
		}
	}
	if f := d.Paragraphs[0].Format; f.Left != 420 || f.Hanging != 420 {
		t.Errorf("the list's indents are missing: %+v", *f)
	}
}

// What is not shown is not read; what changes text is told.
func TestReadChangesAndRemarks(t *testing.T) {
	d := read(t, file{body: p("甲", `<w:ins w:id="1" w:author="张三">`+r("增")+`</w:ins>`, `<w:del w:id="2" w:author="李四"><w:r><w:delText>删</w:delText></w:r></w:del>`) +
		p(`<w:commentRangeStart w:id="0"/>`, "乙", `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`) +
		p(`<w:pPr><w:jc w:val="left"/><w:pPrChange w:id="3" w:author="王五"><w:pPr/></w:pPrChange></w:pPr>`, "丙"),
		comments: `<w:comment w:id="0" w:author="赵六">` + p("看") + `</w:comment>`})
	if got := d.Paragraphs[0].Text(); got != "甲增" {
		t.Errorf("the first paragraph says %q", got)
	}
	want := []docx.Change{{Kind: "ins", Author: "张三", Text: "增"}, {Kind: "del", Author: "李四", Text: "删"}, {Kind: "pPr", Author: "王五"}}
	if len(d.Changes) != len(want) {
		t.Fatalf("got %+v", d.Changes)
	}
	for i, c := range d.Changes {
		c.Place, c.At = docx.Place{}, 0
		if c != want[i] {
			t.Errorf("got %+v, want %+v", c, want[i])
		}
	}
	if len(d.Remarks) != 1 || d.Remarks[0].Text != "看" || d.Remarks[0].Author != "赵六" || d.Remarks[0].Place.Paragraph != 2 {
		t.Errorf("got %+v", d.Remarks)
	}
}

// Sections take over headers and footers of the section before; fields are named; boxes and page breaks are seen.
func TestReadPages(t *testing.T) {
	sect := func(inside string) string {
		return `<w:sectPr>` + inside + `<w:pgSz w:w="210mm" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474" w:header="851" w:footer="1447" w:gutter="0"/></w:sectPr>`
	}
	box := `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("框") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	d := read(t, file{
		body: p("甲", `<w:r><w:br w:type="page"/></w:r>`) + p(`<w:pPr>`+sect(`<w:footerReference w:type="default" r:id="footer"/>`)+`</w:pPr>`) +
			p("乙", box) + sect(""),
		footer: p("— ", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, r("1"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, r(" —")),
	})
	if len(d.Sections) != 2 || d.Sections[0].Last != 1 || d.Sections[1].First != 2 || d.Sections[0].Width != 11906 || d.Sections[1].Footers["default"] != "word/footer1.xml" {
		t.Errorf("got %+v", d.Sections)
	}
	if !d.Paragraphs[0].PageBreak || !d.Paragraphs[0].BreakLast || d.Paragraphs[2].Text() != "乙" || d.Paragraphs[3].Box != "-" {
		t.Errorf("got %+v", d.Paragraphs)
	}
	page := 0
	for _, run := range d.Edges["word/footer1.xml"][0].Runs {
		if run.Field == "PAGE" && run.Text == "1" {
			page++
		}
	}
	if page != 1 {
		t.Errorf("got %+v", d.Edges)
	}
}
