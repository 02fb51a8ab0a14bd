package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestHelpLeadsSomewhere follows every link of the guide as the page shows it.
func TestHelpLeadsSomewhere(t *testing.T) {
	handler := newHandler(t)
	answer, body := get(handler, "/help")
	showsPage(t, "help", answer, body, http.StatusOK, "市科技局的经办人", "<th>提示</th>", "错误</strong>改正后")
	if strings.Contains(body, ".md") || strings.Contains(body, "style=") {
		t.Error("something of the source is left in the page")
	}
	for _, link := range regexp.MustCompile(`<main.*</main>`).FindAllString(strings.ReplaceAll(body, "\n", " "), 1) {
		for _, m := range regexp.MustCompile(`href="([^"]+)"`).FindAllStringSubmatch(link, -1) {
			path, anchor, anchored := strings.Cut(m[1], "#")
			page := body
			if path != "" {
				if answer, page = get(handler, path); answer.StatusCode != http.StatusOK {
					t.Errorf("%s: %d", m[1], answer.StatusCode)
				}
			}
			if anchored && !strings.Contains(page, `id="`+anchor+`"`) {
				t.Errorf("%s leads to no place", m[1])
			}
		}
	}
	if _, err := helpOf([]byte("# 使用手册\n\n## 一、别的\n")); err == nil {
		t.Error("a guide without the sections passes")
	}
}

// TestEveryFieldIsExplained finds fields at their anchors, with unit, help and values.
func TestEveryFieldIsExplained(t *testing.T) {
	answer, body := get(newHandler(t), "/help/fields")
	showsPage(t, "fields", answer, body, http.StatusOK, `id="议题建议"`, `id="议题建议.议题.专项经费.金额"`, "万元", "必填", `id="城市.财政数据.科技支出"`, "可填：")
	for _, kept := range []string{"虚构", "测试", "文件校验值", "编制人"} {
		if strings.Contains(body, kept) {
			t.Errorf("a field nobody fills in is explained: %s", kept)
		}
	}
}
