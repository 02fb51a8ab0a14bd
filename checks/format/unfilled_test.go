package format

import "testing"

// The wording of an article is no gap, ×× outside of it is.
func TestQuotedArticles(t *testing.T) {
	for text, want := range map[string]string{
		"（依据第十九条（一）“《河北省科学技术厅  ××市人民政府  厅市会商××××年工作会议议题建议》”）": "",
		"××市人民政府（依据第十九条“××市人民政府”）":                            "××",
		"“××市”同意": "××",
	} {
		if got := unfilledText.FindString(quotedArticle.ReplaceAllString(text, "")); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
