package docx_test

import (
	"regexp"
	"strings"
	"testing"

	"huishang/generator/tags"
)

func listed(text, num string, level string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + r(text) + `</w:p>`
}

const lists = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

func numIDs(body []byte) string {
	var out []string
	for _, m := range regexp.MustCompile(`<w:numId w:val="(\d+)"`).FindAllSubmatch(body, -1) {
		out = append(out, string(m[1]))
	}
	return strings.Join(out, " ")
}

// The numbers of an inner block start again for every item of the outer one.
func TestNumbersStartAgain(t *testing.T) {
	data := `{"主题":[{"措施":["a","b"]},{"措施":["c"]},{"措施":["d"]}]}`
	styled := `<w:p><w:pPr><w:pStyle w:val="编号"/></w:pPr>` + r("{{.}}") + `</w:p>`
	inner := func(p string) string {
		return ps("{{#主题}}", "题", "{{#措施}}") + p + ps("{{/措施}}", "{{/主题}}")
	}
	for _, c := range []struct{ name, body, want string }{
		{"own numbering", inner(listed("{{.}}", "1", "0")), "1 1 2 3"},
		{"a style's numbering", inner(styled), "2 3"},
		{"one block goes on", ps("{{#主题}}") + listed("题", "1", "0") + ps("{{/主题}}"), "1 1 1"},
		{"Word restarts a lower level itself", ps("{{#主题}}") + listed("题", "1", "0") + ps("{{#措施}}") + listed("{{.}}", "1", "1") + ps("{{/措施}}", "{{/主题}}"), "1 1 1 1 1 1 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts := render(t, file{body: c.body, numbering: lists,
				styles: `<w:style w:type="paragraph" w:styleId="上级"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="编号"><w:basedOn w:val="上级"/></w:style>`},
				data, tags.Blank)
			if got := numIDs(parts["word/document.xml"]); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	numbering := string(render(t, file{body: inner(listed("{{.}}", "1", "1")), numbering: lists}, data, tags.Blank)["word/numbering.xml"])
	if !strings.Contains(numbering, `<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>`) {
		t.Errorf("got %s", numbering)
	}
}

// A table of contents is marked as out of date, and Word is asked to mend it.
func TestContentsAreRefreshed(t *testing.T) {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	toc := `<w:p>` + field("begin") + `<w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r>` + field("separate") + r("目录") + field("end") + `</w:p>`
	f := file{body: toc + ps("{{名}}"), more: map[string]string{"word/settings.xml": declaration + `<w:settings` + spaces + `><w:zoom w:percent="100"/><w:compat/></w:settings>`},
		rels: `<Relationship Id="rIdS" Type="` + relationType + `settings" Target="settings.xml"/>`}
	parts := render(t, f, `{"名":"甲"}`, tags.Blank)
	if !strings.Contains(string(parts["word/document.xml"]), `w:fldCharType="begin" w:dirty="true"`) {
		t.Error("the contents are not marked")
	}
	if !strings.Contains(string(parts["word/settings.xml"]), `<w:zoom w:percent="100"/><w:updateFields w:val="true"/><w:compat/>`) {
		t.Errorf("got %s", parts["word/settings.xml"])
	}
}

// A note that a block calls is written once per call, with that call's values.
func TestNotesInABlock(t *testing.T) {
	call := func(id string) string {
		return `<w:p>` + r("{{名}}") + `<w:r><w:footnoteReference w:id="` + id + `"/></w:r></w:p>`
	}
	note := func(id, text string) string { return `<w:footnote w:id="` + id + `">` + p(text) + `</w:footnote>` }
	f := file{body: call("2") + ps("{{#列}}") + call("1") + ps("{{/列}}"), footnotes: note("1", "注 {{注}}") + note("2", "主注")}
	parts := render(t, f, `{"名":"主","列":[{"名":"甲","注":"a"},{"名":"乙","注":"b"}]}`, tags.Blank)
	var ids []string
	for _, m := range regexp.MustCompile(`<w:footnoteReference w:id="(\d+)"`).FindAllStringSubmatch(string(parts["word/document.xml"]), -1) {
		ids = append(ids, m[1])
	}
	notes := string(parts["word/footnotes.xml"])
	if strings.Join(ids, " ") != "2 1 3" || strings.Join(textsOf(notes), "|") != "注 a|注 b|主注" || !strings.Contains(notes, `<w:footnote w:id="3">`) {
		t.Errorf("called %v, notes\n%s", ids, notes)
	}
	parts = render(t, f, `{"名":"主","列":[]}`, tags.Refuse)
	if strings.Join(textsOf(string(parts["word/footnotes.xml"])), "|") != "主注" {
		t.Errorf("a note that nothing calls is left: %s", parts["word/footnotes.xml"])
	}
}
