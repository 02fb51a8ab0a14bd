package docx_test

import (
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

func TestScopes(t *testing.T) {
	runCases(t, []fillCase{
		{name: "dotted", body: p("{{甲方.名称}}"), data: `{"甲方":{"名称":"省厅"}}`, want: "省厅"},
		{name: "an object opens its scope", body: p("{{#甲方}}{{名称}}{{外}}{{/}}"), data: `{"外":"y","甲方":{"名称":"省厅"}}`, want: "省厅y"},
		{name: "enclosing scopes", body: p("{{#a}}{{#b}}{{x}}{{y}}{{z}}{{/}}{{/}}"), data: `{"z":"3","a":[{"y":"2","b":[{"x":"1"}]}]}`, want: "123"},
		{name: "inner before outer", body: p("{{#a}}{{n}}{{/}}{{n}}"), data: `{"n":"外","a":[{"n":"内"},{}]}`, want: "内外外"},
		{name: "null ends the search", body: p("{{#a}}<{{n}}>{{/}}"), data: `{"n":"外","a":[{"n":null}]}`, want: "<>"},
		{name: "null ends the search for a block", body: p("{{#a}}{{#n}}有{{/}}{{^n}}无{{/}}{{/}}"), data: `{"n":[1],"a":[{"n":null}]}`, want: "无"},
		{name: "the element itself", body: p("{{#a}}{{.}}；{{/}}"), data: `{"a":["一","二"]}`, want: "一；二；"},
		{name: "true once, in the same scope", body: p("{{#a}}{{n}}{{/}}"), data: `{"n":"外","a":true}`, want: "外"},
		{name: "a text once", body: p("{{#a}}《{{.}}》{{/}}"), data: `{"a":"题"}`, want: "《题》"},
		{name: "a number once", body: p("{{#a}}{{.}}元{{/}}"), data: `{"a":12.50}`, want: "12.50元"},
		{name: "the parent's place", body: p("{{#a}}{{#b}}{{@序号}}{{/}}-{{@序号}} {{/}}"), data: `{"a":[{"b":[1,1]},{"b":[1]}]}`, want: "12-1 1-2 "},
		{name: "an object keeps the place of its loop", body: p("{{#a}}{{#b}}{{@序号}}{{/}}{{/}}"), data: `{"a":[{"b":{"x":1}},{"b":{"x":1}}]}`, want: "12"},
	})
}

func TestLoopVariables(t *testing.T) {
	runCases(t, []fillCase{
		{name: "all", body: p("{{#a}}{{@序号}}/{{@总数}}{{@汉字序号}}{{.}}{{#@首}}首{{/}}{{#@末}}末{{/}}{{^@末}}，{{/}}{{/}}"), data: `{"a":["x","y"]}`, want: "1/2一x首，2/2二y末"},
		{name: "in an expression", body: p("{{#a}}{{#@序号 > 1}}、{{/}}{{.}}{{/}}"), data: `{"a":["x","y","z"]}`, want: "x、y、z"},
		{name: "numbered by a sample", body: ps("{{#a}}", "{{@序号 | 编号:（一）}}{{.}}", "{{/}}"), data: `{"a":["x","y"]}`, want: "（一）x\n（二）y"},
		{name: "computed", body: p("{{#a}}{{@序号 + 4}} {{/}}"), data: `{"a":[1,1]}`, want: "5 6 "},
	})
}

// Chinese input methods write full-width signs; people write blanks.
func TestHowTagsAreTyped(t *testing.T) {
	data := `{"市":"唐山市","项":["甲","乙"],"无":[],"日":"2026-06-12"}`
	runCases(t, []fillCase{
		{name: "full-width braces", body: p("｛｛市｝｝"), data: data, want: "唐山市"},
		{name: "mixed braces", body: p("{｛市｝}"), data: data, want: "唐山市"},
		{name: "full-width signs", body: p("｛｛＃项｝｝{{.}}｛｛／项｝｝｛｛＾无｝｝空｛｛／｝｝"), data: data, want: "甲乙空"},
		{name: "blanks", body: p("{{ 市 }}{{\u00a0市\u3000}}{{# 项 }}{{ . }}{{/ 项 }}"), data: data, want: "唐山市唐山市甲乙"},
		{name: "a zero-width space", body: p("{{\u200b市\ufeff}}"), data: data, want: "唐山市"},
		{name: "full-width bar and colon", body: p("{{日｜日期}}{{没有｜空则：待定}}"), data: data, want: "2026年6月12日待定"},
		{name: "a full-width question mark", body: p("{{没有？}}。"), data: data, missing: tags.Refuse, want: "。"},
		{name: "other delimiters", body: p(r("<<市>>{{市}}<<#项>><<.>><</项>>")), data: data, options: []docx.Option{docx.Delimiters("<<", ">>")}, want: "唐山市{{市}}甲乙"},
		{name: "single brackets", body: p("[市]{{市}}"), data: data, options: []docx.Option{docx.Delimiters("[", "]")}, want: "唐山市{{市}}"},
	})
}
