package proceeding

import (
	"slices"
	"strings"

	"huishang/checks"
	"huishang/generator"
)

// Review is a report as 审核意见书 and 补正通知 take it.
func Review(r checks.Report) generator.Review {
	review := generator.Review{Rules: r.RulesVersion}
	for _, f := range slices.Concat(r.Findings, r.Prompts) {
		review.Findings = append(review.Findings, generator.Finding{Level: string(f.Level), Article: f.Article, Quote: f.Quote,
			Where: strings.ReplaceAll(f.Place, " › ", "中的"), Problem: f.Message, Remedy: f.Remedy, Settled: f.Settlement()})
	}
	return review
}
