package docx_test

import (
	"strings"
	"testing"
)

// What repeats must not break what Word keeps beside the text.
func TestStructureInLoops(t *testing.T) {
	loop := func(inside string) string { return p("{{#列}}") + inside + p("{{/}}") + section }
	runCases(t, []fillCase{
		{name: "a bookmark stays with the first copy", body: loop(p(`<w:bookmarkStart w:id="1" w:name="a"/>`, "{{.}}", `<w:bookmarkEnd w:id="1"/>`)), data: `{"列":[1,2]}`, want: "1\n2"},
		{name: "a bookmark that begins outside", body: p(`<w:bookmarkStart w:id="1" w:name="a"/>`, "前") + loop(p("{{.}}", `<w:bookmarkEnd w:id="1"/>`)), data: `{"列":[1,2]}`, want: "前\n1\n2"},
		{name: "and in an empty loop", body: p(`<w:bookmarkStart w:id="1" w:name="a"/>`, "前") + loop(p("{{.}}", `<w:bookmarkEnd w:id="1"/>`)), data: `{"列":[]}`, want: "前"},
		{name: "a bookmark around the loop", body: p("前", `<w:bookmarkStart w:id="1" w:name="a"/>`) + p("{{#列}}") + p("{{.}}") + p("{{/}}") + p(`<w:bookmarkEnd w:id="1"/>`, "后"), data: `{"列":[1,2]}`, want: "前\n1\n2\n后"},
		{name: "a comment's range", body: loop(p(`<w:commentRangeStart w:id="1"/>`, "{{.}}", `<w:commentRangeEnd w:id="1"/>`)), data: `{"列":[1,2,3]}`, want: "1\n2\n3"},
		{name: "drawings", body: loop(p(box(p("{{.}}")))), data: `{"列":[1,2]}`, want: "‹1›‹1›\n‹2›‹2›"},
		{name: "paragraph ids", body: loop(`<w:p w14:paraId="0A000001" w14:textId="0A000002">` + r("{{.}}") + "</w:p>"), data: `{"列":[1,2]}`, want: "1\n2"},
		{name: "row ids", body: tbl(`<w:tr w14:paraId="0A000001"><w:tc>` + p("{{#列}}{{.}}") + `</w:tc><w:tc>` + p("{{/}}") + `</w:tc></w:tr>`), data: `{"列":[1,2]}`, want: "[1|][2|]"},
		{name: "content control ids", body: loop(`<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent>` + p("{{.}}") + `</w:sdtContent></w:sdt>`), data: `{"列":[1,2]}`, want: "1\n2"},
		{name: "a whole field", body: loop(p("{{.}}", field("begin"), field("separate"), "1", field("end"))), data: `{"列":[1,2]}`, want: "11\n21"},
		{name: "a field code is filled", body: p(field("begin"), `<w:r><w:instrText>HYPERLINK "{{v}}"</w:instrText></w:r>`, field("end")), data: `{"v":"C:\\a\"b"}`, want: `⟨HYPERLINK "C:\\a\"b"⟩`},
	})
}

func field(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func TestFirstCopyKeepsItsIdentifiers(t *testing.T) {
	body := p("{{#列}}") + `<w:p w14:paraId="0A000001">` + r("{{.}}") + box(p("x")) + "</w:p>" + p("{{/}}")
	got := inside(t, render(t, file{body: body, header: p(`<w:r><w:drawing><wp:inline><wp:docPr id="41" name="图"/></wp:inline></w:drawing></w:r>`)}, `{"列":[1,2,3]}`, 0))
	for _, want := range []string{`w14:paraId="0A000001"`, `<wp:docPr id="7"`, `<v:rect id="_x0000_s1026"`, `<wp:docPr id="42"`, `<wp:docPr id="43"`} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%s stands %d times in\n%s", want, strings.Count(got, want), got)
		}
	}
}

// A paragraph that only held a tag vanishes, unless it carries a section.
func TestSectionsStay(t *testing.T) {
	ends := func(tag string) string { return `<w:p><w:pPr>` + section + `</w:pPr>` + r(tag) + `</w:p>` }
	runCases(t, []fillCase{
		{name: "at the end of a loop", body: ps("{{#列}}", "{{.}}") + ends("{{/}}") + p("后") + section, data: `{"列":[1,2]}`, want: "1\n2\n§\n后"},
		{name: "of an empty loop", body: ps("{{#列}}", "{{.}}") + ends("{{/}}") + p("后") + section, data: `{"列":[]}`, want: "§\n后"},
		{name: "at the beginning", body: ends("{{#列}}") + ps("{{.}}", "{{/}}"), data: `{"列":[1]}`, want: "§\n1"},
		{name: "no paragraph is added to one", body: ends("{{列}}"), data: `{"列":"一\n\n二"}`, want: "§一↵↵二"},
	})
}

// New readers take the one, old readers the other: both say the same.
func TestAlternateContentSaysTheSameTwice(t *testing.T) {
	got := inside(t, render(t, file{body: p(box(ps("{{#列}}", "{{.}}", "{{/}}")))}, `{"列":["甲","乙"]}`, 0))
	choice, fallback, ok := strings.Cut(got, "<mc:Fallback>")
	if !ok || strings.Count(choice, "甲</w:t>") != 1 || strings.Count(fallback, "乙</w:t>") != 1 {
		t.Error(got)
	}
}
