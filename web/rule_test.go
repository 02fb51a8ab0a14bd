package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestRulesAreFiltered asks the catalogue for parts of it, also for what there is not.
func TestRulesAreFiltered(t *testing.T) {
	handler := newHandler(t)
	for query, want := range map[string]struct{ says, has, lacks string }{
		"":                        {"共 104 条", "ART13-4", "没有符合这些条件的规则"},
		"article=第十三条":            {"找到 13 条", "ART13-4", "/rules/ART8-5"},
		"stage=会议-报送&level=错误":    {"错误", "ART19-1", "/rules/ART8-3"},
		"q=市方任务不少于":               {"找到 1 条", "ART4-3", "/rules/ART8-5"},
		"article=第十三条&stage=评估":   {"没有符合这些条件的规则", "看全部规则", "/rules/ART13-4"},
		"article=第九十九条&level=很糟糕": {"没有符合这些条件的规则", "FMT-2", "/rules/ART1-1"},
		"q=" + url.QueryEscape(`"><script>alert(1)</script>`): {"没有符合这些条件的规则", "alert(1)", "<script>alert"},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		answer, body := get(handler, "/rules?"+values.Encode())
		if answer.StatusCode != http.StatusOK || !strings.Contains(body, want.says) || !strings.Contains(body, want.has) || strings.Contains(body, want.lacks) {
			t.Errorf("%s: %d\n%.2000s", query, answer.StatusCode, body)
		}
	}
}

// TestEachRuleHasItsPage looks at every rule: its words, its examples, its article.
func TestEachRuleHasItsPage(t *testing.T) {
	handler := newHandler(t)
	for _, e := range loadRules(t).Entries() {
		answer, body := get(handler, "/rules/"+e.ID)
		for _, words := range []string{e.Title, e.Remedy, `<a href="/measures#`, "✓ 通过", "✕ "} {
			if answer.StatusCode != http.StatusOK || !strings.Contains(body, words) {
				t.Fatalf("%s: %d, %s is missing\n%s", e.ID, answer.StatusCode, words, body)
			}
		}
	}
	for path, want := range map[string]string{"/rules/FMT-2": "页边距上37", "/rules/ART15-2": "默认：“五年左右”的下限（年）", "/rules/ART13-6": "说明后放行"} {
		if answer, body := get(handler, path); answer.StatusCode != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d\n%s", path, answer.StatusCode, body)
		}
	}
	if answer, body := get(handler, "/rules/ART99-1"); answer.StatusCode != http.StatusNotFound || !strings.Contains(body, "没有这条规则") {
		t.Errorf("a rule there is not: %d\n%s", answer.StatusCode, body)
	}
}
