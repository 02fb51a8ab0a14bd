package docx_test

import (
	"errors"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

func TestMissingValues(t *testing.T) {
	body := p("致{{市长}}、{{空}}、{{也无?}}。")
	data := `{"空":"","市":"唐山市"}`
	runCases(t, []fillCase{
		{name: "blank", body: body, data: data, missing: tags.Blank, want: "致、、。"},
		{name: "keep", body: body, data: data, missing: tags.Keep, want: "致{{市长}}、、。"},
		{name: "mark", body: body, data: data, missing: tags.Mark, want: "致«〔待填：市长〕»、«〔待填：空〕»、。"},
		{name: "keep over runs", body: p("致{", "{市", "长}}。"), data: data, missing: tags.Keep, want: "致{{市长}}。"},
		{name: "mark over runs", body: p("致{", "{市", "长}}。"), data: data, missing: tags.Mark, want: "致«〔待填：市长〕»。"},
		{name: "zero and false are there", body: p("{{零}}{{假}}"), data: `{"零":0,"假":false}`, missing: tags.Refuse, want: "0false"},
		{name: "a missing list repeats nothing", body: p("{{#列}}x{{/}}。"), data: data, missing: tags.Refuse, want: "。"},
		{name: "空则 fills in", body: p("{{市长 | 空则:待定}}"), data: data, missing: tags.Refuse, want: "待定"},
		{name: "a filter passes over what is missing", body: p("{{日 | 日期}}。"), data: data, missing: tags.Blank, want: "。"},
	})
}

func TestMarkIsHighlightedInTheFormatOfItsRun(t *testing.T) {
	body := `<w:p>` + r("致{{市长}}。", "<w:b/>") + `</w:p>`
	doc := render(t, file{body: body}, `{}`, tags.Mark)
	got := inside(t, doc)
	for _, want := range []string{`<w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr><w:t>〔待填：市长〕</w:t>`, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">。</w:t>`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
}

// Under the policy error nothing is written, and all that is missing is told at once.
func TestAllMissingValuesAreTold(t *testing.T) {
	f := file{
		header: p("{{页眉名}}"),
		body:   p("第一章　总则") + p("{{议体}}") + tbl(row("{{#项}}{{名}}", "{{额 | 小数:1}}{{/}}")) + p("{{议题}}{{可无?}}"),
	}
	tpl, err := docx.Compile(f.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := tpl.Render(decode(t, `{"议题":"甲","项":[{"名":"一"}]}`), docx.Missing(tags.Refuse))
	var faults tags.Faults
	if !errors.As(err, &faults) || doc != nil {
		t.Fatalf("document of %d bytes, error %v", len(doc), err)
	}
	const want = `正文第2段（“第一章　总则”之下）：标签“{{议体}}”没有值，请补填；是否应为“议题”？［上下文：{{议体}}］
正文第4段表1第1行第2格（“第一章　总则”之下）：标签“{{额 | 小数:1}}”没有值，请补填［上下文：{{额 | 小数:1］
页眉第1段：标签“{{页眉名}}”没有值，请补填［上下文：{{页眉名}}］`
	if err.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", err, want)
	}
	for _, f := range faults {
		if !f.Missing {
			t.Errorf("%s is not told as missing", f)
		}
	}
}
