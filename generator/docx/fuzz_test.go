package docx_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// fuzzData has something of every kind under names the seeds use.
const fuzzData = `{"列":[{"名":"<甲>","b":[1,2]},{"名":"乙\n\n丙\t丁"}],"空":[],"值":"“值”&","真":true,"物":{"名":"x"},"数":1.5,"a":[1,2]}`

// FuzzCompile takes any bytes for a main part: a template is refused with a
// reason or compiles; what compiles fills into parts that are well-formed.
func FuzzCompile(f *testing.F) {
	for _, body := range []string{
		"", p("{{值}}"), p("{", "{值}", "}"), p("{{#列}}", "{{名}}", "{{/列}}"), ps("{{#列}}", "{{名}}", "{{/}}"), tbl(row("{{#列}}{{名}}", "{{/}}")), tbl(row("{{#空}}", "{{/}}")) + tbl(row("x")),
		ps("a{{#列}}b", "c{{/}}d"), p("{{#列}}{{#b}}{{.}}{{/b}}{{/列}}"), p(box(p("{{#列}}{{名}}{{/}}"))), p("{{~值}}{{%值}}{{+值}}{{#列:a}}x{{/}}"), tbl(row("{{#列:列}}{{名}}{{/}}", "{{~值}}")),
		p(field("begin"), `<w:r><w:instrText>{{值}}</w:instrText></w:r>`, field("end")), `<w:sdt><w:sdtPr><w:tag w:val="值"/></w:sdtPr><w:sdtContent>` + p("x") + `</w:sdtContent></w:sdt>`,
		"<w:p><w:r><w:t>{{值<w:t>}}</w:t></w:t></w:r></w:p>", "<w:p><w:r><w:t><![CDATA[{{值}}]]></w:t></w:r></w:p>", "<w:p><w:r><w:t>{{值<!-- -->}}</w:t></w:r></w:p>", "<w:t>{{值}}</w:t>{{值}}",
		p("{{值}}") + section, `<w:p><w:bookmarkStart w:id="1"/></w:p>` + ps("{{#列}}", "{{名}}") + `<w:p><w:bookmarkEnd w:id="1"/></w:p>` + p("{{/}}"),
	} {
		f.Add([]byte(declaration + `<w:document` + spaces + `><w:body>` + body + `</w:body></w:document>`))
	}
	f.Add([]byte("<a>&#1;</a>"))
	f.Add([]byte(`<a b="1" b='2'/>`))
	data := decode(f, fuzzData)
	f.Fuzz(func(t *testing.T, main []byte) {
		tpl, err := docx.Compile(file{wrap: string(main) + " "}.docx(t))
		if err != nil {
			holdReason(t, err)
			return
		}
		for _, policy := range []tags.Policy{tags.Blank, tags.Keep, tags.Mark} {
			doc, err := tpl.Render(data, docx.Missing(policy))
			if err != nil {
				holdReason(t, err)
				continue
			}
			if wellFormed(main) != nil {
				continue // a name or a character a strict reader refuses was there before
			}
			part := members(t, doc)["word/document.xml"]
			if err := wellFormed(part); err != nil {
				t.Fatalf("%v in\n%q\nof\n%q", err, part, main)
			}
		}
	})
}

// holdReason holds that a refusal is one of the two kinds and says something.
func holdReason(t *testing.T, err error) {
	t.Helper()
	var faults tags.Faults
	if !errors.As(err, &faults) && !errors.Is(err, docx.ErrNotWord) {
		t.Fatalf("%T %v", err, err)
	}
	for _, f := range faults {
		if f.Message == "" || f.Place.Part == "" {
			t.Fatalf("a fault without a word or a place: %+v", f)
		}
	}
}

// FuzzPackage takes any bytes for a file.
func FuzzPackage(f *testing.F) {
	f.Add(file{body: p("{{值}}"), header: p("x"), core: "<a/>"}.docx(f))
	f.Add(zipped(f, [][2]string{{"[Content_Types].xml", ""}, {"_rels/.rels", relations(`<Relationship Type="/officeDocument" Target="../../a"/>`)}, {"a", "<a/>"}}))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	limits := docx.WithLimits(docx.Limits{Entries: 100, Part: 1 << 20, Total: 4 << 20, Output: 4 << 20})
	f.Fuzz(func(t *testing.T, b []byte) {
		tpl, err := docx.Compile(b, limits)
		if err != nil {
			holdReason(t, err)
			return
		}
		if _, err := tpl.Render(map[string]any{"值": "甲"}); err != nil {
			holdReason(t, err)
		}
	})
}

// FuzzRenderValue: a value stays the text it is, wherever it stands, or is refused.
func FuzzRenderValue(f *testing.F) {
	for _, v := range []string{"", "甲", "{{x}}", "<a>&amp;", "a\tb", "a\nb", "a\n\nb", "\f", "\r", "\x00", "\xff", "\ufffe", "]]>", "😀", "  ", "“”", "a\r\n\r\nb\n\n", "\xe8\x93\f\x93"} {
		f.Add(v)
	}
	body := p("[{{值}}]") + tbl(row("{{值}}", p(box(p("{{值}}"))))) + p(`<m:oMath><m:r><m:t>{{值}}</m:t></m:r></m:oMath>`)
	tpl, err := docx.Compile(file{body: body, header: p("{{值}}"), core: "<a>{{值}}</a>"}.docx(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, v string) {
		doc, err := tpl.Render(map[string]any{"值": v})
		refused := !utf8.ValidString(v) || tags.BadRune(strings.ReplaceAll(v, "\f", " ")) >= 0
		if refused != (err != nil) {
			t.Fatalf("%q: %v", v, err)
		}
		if err != nil {
			return
		}
		holdSound(t, doc)
		got, _, _ := strings.Cut(textForm(t, members(t, doc)["word/document.xml"]), "]")
		want, _, _ := strings.Cut("["+spelled.Replace(strings.ReplaceAll(v, "\r", "")), "]")
		if squeezed(got) != squeezed(want) {
			t.Fatalf("%q came out as %q", v, got)
		}
	})
}

var spelled = strings.NewReplacer("\n", "↵", "\t", "⇥", "\f", "⏏")

// squeezed makes no difference between line breaks and new paragraphs.
func squeezed(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '↵' }), "↵")
}
