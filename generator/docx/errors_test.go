package docx_test

import (
	"errors"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// What a wrong template is told: where, what is wrong, what to do.
func TestTemplateFaults(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"unclosed tag", p("致{{市长、{{市}}"), "正文第1段：标签“{{市长、”没有结束，请在名称后补上“}}”［上下文：致{{市长、{{市}}］"},
		{"unopened tag", p("致市长}}"), "正文第1段：“致市长}}”前面没有“{{”，请补上，或删去多余的“}}”［上下文：致市长}}］"},
		{"empty tag", p("{{ }}"), "正文第1段：标签“{{ }}”有误：标签是空的，请写上名称［上下文：{{ }}］"},
		{"unknown filter", p("{{日 | 日其}}"), "正文第1段：标签“{{日 | 日其}}”有误：没有名为“日其”的过滤器；是否应为“日期”？［上下文：{{日 | 日其}}］"},
		{"wrong condition", p("{{#经费 > }}x{{/}}"), "正文第1段：标签“{{#经费 > }}”有误：看不懂条件或名称“经费 >”：unexpected token EOF (1:4)［上下文：{{#经费 > }}］\n正文第1段：“{{/}}”没有对应的开始标签，请删去，或在前面补上“{{#}}”［上下文：费 > }}x{{/}}］"},
		{"unclosed loop", p("一、概况") + p("{{#议题}}x"), "正文第2段（“一、概况”之下）：循环“{{#议题}}”没有结束，请在该重复的内容之后补上“{{/议题}}”［上下文：{{#议题}}x］"},
		{"unopened loop", p("x{{/议题}}"), "正文第1段：“{{/议题}}”没有对应的开始标签，请删去，或在前面补上“{{#议题}}”［上下文：x{{/议题}}］"},
		{"another name", p("{{#议题}}x{{/议案}}"), "正文第1段：循环“{{#议题}}”被“{{/议案}}”结束，名称不一致；应写“{{/议题}}”［上下文：{{#议题}}x{{/议案}}］"},
		{"crossed loops", p("{{#甲}}{{#乙}}x{{/甲}}{{/乙}}"), "正文第1段：循环“{{#乙}}”与“{{#甲}}”交叉：请先用“{{/乙}}”结束里面的，再结束外面的［上下文：{{#甲}}{{#乙}}x{{/］\n正文第1段：“{{/乙}}”没有对应的开始标签，请删去，或在前面补上“{{#乙}}”［上下文：乙}}x{{/甲}}{{/乙}}］"},
		{"in and out of a table", tbl(row("甲", "{{#列}}x")) + p("{{/列}}"), "正文第2段表1第1行第2格：循环“{{#列}}”的开始和结束不在同一层，例如一个在表格里、另一个在表格外；请把两者放进同一段、同一单元格、同一行或同一表格［上下文：{{#列}}x］"},
		{"half of another in the row", tbl(row("{{#甲}}a", "{{/甲}}{{#乙}}b"), row("c", "{{/乙}}")), "正文第2段表1第1行第2格：循环“{{#乙}}”与“{{#甲}}”交叉：前者重复的整行或整段里还有后者的一半；请把“{{#甲}}”移到别的行或段［上下文：{{/甲}}{{#乙}}b］"},
		{"a place without a loop", p("{{@序号}}"), "正文第1段：“{{@序号}}”是循环里的位置，只能写在“{{#…}}”和“{{/…}}”之间［上下文：{{@序号}}］"},
		{"a field cut", p(field("begin"), "{{#列}}", field("end"), "{{/列}}"), "正文第1段：循环“{{#列}}”切断了一个域（如目录、页码、交叉引用）；请把标签移到整个域之外［上下文：{{#列}}{{/列］"},
		{"in a text box", p("外", box(p("{{框"))), "正文第2段：标签“{{框”没有结束，请在名称后补上“}}”［上下文：{{框］"},
		{"in CDATA", `<w:p><w:r><w:t><![CDATA[{{名}}]]></w:t></w:r></w:p>`, "正文第1段：标签“{{名}}”写在CDATA里，填不进去；请用Word或WPS打开模板后另存一份［上下文：<![CDATA[{{名}}]]>］"},
		{"too deep", p(strings.Repeat("{{#a}}", 65) + strings.Repeat("{{/}}", 65)), "正文第1段：循环套得太深［上下文：#a}}{{#a}}{{#a}}{{/}］"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := docx.Compile(file{body: c.body}.docx(t))
			var faults tags.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error is %T %v", err, err)
			}
			if err.Error() != c.want {
				t.Errorf("got\n%s\nwant\n%s", err, c.want)
			}
		})
	}
}

func TestAllFaultsAtOnceInPageOrder(t *testing.T) {
	f := file{
		body:   `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + r("总则") + `</w:p>` + p("{{#甲}}") + tbl(row("x", p("")+p("{{日 | 期}}"))) + p("{{乙"),
		header: p("{{丙 | 丁}}"),
	}
	_, err := docx.Compile(f.docx(t))
	var faults tags.Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	const want = `正文第2段（“总则”之下）：循环“{{#甲}}”没有结束，请在该重复的内容之后补上“{{/甲}}”［上下文：{{#甲}}］
正文第5段表1第1行第2格（“总则”之下）：标签“{{日 | 期}}”有误：没有名为“期”的过滤器；是否应为“日期”？［上下文：{{日 | 期}}］
正文第6段（“总则”之下）：标签“{{乙”没有结束，请在名称后补上“}}”［上下文：{{乙］
页眉第1段：标签“{{丙 | 丁}}”有误：没有名为“丁”的过滤器［上下文：{{丙 | 丁}}］`
	if err.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", err, want)
	}
	if want := (tags.Place{Part: "word/document.xml", Paragraph: 5, Heading: "总则", Table: 1, Row: 1, Cell: 2}); faults[1].Place != want || faults[1].Tag != "{{日 | 期}}" {
		t.Errorf("%+v", faults[1])
	}
}

// What goes wrong while filling is told with its tag and place, too.
func TestFillFaults(t *testing.T) {
	body := p("{{日 | 日期}}") + p("{{#列}}{{额 | 大写}}{{/}}") + p("{{物}}") + p("{{#额 / 零}}x{{/}}") + p("{{坏}}")
	tpl, err := docx.Compile(file{body: body}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := tpl.Render(decode(t, `{"日":"明天","列":[{"额":"一千"}],"物":{"a":1},"额":1,"零":0,"坏":"a\u0001"}`))
	const want = `正文第1段：标签“{{日 | 日期}}”的值“明天”不是日期，应写成2026-06-12［上下文：{{日 | 日期}}］
正文第2段：标签“{{额 | 大写}}”的值“一千”不是数［上下文：{{#列}}{{额 | 大写}}］
正文第3段：标签“{{物}}”的值是一组内容，不能当作文字填入；请写到里面的名称（如“名称.下级名称”）或用循环［上下文：{{物}}］
正文第4段：标签“{{#额 / 零}}”算不出“额 / 零”：除数为零 (1:3)［上下文：{{#额 / 零}}］
正文第5段：标签“{{坏}}”的值里有Word不能保存的控制字符（U+0001），请在数据里删去［上下文：{{坏}}］`
	if doc != nil || err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
