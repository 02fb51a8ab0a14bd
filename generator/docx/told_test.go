package docx_test

import (
	"errors"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// A tag without a value is told once, however often a loop or a text box
// writes it, with the nearest name at every step of a dotted one.
func TestMissingIsToldOnce(t *testing.T) {
	tpl, err := docx.Compile(file{body: ps("{{#列}}{{名}}{{/}}", "{{甲方.名成}}") + p(box(p("{{框}}")))}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	_, err = tpl.Render(decode(t, `{"列":[{},{},{}],"甲方":{"名称":"厅"}}`), docx.Missing(tags.Refuse))
	var faults tags.Faults
	if !errors.As(err, &faults) || len(faults) != 3 {
		t.Fatalf("want three faults, got %v", err)
	}
	if faults[1].Nearest != "甲方.名称" {
		t.Errorf("nearest is %q", faults[1].Nearest)
	}
}

// Blocks that write nothing are bounded too.
func TestTurnsAreBounded(t *testing.T) {
	tpl, err := docx.Compile(file{body: ps("{{#a}}{{#a}}{{#a}}{{/}}{{/}}{{/}}")}.docx(t), docx.WithLimits(docx.Limits{Turns: 1000}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tpl.Render(map[string]any{"a": make([]any, 300)}); err == nil || !strings.Contains(err.Error(), "循环的次数超过上限1000") {
		t.Errorf("got %v", err)
	}
}

// The paragraphs a value opens carry the hint for its characters, and a mark is
// not lit twice.
func TestRunsWithinAValue(t *testing.T) {
	body := string(render(t, file{body: p(r("{{v}}", `<w:sz w:val="32"/>`))}, `{"v":"甲\n\n乙"}`, tags.Blank)["word/document.xml"])
	if strings.Count(body, `<w:rFonts w:hint="eastAsia"/>`) != 2 || strings.Count(body, `<w:sz w:val="32"/>`) != 2 {
		t.Errorf("got\n%s", body)
	}
	body = string(render(t, file{body: p(r("{{v}}", `<w:highlight w:val="green"/>`))}, `{}`, tags.Mark)["word/document.xml"])
	if !strings.Contains(body, "〔待填：v〕") || strings.Contains(body, "yellow") {
		t.Errorf("got\n%s", body)
	}
	body = string(render(t, file{body: `<w:p><w:r><w:t xml:space="default">{{v}} </w:t></w:r></w:p>`}, `{"v":" 甲"}`, tags.Blank)["word/document.xml"])
	if !strings.Contains(body, `<w:t xml:space="preserve"> 甲 </w:t>`) {
		t.Errorf("got\n%s", body)
	}
}

// An embedded document stands in the loop of its host.
func TestIncludeKnowsItsLoop(t *testing.T) {
	parts := render(t, file{body: ps("{{#列}}", "{{+附件}}", "{{/列}}")}, `{"附件":"`+encoded(t, file{body: ps("附件{{@序号}}")})+`","列":[1,2]}`, tags.Blank)
	if got := strings.Join(textsOf(string(parts["word/document.xml"])), "|"); got != "附件1|附件2" {
		t.Errorf("got %s", got)
	}
}
