package docx_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// pixels is a PNG of that size, as base64.
func pixels(t testing.TB, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// frame is a picture of the template whose alternative text is given.
func frame(alt string) string {
	return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="111" cy="222"/><wp:docPr descr="` + alt + `" id="5" name="p"/><a:graphic><a:graphicData><a:blip r:embed="rIdOld"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

func TestImages(t *testing.T) {
	f := file{
		body:   p("图：{{%图 宽:5}}后") + ps("{{#列表}}") + frame("{{%图}}") + ps("{{/列表}}"),
		header: p("{{%图 高:2cm}}"),
		rels:   `<Relationship Id="rIdOld" Type="` + relationType + `image" Target="media/old.png"/>`,
		more:   map[string]string{"word/media/old.png": "old"},
	}
	one, other := pixels(t, 10, 20), pixels(t, 30, 30)
	parts := render(t, f, `{"图":"data:image/png;base64,`+one+`","列表":[{"图":"`+other+`"},{"图":"`+one+`"}]}`, tags.Blank)
	body, header := string(parts["word/document.xml"]), string(parts["word/header1.xml"])
	for where, want := range map[string][]string{
		body:   {`<wp:extent cx="1800000" cy="3600000"/>`, `cx="111" cy="222"`, `descr="图"`, `<w:t xml:space="preserve">后</w:t>`},
		header: {`<wp:extent cx="360000" cy="720000"/>`, `r:embed="rIdFill1"`},
	} {
		for _, w := range want {
			if !strings.Contains(where, w) {
				t.Errorf("no %s in\n%s", w, where)
			}
		}
	}
	stored := 0
	for name := range parts {
		if strings.HasPrefix(name, "word/media/fill-") {
			stored++
		}
	}
	if stored != 2 {
		t.Errorf("%d images stored, want each of the two once", stored)
	}
	for part, rels := range map[string]string{body: "word/_rels/document.xml.rels", header: "word/_rels/header1.xml.rels"} {
		for _, id := range regexp.MustCompile(`r:embed="([^"]+)"`).FindAllStringSubmatch(part, -1) {
			if !strings.Contains(string(parts[rels]), `Id="`+id[1]+`"`) {
				t.Errorf("%s does not know %s", rels, id[1])
			}
		}
	}
	if !strings.Contains(string(parts["[Content_Types].xml"]), `Extension="png" ContentType="image/png"`) {
		t.Error("the content type of png is not declared")
	}
}

func TestImageFaults(t *testing.T) {
	tpl, err := docx.Compile(file{body: ps("{{%图}}", "{{%宽图 宽:大}}")}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]string{
		`{"图":"C:\\照片.png"}`:                       "不能是文件名",
		`{"图":"aGVsbG8="}`:                         "图片打不开",
		`{"图":5}`:                                  "不是图片",
		`{"宽图":"` + pixels(t, 2, 2) + `"}`:         "不是厘米数",
		`{"图":"data:image/png,未编码"}`:               "base64",
		`{"图":"` + pixels(t, 2, 2)[:40] + `AAAA"}`: "图片打不开",
	} {
		if _, err := tpl.Render(decode(t, data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want …%s…", data, err, want)
		}
	}
	if _, err := tpl.Render(decode(t, `{}`), docx.Missing(tags.Refuse)); err == nil || !strings.Contains(err.Error(), "没有值") {
		t.Errorf("a missing image is not told: %v", err)
	}
}

// A link inside a block gets a target of its own per repetition; one outside
// is filled in its place.
func TestLinkTargets(t *testing.T) {
	link := func(id string) string {
		return `<w:p><w:hyperlink r:id="` + id + `">` + r("{{名}}") + `</w:hyperlink></w:p>`
	}
	f := file{
		body: ps("{{#列表}}") + link("rIdL") + ps("{{/列表}}") + link("rIdM"),
		rels: `<Relationship Id="rIdL" Type="` + relationType + `hyperlink" Target="http://example.com/%7B%7B%E5%90%8D%7D%7D?a=1&amp;b=2" TargetMode="External"/>` +
			`<Relationship Id="rIdM" Type="` + relationType + `hyperlink" Target="mailto:{{邮箱}}" TargetMode="External"/>`,
	}
	parts := render(t, f, `{"列表":[{"名":"甲 &乙"},{"名":"b"}],"名":"主页","邮箱":"a@example.com"}`, tags.Blank)
	rels := string(parts["word/_rels/document.xml.rels"])
	for _, want := range []string{
		`Target="http://example.com/%E7%94%B2%20&amp;%E4%B9%99?a=1&amp;b=2"`, `Target="http://example.com/b?a=1&amp;b=2"`, `Id="rIdM" Type="` + relationType + `hyperlink" Target="mailto:a@example.com"`,
	} {
		if !strings.Contains(rels, want) {
			t.Errorf("no %s in\n%s", want, rels)
		}
	}
	if strings.Contains(rels, "rIdL") {
		t.Errorf("the target of the block itself is left over:\n%s", rels)
	}
}
