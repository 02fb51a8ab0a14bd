package docx_test

import (
	"testing"

	"huishang/generator/docx"
)

// Every part that holds text is filled, wherever it lies.
func TestPartsThatAreFilled(t *testing.T) {
	f := file{
		body:      p("正文{{值}}") + p(box(p("框{{值}}"))) + section,
		header:    p("页眉{{值}}"),
		footer:    p("页脚{{值}}") + tbl(row("{{#列}}{{.}}", "{{/}}")) + p(""),
		footnotes: `<w:footnote w:id="2">` + p("脚注{{值}}") + `</w:footnote>`,
		comments:  `<w:comment w:id="1" w:author="甲">` + p("批注{{值}}") + `</w:comment>`,
		chart:     `<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>图{{</a:t></a:r><a:r><a:t>值}}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:v>{{值}}</c:v></c:chart>`,
		core:      `<dc:title>题{{值}}</dc:title>`,
	}
	doc := render(t, f, `{"值":"<甲>","列":[1,2]}`, 0)
	for name, want := range map[string]string{
		"word/document.xml":      "正文<甲>\n‹框<甲>›‹框<甲>›",
		"word/header1.xml":       "页眉<甲>",
		"word/footer1.xml":       "页脚<甲>\n[1|][2|]\n",
		"word/footnotes.xml":     "脚注<甲>",
		"word/comments.xml":      "批注<甲>",
		"word/charts/chart1.xml": "图<甲>\n<甲>",
		"docProps/core.xml":      "题<甲>",
	} {
		if got := textForm(t, doc[name]); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestMainPartOfAnotherName(t *testing.T) {
	doc := render(t, file{main: "word/document2.xml", body: p("{{值}}"), header: p("{{值}}")}, `{"值":"甲"}`, 0)
	for _, name := range []string{"word/document2.xml", "word/header1.xml"} {
		if got := textForm(t, doc[name]); got != "甲" {
			t.Errorf("%s says %q", name, got)
		}
	}
}

// Programs other than Word bind the namespaces to prefixes of their own.
func TestOtherPrefixes(t *testing.T) {
	const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	cases := map[string]string{
		"ns0": `<ns0:document xmlns:ns0="` + w + `"><ns0:body><ns0:p><ns0:r><ns0:t>{{#列}}</ns0:t></ns0:r></ns0:p><ns0:p><ns0:bookmarkStart ns0:id="1" ns0:name="a"/><ns0:r><ns0:rPr><ns0:rFonts ns0:hint="default"/></ns0:rPr><ns0:t>{{.}}</ns0:t></ns0:r><ns0:bookmarkEnd ns0:id="1"/></ns0:p><ns0:p><ns0:r><ns0:t>{{/列}}</ns0:t></ns0:r></ns0:p>` +
			`<ns0:tbl><ns0:tr><ns0:tc><ns0:p><ns0:r><ns0:t>{{#列}}{{.}}</ns0:t></ns0:r></ns0:p></ns0:tc><ns0:tc><ns0:p><ns0:r><ns0:t>{{/}}</ns0:t></ns0:r></ns0:p></ns0:tc></ns0:tr></ns0:tbl></ns0:body></ns0:document>`,
		"default": `<document xmlns="` + w + `" xmlns:w="` + w + `"><body><p><r><t>{{#列}}</t></r></p><p><bookmarkStart w:id="1" w:name="a"/><r><t>{{.}}</t></r><bookmarkEnd w:id="1"/></p><p><r><t>{{/列}}</t></r></p>` +
			`<tbl><tr><tc><p><r><t>{{#列}}{{.}}</t></r></p></tc><tc><p><r><t>{{/}}</t></r></p></tc></tr></tbl></body></document>`,
		"default after": `<document xmlns:w="` + w + `" xmlns="` + w + `"><body><p><r><t>{{#列}}</t></r></p><p><r><t>{{.}}</t></r></p><p><r><t>{{/列}}</t></r></p>` +
			`<tbl><tr><tc><p><r><t>{{#列}}{{.}}</t></r></p></tc><tc><p><r><t>{{/}}</t></r></p></tc></tr></tbl></body></document>`,
	}
	for name, xml := range cases {
		t.Run(name, func(t *testing.T) {
			doc := render(t, file{wrap: xml}, `{"列":["甲\n一\f","乙\t二"]}`, 0)
			const want = "甲↵一⏏\n乙⇥二\n[甲↵一⏏|][乙⇥二|]\n"
			if got := textForm(t, doc["word/document.xml"]); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestPartsWithoutTagsKeepTheirBytes(t *testing.T) {
	f := file{body: p("{{值}}"), header: "<w:p >\n <w:r><w:t\txml:space='preserve' >x</w:t></w:r></w:p><!-- y -->",
		styles: `<w:style w:styleId="{{值}}"/>`, more: map[string]string{"customXml/item1.xml": "<a>{{值}}</a>", "word/media/a.png": "\x89PNG{{值}}"}}
	before, after := members(t, f.docx(t)), render(t, f, `{"值":"甲"}`, 0)
	for _, name := range []string{"[Content_Types].xml", "word/header1.xml", "word/styles.xml", "customXml/item1.xml", "word/media/a.png"} {
		if string(before[name]) != string(after[name]) {
			t.Errorf("%s changed", name)
		}
	}
	if len(before) != len(after) {
		t.Errorf("%d parts, had %d", len(after), len(before))
	}
}

func TestLevelChangesNoContent(t *testing.T) {
	f := file{body: p("{{值}}") + p("长"), header: p("{{值}}")}
	want := render(t, f, `{"值":"甲"}`, 0)
	got := render(t, f, `{"值":"甲"}`, 0, docx.Level(1))
	for name := range want {
		if string(got[name]) != string(want[name]) {
			t.Errorf("%s differs", name)
		}
	}
}
