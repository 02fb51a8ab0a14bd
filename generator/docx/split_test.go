package docx_test

import "testing"

// Word cuts a tag into runs wherever it likes; a tag is a tag however it is cut.
func TestSplitTags(t *testing.T) {
	data := `{"市":"唐山市","项":[{"名":"甲"},{"名":"乙"}]}`
	runCases(t, []fillCase{
		{name: "one run", body: p("{{市}}"), data: data, want: "唐山市"},
		{name: "between the braces", body: p("致{", "{市}", "}人民政府"), data: data, want: "致唐山市人民政府"},
		{name: "a character a run", body: p("{", "{", "市", "}", "}"), data: data, want: "唐山市"},
		{name: "inside the name", body: p("{{#项}}{{", "名", "}}；{{/", "项}}"), data: data, want: "甲；乙；"},
		{name: "spelling marks between", body: p("{{", `<w:proofErr w:type="spellStart"/>`, "市", `<w:proofErr w:type="spellEnd"/>`, "}}"), data: data, want: "唐山市"},
		{name: "a bookmark between", body: p("{{", `<w:bookmarkStart w:id="1" w:name="市"/>`, "市", `<w:bookmarkEnd w:id="1"/>`, "}}"), data: data, want: "唐山市"},
		{name: "a page break of the last layout", body: p(`<w:r><w:t>{{</w:t><w:lastRenderedPageBreak/><w:t>市}}</w:t></w:r>`), data: data, want: "唐山市"},
		{name: "a smart tag", body: p("{{", `<w:smartTag w:uri="u" w:element="e">`+r("市")+`</w:smartTag>`, "}}"), data: data, want: "唐山市"},
		{name: "two tags share a run", body: p("{{市}}{", "{市}}"), data: data, want: "唐山市唐山市"},
		{name: "an inserted half", body: p("{{", `<w:ins w:id="5" w:author="甲">`+r("市}}")+`</w:ins>`), data: data, want: "唐山市"},
		{name: "deleted text is no text", body: p("{{", `<w:del w:id="5" w:author="甲"><w:r><w:delText>x</w:delText></w:r></w:del>`, "市}}"), data: data, want: "唐山市"},
		{name: "written with entities", body: p(`<w:r><w:t>{&#123;&#x5e02;}&#125;</w:t></w:r>`), data: data, want: "唐山市"},
		{name: "an escaped sign beside it", body: p("A&B{{市}}<C>"), data: data, want: "A&B唐山市<C>"},
		{name: "broken over paragraphs", body: ps("致{{", "市", "}}好"), data: data, want: "致唐山市\n好"},
	})
}

// The first run that holds a part of the tag gives the value its format.
func TestSplitTagTakesTheFormatOfItsFirstRun(t *testing.T) {
	body := `<w:p>` + r("{{", "<w:b/>") + r("市", "<w:i/>") + r("}}。", "<w:u/>") + `</w:p>`
	doc := render(t, file{body: body}, `{"市":"S"}`, 0)
	want := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">S</w:t></w:r>` +
		`<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"></w:t></w:r><w:r><w:rPr><w:u/></w:rPr><w:t xml:space="preserve">。</w:t></w:r></w:p>`
	if got := inside(t, doc); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
