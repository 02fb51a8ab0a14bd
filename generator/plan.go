package generator

import (
	"slices"

	"huishang"
)

// A planView is what the 实施方案 of one side (article 19, 5) offers beyond the dossier.
type planView struct {
	base
	Party       huishang.Party `zh:"方"`
	Author      string         `zh:"拟制单位"`
	Date        huishang.Date  `zh:"方案日期"`
	Measures    []planned      `zh:"措施"`
	Attachments []string       `zh:"附件清单"`
}

// A planned measure stands beside the item it carries out.
type planned struct {
	huishang.Measure
	ItemTitle string `zh:"事项名称"`
	Brief     string `zh:"目标概述"`
}

func deptPlanOf(b base) any { return planOf(b, huishang.PartyDept, department) }

func cityPlanOf(b base) any { return planOf(b, huishang.PartyCity, b.City.GovName) }

func planOf(b base, side huishang.Party, author string) any {
	p := sidePlan(b.Dossier, side)
	b.Lines = titleLines(p.Title)
	v := planView{base: b, Party: side, Author: author, Date: p.Date, Attachments: []string{"任务分工表"}}
	for _, m := range p.Measures {
		v.Measures = append(v.Measures, plan(b.Agreement, m))
	}
	return v
}

// noPlanOf bars the plan of a side that has none.
func noPlanOf(side huishang.Party) func(base) string {
	return func(b base) string {
		if len(b.Plans) > 0 && sidePlan(b.Dossier, side) == nil {
			return "卷宗中没有" + string(side) + "方的“实施方案”"
		}
		return ""
	}
}

func sidePlan(d *huishang.Dossier, side huishang.Party) *huishang.Plan {
	i := slices.IndexFunc(d.Plans, func(p huishang.Plan) bool { return p.Party == side })
	if i < 0 {
		return nil
	}
	return &d.Plans[i]
}

func plan(a *huishang.Agreement, m huishang.Measure) planned {
	out := planned{Measure: m, ItemTitle: m.ItemID}
	for _, it := range a.Items {
		if it.ID == m.ItemID {
			out.ItemTitle, out.Brief = it.Title, brief(it.Targets)
		}
	}
	return out
}
