package report

import "huishang"

// Progress is 落实情况汇总表 (article 19, 1): what became of every target of the previous agreements, and of the money.
type Progress struct {
	Heading
	Rows []ProgressRow `zh:"落实"`
}

// A ProgressRow is one target of the previous agreement.
type ProgressRow struct {
	City      string           `zh:"城市"`
	Agreement string           `zh:"协议"`
	ID        string           `zh:"编号"`
	Title     string           `zh:"事项"`
	Status    string           `zh:"状态"`
	Aim       string           `zh:"目标"`
	Unit      string           `zh:"单位"`
	Value     huishang.Decimal `zh:"目标值"`
	Actual    huishang.Decimal `zh:"完成值"`
	Share     huishang.Decimal `zh:"完成率"` // percent
	Planned   Money            `zh:"计划经费"`
	Spent     Money            `zh:"实际经费"`
	Used      Money            `zh:"经费落实率"` // percent
	Reason    string           `zh:"原因"`
	Next      string           `zh:"下一步"`
	Remarks   string           `zh:"批示"`
}

// NewProgress computes the table. An item the summary says nothing of is listed as not reported.
func NewProgress(s Source) Progress {
	out := Progress{Heading: s.heading()}
	for _, d := range s.Latest() {
		for _, u := range s.previousDuties(d) {
			for i, t := range u.reportedTargets() {
				out.Rows = append(out.Rows, u.progress(t, i == 0))
			}
		}
	}
	return out
}

// reportedTargets are the agreed targets, then those only the summary knows; an item without any has one that says nothing.
func (u duty) reportedTargets() []huishang.Target {
	out := append([]huishang.Target(nil), u.item.Targets...)
	if u.report != nil {
		for _, a := range u.report.Targets {
			if !named(out, a.Name) {
				out = append(out, huishang.Target{Name: a.Name, Unit: a.Unit})
			}
		}
	}
	if len(out) == 0 {
		return make([]huishang.Target, 1)
	}
	return out
}

func named(list []huishang.Target, name string) bool {
	for _, t := range list {
		if t.Name == name {
			return true
		}
	}
	return false
}

func (u duty) progress(t huishang.Target, first bool) ProgressRow {
	row := ProgressRow{City: cityName(u.dossier), Agreement: u.agreed(), ID: u.item.ID, Title: u.item.Title, Status: reportedAs(u.status()), Aim: t.Name, Unit: t.Unit,
		Value: t.Value, Actual: u.actual(t)}
	row.Share = completion(t, row.Actual)
	if u.report != nil {
		row.Reason, row.Next = u.report.Reason, u.report.NextStep
	}
	if first {
		planned, spent := u.funds()
		row.Planned, row.Spent, row.Used = Money{planned, true}, Money{spent, true}, Money{percentOf(spent, planned), true}
		row.Remarks = directives(u.dossier, u.item.ID)
	}
	return row
}

// funds are the money planned for the item and the money spent, in 万元.
func (u duty) funds() (planned, spent huishang.Decimal) {
	if u.report == nil {
		return planned, spent
	}
	return u.report.FundPlanned, u.report.FundActual
}
