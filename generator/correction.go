package generator

import (
	"strings"

	"huishang"
)

// A correctionView is what 补正通知 offers beyond the dossier: what the city is asked to put right (article 19, 2).
type correctionView struct {
	base
	Year        int           `zh:"补正年份"`
	Papers      string        `zh:"补正材料"`
	Corrections []Finding     `zh:"补正事项"`
	Due         huishang.Date `zh:"补正期限"`
}

func correctionOf(b base) any {
	return correctionView{base: b, Year: reviewYear(b), Papers: papersOf(b.Dossier), Corrections: b.corrections(), Due: b.review.Due}
}

// corrections are the errors of the review; without a review, what is missing.
func (b base) corrections() []Finding {
	if len(b.review.Findings) > 0 {
		return b.review.open("错误")
	}
	return gaps(b.Dossier)
}

func nothingToCorrect(b base) string {
	if len(b.corrections()) == 0 {
		return "没有需要补正的事项"
	}
	return ""
}

// gaps asks for what article 19 (1) wants handed in and the dossier lacks.
func gaps(d *huishang.Dossier) []Finding {
	papers := []string{"产业发展需求", "议题建议", "落实情况总结"}
	if d.History.IsFirstMeeting {
		papers = papers[:2]
	}
	var out []Finding
	for _, g := range huishang.Missing(d, papers...) {
		out = append(out, Finding{Level: "错误", Where: strings.ReplaceAll(g.Where, " › ", "中的"), Problem: "没有填写", Remedy: "请补充" + g.Field.Name, Article: "第十九条"})
	}
	return out
}
