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
	return generator.Finding{Level: string(f.Level), Article: f.Article, Quote: f.Quote, Where: place, Problem: f.Message, Remedy: f.Remedy, Settled: settledText(f)}
}

// settledText says how a finding was explained or released; an open one has no words.
func settledText(f checks.Finding) string {
	switch {
	case f.Release != nil:
		return f.Release.By + "于" + f.Release.On.Chinese() + "说明后放行，理由：" + f.Release.Reason
	case f.Explanation != "":
		return "已书面说明：" + f.Explanation
	}
	return ""
}
