package checks_test

import (
	"strings"
	"testing"

	"huishang/checks"
)

func TestReadSettled(t *testing.T) {
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := rules.ReadSettled([]byte(`{"explanations":{"ART13-4":"核实修订"},"releases":{"ART13-9":{"by":"张三","on":"2026-06-20","reason":"已说明"}}}`))
	if err != nil || s.Explanations["ART13-4"] != "核实修订" || s.Releases["ART13-9"].By != "张三" {
		t.Errorf("got %+v, %v", s, err)
	}
	_, err = rules.ReadSettled([]byte(`{"explanations":{"ART13-44":"x"},"releases":{"ART13-9":{"by":"张三"},"ART1-1":{"by":"张三","on":"2026-06-20","reason":"x"}}}`))
	for _, want := range []string{"没有规则“ART13-44”，是否应为", "放行 ART13-9 要写明", "规则 ART1-1 不能放行", "ART13-6、ART13-9、ART13-10"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want …%s…", err, want)
		}
	}
	if _, err := rules.ReadSettled([]byte(`{"explain":{}}`)); err == nil || !strings.Contains(err.Error(), "应写成") {
		t.Errorf("got %v", err)
	}
}
