package tags_test

import (
	"testing"

	"huishang/generator/tags"
)

func TestFaultsInWords(t *testing.T) {
	faults := tags.Faults{
		{Place: tags.Place{Part: "word/document.xml", Paragraph: 3, Table: 1, Row: 2, Cell: 4, Heading: "第一章"}, Message: "没有值", Nearest: "市长", Around: "致{{市张}}"},
		{Place: tags.Place{Part: "word/header2.xml", Paragraph: 1}, Message: "没有值"},
		{Place: tags.Place{Part: "xl/worksheets/sheet1.xml", Sheet: "表一", Ref: "B7"}, Message: "不是数"},
		{Place: tags.Place{Part: "docProps/core.xml"}, Message: "没有值"},
	}
	const want = `正文第3段表1第2行第4格（“第一章”之下）：没有值；是否应为“市长”？［上下文：致{{市张}}］
页眉第1段：没有值
xl/worksheets/sheet1.xml工作表“表一”B7：不是数
文件属性：没有值`
	if got := faults.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
