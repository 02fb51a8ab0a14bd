package generator

import "huishang"

// A foundationView is what 工作基础说明 (articles 11, 13 and 16, 1) offers beyond the dossier: the figures of the last years, each with what
// it grew by.
type foundationView struct {
	base
	Statistics []huishang.Statistics `zh:"统计数据"`
	Budgets    []budget              `zh:"历年财政"`
}

func foundationOf(b base) any {
	v := foundationView{base: b, Statistics: b.City.Statistics}
	for i := range b.City.Fiscal {
		v.Budgets = append(v.Budgets, *newestBudget(b.City.Fiscal[:i+1]))
	}
	return v
}
