package docx_test

import (
	"errors"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// What a value says is text, whatever it looks like.
func TestValuesStayText(t *testing.T) {
	values := []string{
		"{{x}}", "{{#x}}", "｛｛x｝｝", "<w:p/>", "a & b", "&lt;", "]]>", "<![CDATA[x]]>", "😀👨‍👩‍👧", "𠮷野家", "㑇", "𬭚", "a\u0301", "\u200fשלום",
		"“引”‘号’——……", "\u00a0x\u3000", "  前后  ", "C:\\目录", "\ufffd", "\u2028", "=1+1", `"'`, "%20", "\u200b",
	}
	for _, v := range values {
		doc := renderValue(t, p("{{值}}"), v)
		if got := textForm(t, doc["word/document.xml"]); got != v {
			t.Errorf("%q came out as %q", v, got)
		}
	}
}

func renderValue(t testing.TB, body string, v any) map[string][]byte {
	t.Helper()
	tpl, err := docx.Compile(file{body: body}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := tpl.Render(map[string]any{"值": v})
	if err != nil {
		t.Fatal(err)
	}
	holdSound(t, doc)
	return members(t, doc)
}

func TestCharactersNoPartMayHoldAreRefused(t *testing.T) {
	tpl, err := docx.Compile(file{body: p("{{好}}{{坏}}")}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\x00", "a\x01", "\x0b", "\x1b", "\x1f", "\ufffe", "\uffff", "中\x02", "\xff", "中\xe4"} {
		_, err := tpl.Render(map[string]any{"好": "好", "坏": bad})
		var faults tags.Faults
		if !errors.As(err, &faults) || len(faults) != 1 || !strings.Contains(err.Error(), "{{坏}}") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestLineBreaksInValues(t *testing.T) {
	runCases(t, []fillCase{
		{name: "line break", body: p("前{{v}}后"), data: `{"v":"一\n二"}`, want: "前一↵二后"},
		{name: "of Windows", body: p("{{v}}"), data: `{"v":"一\r\n二"}`, want: "一↵二"},
		{name: "tab", body: p("{{v}}"), data: `{"v":"一\t二"}`, want: "一⇥二"},
		{name: "page break", body: p("{{v}}"), data: `{"v":"一\f二"}`, want: "一⏏二"},
		{name: "an empty line opens a paragraph", body: p("前{{v}}后"), data: `{"v":"一\n\n二"}`, want: "前一\n二后"},
		{name: "of Windows, too", body: p("{{v}}"), data: `{"v":"一\r\n\r\n二\r\n"}`, want: "一\n二↵"},
		{name: "in a cell", body: tbl(row("{{v}}", "x")), data: `{"v":"一\n\n二"}`, want: "[一/二|x]"},
		{name: "in a link it stays a break", body: p(`<w:hyperlink w:anchor="a">` + r("{{v}}") + `</w:hyperlink>`), data: `{"v":"一\n\n二"}`, want: "一↵↵二"},
	})
}

func TestNewParagraphsHaveTheSameProperties(t *testing.T) {
	body := `<w:p w14:paraId="00000001"><w:pPr><w:ind w:firstLine="640"/></w:pPr>` + r("前") + r("{{v}}", "<w:b/>") + `</w:p>`
	doc := render(t, file{body: body}, `{"v":"a\n\nb"}`, 0)
	want := `<w:p w14:paraId="00000001"><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:t>前</w:t></w:r>` +
		`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">a</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">b</w:t></w:r></w:p>`
	if got := inside(t, doc); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// inside is what stands in the body.
func inside(t testing.TB, parts map[string][]byte) string {
	t.Helper()
	_, s, _ := strings.Cut(string(parts["word/document.xml"]), "<w:body>")
	s, _, ok := strings.Cut(s, "</w:body>")
	if !ok {
		t.Fatalf("no body in %s", parts["word/document.xml"])
	}
	return s
}

// A Chinese value in a run of Latin fonts asks for the East Asian one, so that
// its quotes and dashes do not come out half as wide.
func TestEastAsianHint(t *testing.T) {
	cases := []struct{ name, properties, value, want string }{
		{"ideographs", "", "中", `<w:rFonts w:hint="eastAsia"/>`},
		{"quotes", "", "“a”", `<w:rFonts w:hint="eastAsia"/>`},
		{"Latin needs none", "", "abc", ``},
		{"Latin with an accent needs none", "", "é", ``},
		{"beside fonts", `<w:rFonts w:ascii="Times"/>`, "中", `<w:rFonts w:hint="eastAsia" w:ascii="Times"/>`},
		{"already there", `<w:rFonts w:hint="eastAsia"/>`, "中", `<w:rFonts w:hint="eastAsia"/>`},
		{"another hint", `<w:rFonts w:hint="default"/>`, "中", `<w:rFonts w:hint="eastAsia"/>`},
		{"another hint, Latin", `<w:rFonts w:hint="default"/>`, "x", `<w:rFonts w:hint="default"/>`},
		{"after the style", `<w:rStyle w:val="a"/><w:b/>`, "中", `<w:rStyle w:val="a"/><w:rFonts w:hint="eastAsia"/><w:b/>`},
		{"before the rest", `<w:b/>`, "中", `<w:rFonts w:hint="eastAsia"/><w:b/>`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			body := "<w:p>" + r("{{值}}", c.properties) + "</w:p>"
			if c.properties == "" {
				body = p("{{值}}")
			}
			got := inside(t, renderValue(t, body, c.value))
			rPr := ""
			if _, after, ok := strings.Cut(got, "<w:rPr>"); ok {
				rPr, _, _ = strings.Cut(after, "</w:rPr>")
			}
			if rPr != c.want {
				t.Errorf("properties %s, want %s", rPr, c.want)
			}
		})
	}
}
