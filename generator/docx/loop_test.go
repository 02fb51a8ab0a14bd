package docx_test

import "testing"

const two = `{"项":[{"名":"甲","数":1},{"名":"乙","数":2}],"空":[],"市":"唐山市"}`

func TestInlineLoops(t *testing.T) {
	runCases(t, []fillCase{
		{name: "one run", body: p("有{{#项}}{{名}}、{{/项}}等"), data: two, want: "有甲、乙、等"},
		{name: "short end", body: p("{{#项}}{{名}}{{/}}"), data: two, want: "甲乙"},
		{name: "over runs", body: p("有{{#项}}", "{{名}}", "；", "{{/项}}完"), data: two, want: "有甲；乙；完"},
		{name: "empty", body: p("有{{#空}}{{名}}{{/}}无"), data: two, want: "有无"},
		{name: "empty over runs", body: p("有{{#空}}", "{{名}}", "{{/}}无"), data: two, want: "有无"},
		{name: "with a tab", body: p(`<w:r><w:t>{{#项}}</w:t><w:tab/><w:t>{{名}}{{/}}</w:t></w:r>`), data: two, want: "⇥甲⇥乙"},
		{name: "within a link", body: p(`<w:hyperlink w:anchor="a">` + r("{{#项}}{{名}}") + r("{{/}}") + `</w:hyperlink>`), data: two, want: "甲乙"},
		{name: "twice in one paragraph", body: p("{{#项}}{{名}}{{/}}和{{#项}}{{数}}{{/}}"), data: two, want: "甲乙和12"},
		{name: "nested", body: p("{{#a}}{{#b}}{{.}}{{/b}}，{{/a}}"), data: `{"a":[{"b":[1,2]},{"b":[]},{"b":[3]}]}`, want: "12，，3，"},
		{name: "ends across runs", body: p("{{#a}}x{{#b}}", "y{{/b}}z", "{{/a}}"), data: `{"a":[1,2],"b":true}`, want: "xyzxyz"},
	})
}

func TestParagraphLoops(t *testing.T) {
	runCases(t, []fillCase{
		{name: "tags in paragraphs of their own vanish", body: ps("前", "{{#项}}", "{{名}}", "{{/项}}", "后"), data: two, want: "前\n甲\n乙\n后"},
		{name: "tags with blanks beside them", body: ps(" {{#项}}　", "{{名}}", "\u00a0{{/项}} "), data: two, want: "甲\n乙"},
		{name: "several paragraphs", body: ps("{{#项}}", "名称{{名}}", "数目{{数}}", "{{/}}"), data: two, want: "名称甲\n数目1\n名称乙\n数目2"},
		{name: "tags at the edges", body: ps("{{#项}}名称{{名}}", "数目{{数}}{{/}}"), data: two, want: "名称甲\n数目1\n名称乙\n数目2"},
		{name: "begins at an edge, ends alone", body: ps("{{#项}}{{名}}", "一", "{{/}}"), data: two, want: "甲\n一\n乙\n一"},
		{name: "text before the beginning", body: ps("共：{{#项}}", "{{名}}", "{{/}}"), data: two, want: "共：\n甲\n乙"},
		{name: "text after the end", body: ps("{{#项}}", "{{名}}", "{{/}}完"), data: two, want: "甲\n乙\n完"},
		{name: "text on both sides", body: ps("共{{#项}}一", "二{{/}}完"), data: two, want: "共一\n二一\n二完"},
		{name: "empty", body: ps("前", "{{#空}}", "{{名}}", "{{/}}", "后"), data: two, want: "前\n后"},
		{name: "empty with text on both sides", body: ps("共{{#空}}一", "二{{/}}完"), data: two, want: "共完"},
		{name: "nested", body: ps("{{#a}}", "{{n}}", "{{#b}}", "·{{.}}", "{{/b}}", "{{/a}}"),
			data: `{"a":[{"n":"一","b":["x","y"]},{"n":"二","b":[]}]}`, want: "一\n·x\n·y\n二"},
		{name: "nested tags share a paragraph", body: ps("{{#a}}{{#b}}", "{{.}}", "{{/b}}{{/a}}"), data: `{"a":[{"b":[1,2]},{"b":[3]}]}`, want: "1\n2\n3"},
		{name: "one after another in one paragraph", body: ps("{{#项}}", "{{名}}", "{{/项}}{{#项}}", "{{数}}", "{{/项}}"), data: two, want: "甲\n乙\n1\n2"},
		{name: "around a table", body: p("{{#项}}") + tbl(row("{{名}}", "{{数}}")) + p("{{/}}") + p(""), data: two, want: "[甲|1]\n\n[乙|2]\n"},
		{name: "in a content control", body: `<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>` + ps("{{#项}}", "{{名}}", "{{/}}") + `</w:sdtContent></w:sdt>`, data: two, want: "甲\n乙"},
		{name: "around a content control", body: p("{{#项}}") + `<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>` + p("{{名}}") + `</w:sdtContent></w:sdt>` + p("{{/}}"), data: two, want: "甲\n乙"},
	})
}

