package generator

import (
	"strings"

	"huishang"
)

// A Correction is one thing the city is asked to put right (补正; article 19, 2).
type Correction struct {
	Where   string `zh:"位置"`
	Problem string `zh:"问题"`
	Remedy  string `zh:"整改"`
	Article string `zh:"条款"` // e.g. 第十九条
}

// A correctionView is what 补正通知 offers beyond the dossier.
type correctionView struct {
	base
	Year        int          `zh:"补正年份"`
	Papers      string       `zh:"补正材料"`
	Corrections []Correction `zh:"补正事项"`
}

func correctionOf(b base) any {
	v := correctionView{base: b, Year: b.Today.Year(), Corrections: b.corrections}
	var papers []string
	if b.Proposal != nil {
		v.Year = b.Proposal.Year
		papers = append(papers, "议题建议")
	}
	if b.Summary != nil {
		papers = append(papers, "落实情况总结")
	}
	if b.Needs != nil {
		papers = append(papers, "区域产业发展需求")
	}
	v.Papers = "厅市会商材料"
	if len(papers) > 0 {
		v.Papers = strings.Join(papers, "、")
	}
	return v
}

func nothingToCorrect(b base) string {
	if len(b.corrections) == 0 {
		return "没有需要补正的事项"
	}
	return ""
}

// gaps asks for what article 19 (1) wants handed in and the dossier lacks.
func gaps(d *huishang.Dossier) []Correction {
	papers := []string{"产业发展需求", "议题建议", "落实情况总结"}
	if d.History.IsFirstMeeting {
		papers = papers[:2]
	}
	var out []Correction
	for _, g := range huishang.Missing(d, papers...) {
		out = append(out, Correction{Where: strings.ReplaceAll(g.Where, " › ", "中的"), Problem: "没有填写", Remedy: "请补充" + g.Field.Name, Article: "第十九条"})
	}
	return out
}
