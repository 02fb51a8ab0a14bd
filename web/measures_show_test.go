package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestMeasuresCanBeCited finds a place on the page for every article a rule rests on, and the rule beside it.
func TestMeasuresCanBeCited(t *testing.T) {
	handler := newHandler(t)
	answer, body := get(handler, "/measures")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%d\n%.300s", answer.StatusCode, body)
	}
	for _, e := range loadRules(t).Entries() {
		_, anchor, _ := strings.Cut(articlePath(e.Article), "#")
		if anchor != e.Article || !strings.Contains(body, ` id="`+anchor+`"`) {
			t.Errorf("%s: %s leads nowhere", e.ID, articlePath(e.Article))
		}
		if !strings.Contains(body, `"/rules/`+e.ID+`"`) {
			t.Errorf("%s does not stand with its article", e.ID)
		}
	}
	for _, words := range []string{"第1章 总  则", "工作会议原则上1－2年举行一次", "（二）商定。", "由省科学技术厅负责解释"} {
		if !strings.Contains(body, words) {
			t.Errorf("%s is missing", words)
		}
	}
	for written, want := range map[string]string{"第十九条（二）、第十三条": "/measures#第十九条（二）", "依据第十三条。": "/measures#第十三条", "GB/T 9704": "/measures"} {
		if got := articlePath(written); got != want {
			t.Errorf("%s leads to %s, not %s", written, got, want)
		}
	}
}