func TestRowLoops(t *testing.T) {
	head := row("名称", "数目")
	runCases(t, []fillCase{
		{name: "one row", body: tbl(head, row("{{#项}}{{名}}", "{{数}}{{/}}")), data: two, want: "[名称|数目][甲|1][乙|2]"},
		{name: "tags in paragraphs of their own", body: tbl(row("<w:p>"+r("{{#项}}")+"</w:p>"+p("{{名}}"), p("{{数}}")+p("{{/}}"))), data: two, want: "[甲|1][乙|2]"},
		{name: "tags alone in cells", body: tbl(row("{{#项}}", "{{名}}", "{{/}}")), data: two, want: "[|甲|][|乙|]"},
		{name: "two rows", body: tbl(head, row("{{#项}}{{名}}", ""), row("数目", "{{数}}{{/}}")), data: two, want: "[名称|数目][甲|][数目|1][乙|][数目|2]"},
		{name: "nested over rows", body: tbl(row("{{#a}}{{n}}", ""), row("", "{{#b}}{{.}}{{/b}}{{/a}}")),
			data: `{"a":[{"n":"一","b":[1,2]},{"n":"二","b":[]}]}`, want: "[一|][|12][二|][|]"},
		{name: "rows in rows", body: tbl(row("{{#a}}{{n}}", "大"), row("{{#b}}·", "{{.}}{{/b}}"), row("小计", "{{n}}{{/a}}")),
			data: `{"a":[{"n":"一","b":[1,2]},{"n":"二","b":[]}]}`, want: "[一|大][·|1][·|2][小计|一][二|大][小计|二]"},
		{name: "one cell repeats its paragraphs", body: tbl(row("左", ps("{{#项}}", "{{名}}", "{{/}}"))), data: two, want: "[左|甲/乙]"},
		{name: "an empty cell keeps a paragraph", body: tbl(row("左", ps("{{#空}}", "{{名}}", "{{/}}"))), data: two, want: "[左|]"},
		{name: "empty rows leave the head", body: tbl(head, row("{{#空}}{{名}}", "{{/}}")), data: two, want: "[名称|数目]"},
		{name: "a table without rows goes", body: p("前") + tbl(row("{{#空}}{{名}}", "{{/}}")) + p("后"), data: two, want: "前\n后"},
		{name: "an empty loop within a nested table", body: tbl(row("左", tbl(row("{{#空}}{{名}}{{/}}x", "y"))+p("{{市}}"))), data: two, want: "[左|[x|y]/唐山市]"},
		{name: "a cell of only a table without rows", body: tbl(row("左", tbl(row("{{#空}}", "{{/}}"))+p(""))), data: two, want: "[左|]"},
		{name: "a table in a row", body: tbl(row("{{#a}}{{n}}", tbl(row("{{#b}}{{.}}", "{{/b}}"))+p("{{/a}}"))),
			data: `{"a":[{"n":"一","b":[1,2]},{"n":"二","b":[3]}]}`, want: "[一|[1|][2|]/][二|[3|]/]"},
		{name: "tables that would touch", body: tbl(row("一")) + p("{{#空}}") + p("中") + p("{{/}}") + tbl(row("二")) + p("完"), data: two, want: "[一]\n\n[二]\n完"},
		{name: "tables that repeat without a paragraph", body: p("{{#项}}") + tbl(row("{{名}}")) + p("{{/}}") + p("完"), data: two, want: "[甲]\n\n[乙]\n完"},
		{name: "a body that would end in a table", body: p("{{#项}}") + tbl(row("{{名}}")) + p("{{/}}") + section, data: two, want: "[甲]\n\n[乙]\n"},
	})
}

func TestInvertedBlocks(t *testing.T) {
	runCases(t, []fillCase{
		{name: "empty list", body: p("{{^空}}无{{/}}{{#空}}有{{/}}"), data: two, want: "无"},
		{name: "full list", body: p("{{^项}}无{{/}}{{#项}}有{{/}}"), data: two, want: "有有"},
		{name: "missing", body: p("{{^没有}}无{{/没有}}"), data: two, want: "无"},
		{name: "paragraphs", body: ps("{{^空}}", "暂无{{市}}", "{{/空}}"), data: two, want: "暂无唐山市"},
		{name: "rows", body: tbl(row("头"), row("{{#空}}{{.}}{{/}}"), row("{{^空}}暂无{{/}}")), data: two, want: "[头][][暂无]"},
		{name: "whole rows", body: tbl(row("头", ""), row("{{#空}}{{.}}", "{{/}}"), row("{{^空}}暂无", "{{/}}")), data: two, want: "[头|][暂无|]"},
		{name: "null, false, zero and empty text", body: p("{{^a}}1{{/}}{{^b}}2{{/}}{{^c}}3{{/}}{{^d}}4{{/}}"), data: `{"a":null,"b":false,"c":0,"d":""}`, want: "1234"},
	})
}
