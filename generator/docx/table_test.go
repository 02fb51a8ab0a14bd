package docx_test

import (
	"regexp"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

func cell(width, text string, properties ...string) string {
	return `<w:tc><w:tcPr><w:tcW w:w="` + width + `" w:type="dxa"/>` + strings.Join(properties, "") + `</w:tcPr>` + p(text) + `</w:tc>`
}

func grid(widths string, rows ...string) string {
	var cols strings.Builder
	for _, w := range strings.Fields(widths) {
		cols.WriteString(`<w:gridCol w:w="` + w + `"/>`)
	}
	return `<w:tbl><w:tblPr/><w:tblGrid>` + cols.String() + `</w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>` + p()
}

func tr(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// Equal values in rows that follow each other become one cell; a row of
// another kind in between, or another table, ends it.
func TestVerticalMerge(t *testing.T) {
	table := grid("1 1",
		tr(cell("1", "市"), cell("1", "事项")),
		tr(cell("1", "{{#市}}{{#事项}}{{~名}}"), cell("1", "{{题}}{{/事项}}")),
		tr(cell("1", "小计"), cell("1", "{{合计}}{{/市}}")))
	parts := render(t, file{body: ps("{{#表}}") + table + ps("{{/表}}")}, `{"表":[
		{"市":[{"合计":2,"事项":[{"名":"甲","题":1},{"名":"甲","题":2}]},{"合计":1,"事项":[{"名":"甲","题":3}]}]},
		{"市":[{"合计":1,"事项":[{"名":"甲","题":4}]}]}]}`, tags.Blank)
	got := regexp.MustCompile(`<w:vMerge[^>]*>`).FindAllString(string(parts["word/document.xml"]), -1)
	restart := `<w:vMerge w:val="restart"/>`
	want := []string{restart, `<w:vMerge/>`, restart, restart}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if n := strings.Count(string(parts["word/document.xml"]), ">甲<"); n != 3 {
		t.Errorf("the value is written %d times, want once per merged cell", n)
	}
}

func TestVerticalMergeOutsideRows(t *testing.T) {
	_, err := docx.Compile(file{body: ps("{{~列}}")}.docx(t))
	if err == nil || !strings.Contains(err.Error(), "{{~列}}") {
		t.Errorf("got %v", err)
	}
}

// Repeated columns go through every row; a cell over them grows; the table
// keeps its width.
func TestColumns(t *testing.T) {
	table := grid("2000 3000",
		tr(cell("5000", "{{年数}}年数据", `<w:gridSpan w:val="2"/>`)),
		tr(cell("2000", "指标"), cell("3000", "{{#列:年度}}{{年}}{{/列:年度}}")),
		tr(cell("2000", "{{#指标}}{{名}}"), cell("3000", "{{值}}{{单位}}{{/指标}}")))
	parts := render(t, file{body: table}, `{"年数":3,"年度":[{"年":2022,"值":1.5},{"年":2023,"值":1.75},{"年":2024,"值":2}],
		"指标":[{"名":"强度","单位":"%"},{"名":"投入","单位":"亿"}]}`, tags.Blank)
	body := string(parts["word/document.xml"])
	texts := strings.Join(textsOf(body), "|")
	if want := "3年数据|指标|2022|2023|2024|强度|1.5%|1.75%|2%|投入|1.5亿|1.75亿|2亿"; texts != want {
		t.Errorf("got  %s\nwant %s", texts, want)
	}
	for _, want := range []string{`<w:gridSpan w:val="4"/>`, `<w:gridCol w:w="909"/><w:gridCol w:w="1363"/><w:gridCol w:w="1363"/><w:gridCol w:w="1363"/></w:tblGrid>`, `<w:tcW w:w="5000" w:type="dxa"/><w:gridSpan`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
}

func TestColumnsNeedAList(t *testing.T) {
	tpl, err := docx.Compile(file{body: grid("1 1", tr(cell("1", "x"), cell("1", "{{#列:年度}}{{年}}{{/}}")))}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tpl.Render(decode(t, `{"年度":"2022"}`)); err == nil || !strings.Contains(err.Error(), "列表") {
		t.Errorf("got %v", err)
	}
}

// textsOf lists the texts of a part, empty ones left out.
func textsOf(part string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<w:p[ >](.*?)</w:p>`).FindAllStringSubmatch(part, -1) {
		var b strings.Builder
		for _, t := range regexp.MustCompile(`<w:t[^>]*>([^<]*)<`).FindAllStringSubmatch(m[1], -1) {
			b.WriteString(t[1])
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return out
}
