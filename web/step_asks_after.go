package web

import (
	"cmp"
	"fmt"
	"slices"

	"huishang"
)

// asksPlan is how one side carries out the agreement (article 19, 5): a measure for each item, to begin with.
func asksPlan(w *stepWork) askedOf {
	side, name := huishang.PartyCity, w.d.City.Name
	if w.act.Step == huishang.MtgPlanDept {
		side, name = huishang.PartyDept, deptName
	}
	at := slices.IndexFunc(w.d.Plans, func(p huishang.Plan) bool { return p.Party == side })
	if at >= 0 {
		w.d.Plans = []huishang.Plan{w.d.Plans[at]}
	} else {
		w.d.Plans = []huishang.Plan{newPlan(w, side, name)}
	}
	sheet := sheetOf(w.d, "/plans/0")
	sheet.Fixed = append(sheet.Fixed, "/plans/*/party")
	sheet.Choices["/plans/*/covers"] = itemsOf(w.d)
	sheet.Labels["/plans/*"] = "实施方案"
	return askedOf{[]string{"plans"}, sheet}
}

func newPlan(w *stepWork, side huishang.Party, name string) huishang.Plan {
	p := huishang.Plan{Party: side, Title: fmt.Sprintf("%s落实厅市会商%d年工作会议协议书实施方案", name, w.ground.Record.Year), Date: w.today}
	if w.d.Agreement == nil {
		return p
	}
	for _, item := range w.d.Agreement.Items {
		m := huishang.Measure{ItemID: item.ID, Lead: item.LeadCity, Coop: slices.Clone(item.CoopCity), Deadline: item.Deadline}
		if side == huishang.PartyDept {
			m.Lead, m.Coop = item.LeadDept, nil
		}
		p.Covers, p.Measures = append(p.Covers, item.ID), append(p.Measures, m)
	}
	return p
}

// asksEvaluation is what the committee finds (article 22).
func asksEvaluation(w *stepWork) askedOf {
	d := w.d
	if d.Evaluation == nil {
		d.Evaluation = &huishang.Evaluation{Title: fmt.Sprintf("%s厅市会商%d年绩效评估报告", d.City.Name, w.ground.Record.Year), Date: w.today,
			Basis: []huishang.EvaluationBasis{huishang.BasisProtocol, huishang.BasisAgreement, huishang.BasisPlan}}
		if d.Agreement != nil {
			d.Evaluation.Period = huishang.Period{Start: cmp.Or(d.Agreement.SignDate, d.Agreement.Period.Start), End: w.today}
		}
	}
	return askedOf{[]string{"evaluation"}, sheetOf(d, "/evaluation")}
}
