package intake

import (
	"strings"

	"huishang/checks"
	"huishang/checks/format"
)

// LayoutFindings are what the rules of layout found in a Word document, told as findings of a dossier are.
func LayoutFindings(report *format.Report) []checks.Finding {
	found := []checks.Finding{}
	for _, f := range report.Findings {
		found = append(found, checks.Finding{Rule: f.Rule, Level: checks.Level(f.Level), Article: f.Article, Quote: f.Quote, Where: f.Where,
			Place: strings.Replace(f.Place, "正文第", "正文 › 第", 1), Message: f.Message, Remedy: f.Remedy, BecauseOf: f.BecauseOf})
	}
	return found
}
