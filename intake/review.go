package intake

import (
	"strings"

	"huishang/checks"
	"huishang/generator"
)

// reviewed is a finding as 审核意见书 and 补正通知 tell it, with its cell where it was found in a form.
func reviewed(f checks.Finding) generator.Finding {
	place := strings.ReplaceAll(f.Place, " › ", "中的")
	if f.Sheet != "" && f.Cell != "" {
		place += "（表格“" + f.Sheet + "”" + f.Cell + "）"
	}
	return generator.Finding{Level: string(f.Level), Article: f.Article, Quote: f.Quote, Where: place, Problem: f.Message, Remedy: f.Remedy, Settled: f.Settlement()}
}
