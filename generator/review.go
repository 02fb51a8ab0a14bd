package generator

import (
	"strings"

	"huishang"
)

// A reviewView is what 审核意见书 offers beyond the dossier: what the Liaison found in the papers (articles 16 (2), 19 (2)).
type reviewView struct {
	base
	Year     int       `zh:"审核年份"`
	Papers   string    `zh:"报送材料"`
	Errors   []Finding `zh:"须补正事项"`
	Warnings []Finding `zh:"须说明事项"`
	Hints    []Finding `zh:"须人工判断事项"`
	Settled  []Finding `zh:"已处理事项"`
	Clean    bool      `zh:"没有发现问题"`
	Rules    string    `zh:"规则库版本"`

	Due huishang.Date `zh:"补正期限"`

	// The numbers of the headings: a section that has nothing to tell is left out.
	ErrorsAt   int `zh:"须补正序"`
	WarningsAt int `zh:"须说明序"`
	HintsAt    int `zh:"须人工判断序"`
	SettledAt  int `zh:"已处理序"`
}

func reviewOf(b base) any {
	r := b.review
	v := reviewView{base: b, Year: reviewYear(b), Papers: papersOf(b.Dossier), Errors: r.open("错误"), Warnings: r.open("警告"), Hints: r.open("提示"),
		Settled: r.settled(), Clean: len(r.Findings) == 0, Rules: r.Rules, Due: r.Due}
	at := 0
	for _, section := range []struct {
		findings []Finding
		number   *int
	}{{v.Errors, &v.ErrorsAt}, {v.Warnings, &v.WarningsAt}, {v.Hints, &v.HintsAt}, {v.Settled, &v.SettledAt}} {
		if len(section.findings) > 0 {
			at++
			*section.number = at
		}
	}
	return v
}

func reviewYear(b base) int {
	if b.Proposal != nil {
		return b.Proposal.Year
	}
	return b.Today.Year()
}

// papersOf names what the city handed in.
func papersOf(d *huishang.Dossier) string {
	var papers []string
	for _, p := range []struct {
		name string
		here bool
	}{{"议题建议", d.Proposal != nil}, {"落实情况总结", d.Summary != nil}, {"区域产业发展需求", d.Needs != nil}} {
		if p.here {
			papers = append(papers, p.name)
		}
	}
	if len(papers) == 0 {
		return "厅市会商材料"
	}
	return strings.Join(papers, "、")
}

func notReviewed(b base) string {
	if b.review.Rules == "" {
		return "还没有审核，请先对卷宗作合规检查"
	}
	return ""
}
