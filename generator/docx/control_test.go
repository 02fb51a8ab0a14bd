package docx_test

import (
	"strings"
	"testing"

	"huishang/generator/tags"
)

func control(tag, properties, text string) string {
	return `<w:sdt><w:sdtPr><w:tag w:val="` + tag + `"/><w:id w:val="7"/>` + properties + `</w:sdtPr><w:sdtContent>` +
		`<w:p>` + r(text, `<w:rStyle w:val="Prompt"/>`) + r("又") + `</w:p></w:sdtContent></w:sdt>`
}

// A content control whose tag is a name takes the value; one whose name is not
// known stays as it is.
func TestControlsByName(t *testing.T) {
	checkBox := `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2611"/><w14:uncheckedState w14:val="2610"/></w14:checkbox>`
	for _, c := range []struct{ name, control, data, want, not string }{
		{"text", control("市长", "<w:showingPlcHdr/><w:text/>", "点此输入"), `{"市长":"李四"}`, `<w:t>李四</w:t></w:r><w:r><w:t></w:t>`, "showingPlcHdr"},
		{"a prompt's style goes", control("市长", "<w:showingPlcHdr/>", "点此输入"), `{"市长":"李四"}`, `李四`, `w:val="Prompt"`},
		{"unknown", control("市长", "<w:showingPlcHdr/><w:text/>", "点此输入"), `{}`, `点此输入`, "李四"},
		{"checked", control("同意", checkBox, "☐"), `{"同意":true}`, `<w:t>☑</w:t>`, `w14:checked w14:val="0"`},
		{"unchecked", control("同意", checkBox, "☑"), `{"同意":false}`, `<w:t>☐</w:t>`, `w14:checked w14:val="1"`},
		{"a list shows its text", control("类", `<w:dropDownList><w:listItem w:displayText="重大项目" w:value="1"/></w:dropDownList>`, "选"), `{"类":1}`, `<w:t>重大项目</w:t>`, "选<"},
		{"a date", control("日", `<w:date w:fullDate="2020-01-01T00:00:00Z"/>`, "选"), `{"日":"2026-06-12"}`, `<w:t>2026年6月12日</w:t>`, "2020-01-01"},
		{"a dotted name", control("甲方.名称", "<w:text/>", "x"), `{"甲方":{"名称":"河北省科学技术厅"}}`, `河北省科学技术厅`, ">x<"},
		{"tags inside win", control("市长", "<w:showingPlcHdr/>", "{{名}}"), `{"市长":"李四","名":"王五"}`, "王五", "showingPlcHdr"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := string(render(t, file{body: c.control}, c.data, tags.Blank)["word/document.xml"])
			if !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
				t.Errorf("want %s and not %s in\n%s", c.want, c.not, got)
			}
		})
	}
}

// In a block each copy has its own value and only the first keeps the id.
func TestControlsInABlock(t *testing.T) {
	got := string(render(t, file{body: ps("{{#列表}}") + control("名", "<w:text/>", "x") + ps("{{/列表}}")}, `{"列表":[{"名":"甲"},{"名":"乙"}]}`, tags.Blank)["word/document.xml"])
	if strings.Count(got, `<w:id w:val="7"/>`) != 1 || !strings.Contains(got, "甲") || !strings.Contains(got, "乙") {
		t.Errorf("got\n%s", got)
	}
}

// Word shows what stands in the data part a control is bound to, so the value
// is written there too.
func TestBoundControl(t *testing.T) {
	f := file{
		body: control("名", `<w:dataBinding w:xpath="/ns0:root[1]/ns0:name[2]" w:storeItemID="{AAAA-1}"/><w:text/>`, "x"),
		more: map[string]string{
			"customXml/item1.xml":      `<root xmlns="urn:x"><name>甲</name><name/></root>`,
			"customXml/itemProps1.xml": `<ds:datastoreItem ds:itemID="{aaaa-1}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
		},
	}
	parts := render(t, f, `{"名":"乙<"}`, tags.Blank)
	if got := string(parts["customXml/item1.xml"]); got != `<root xmlns="urn:x"><name>甲</name><name>乙&lt;</name></root>` {
		t.Errorf("got %s", got)
	}
}
