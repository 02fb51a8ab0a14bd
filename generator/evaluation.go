package generator

import (
	"github.com/shopspring/decimal"

	"huishang"
)

// An evaluationView is what 绩效评估报告 (article 22) offers beyond the dossier.
type evaluationView struct {
	base
	Full  decimal.Decimal `zh:"满分"`
	Total decimal.Decimal `zh:"总分"`
}

func evaluationOf(b base) any {
	b.Lines = titleLines(b.Evaluation.Title)
	if b.Evaluation.Title == "" {
		b.Lines = []string{department + "与" + b.City.GovName, "会商合作绩效评估报告"}
	}
	return evaluationView{b,
		total(b.Evaluation.Scores, func(s huishang.Score) huishang.Decimal { return s.Weight }),
		total(b.Evaluation.Scores, func(s huishang.Score) huishang.Decimal { return s.Score })}
}
