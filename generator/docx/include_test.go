package docx_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

func encoded(t testing.TB, f file) string {
	return base64.StdEncoding.EncodeToString(f.docx(t))
}

// An embedded document is filled from where it stands, and brings its styles,
// lists, images and links under names of their own.
func TestInclude(t *testing.T) {
	inner := file{
		body: `<w:p w14:paraId="11111111"><w:pPr><w:pStyle w:val="N"/></w:pPr>` + r("附件：{{名}}") + `</w:p>` + listed("项", "1", "0") + p("{{%图}}") +
			`<w:p><w:hyperlink r:id="rIdL">` + r("网页") + `</w:hyperlink></w:p>` + tbl(row("表")) + section,
		styles:    `<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:basedOn w:val="B"/></w:style>`,
		numbering: lists,
		rels:      `<Relationship Id="rIdL" Type="` + relationType + `hyperlink" Target="http://example.com/{{名}}" TargetMode="External"/>`,
	}
	outer := file{
		body:      ps("前", "{{#列}}", "{{+附件}}", "{{/列}}", "后"),
		styles:    `<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:rPr><w:b/></w:rPr></w:style>`,
		numbering: lists,
	}
	parts := render(t, outer, `{"附件":"`+encoded(t, inner)+`","列":[{"名":"a","图":"`+pixels(t, 3, 3)+`"},{"名":"b","图":"`+pixels(t, 3, 3)+`"}]}`, tags.Refuse)
	body := string(parts["word/document.xml"])
	if got, want := strings.Join(textsOf(body), "|"), "前|附件：a|项|网页|表|附件：b|项|网页|表|后"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := numIDs(parts["word/document.xml"]); got != "2 3" {
		t.Errorf("lists %s, want a fresh one per embedding", got)
	}
	styles := string(parts["word/styles.xml"])
	for _, want := range []string{`w:styleId="B"`, `<w:rPr><w:b/></w:rPr>`, `<w:basedOn w:val="B"/>`} {
		if !strings.Contains(styles, want) {
			t.Errorf("no %s in\n%s", want, styles)
		}
	}
	if strings.Contains(body, `w:pStyle w:val="N"`) || strings.Contains(body, "w:sectPr") || strings.Contains(body, "11111111") {
		t.Errorf("left over in\n%s", body)
	}
	rels := string(parts["word/_rels/document.xml.rels"])
	for _, want := range []string{"http://example.com/a", "http://example.com/b", "/image"} {
		if !strings.Contains(rels, want) {
			t.Errorf("no %s in\n%s", want, rels)
		}
	}
}

// A document without lists or styles of its own takes those of what it embeds.
func TestIncludeIntoABareDocument(t *testing.T) {
	inner := file{body: listed("项", "1", "0"), numbering: lists}
	parts := render(t, file{body: ps("{{+附件}}")}, `{"附件":"`+encoded(t, inner)+`"}`, tags.Blank)
	if numIDs(parts["word/document.xml"]) != "1" || !strings.Contains(string(parts["word/numbering.xml"]), `<w:num w:numId="1">`) {
		t.Errorf("got %s\n%s", parts["word/document.xml"], parts["word/numbering.xml"])
	}
	if !strings.Contains(string(parts["[Content_Types].xml"]), "/word/numbering.xml") || !strings.Contains(string(parts["word/_rels/document.xml.rels"]), "numbering.xml") {
		t.Error("the new part is not declared")
	}
}

func TestIncludeFaults(t *testing.T) {
	self := file{body: ps("{{+附件}}")}
	tpl, err := docx.Compile(self.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]string{
		`{"附件":"` + encoded(t, self) + `"}`:                     "形成循环",
		`{"附件":"` + encoded(t, file{body: ps("{{#x}}")}) + `"}`: "嵌入的文档“附件”里",
		`{"附件":"附件.docx"}`:                                      "不能是文件名",
		`{"附件":"aGVsbG8="}`:                                     "不是有效的Word文件",
		`{"附件":3}`:                                              "不是Word文档",
	} {
		if _, err := tpl.Render(decode(t, data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: got %v, want …%s…", data, err, want)
		}
	}
	if _, err := docx.Compile(file{body: ps("见{{+附件}}")}.docx(t)); err == nil || !strings.Contains(err.Error(), "单独占一段") {
		t.Errorf("got %v", err)
	}
}
