package format

import (
	"fmt"
	"strings"
)

// Markdown is the catalogue of the layout rules for people.
func Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 版式规则目录\n\n%s，依据 %s，共 %d 条。本文由规则生成，请勿手改。\n", Version, Standard, len(Rules()))
	b.WriteString("\n| 编号 | 对象 | 级别 | 检查 | 依据 |\n|---|---|---|---|---|\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", r.ID, cell(r.Subject), r.Level, cell(r.Check), cell(r.Article))
	}
	return b.String()
}

// cell keeps a text inside its cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", "／") }
