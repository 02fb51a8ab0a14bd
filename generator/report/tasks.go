package report

import (
	"strconv"

	"huishang"
)

// Tasks is 任务分工台账 (articles 20 and 21): every target of every item, who answers for it, by when, and how it stands.
type Tasks struct {
	Heading
	Rows []Task `zh:"任务"`
}

// A Task is one target of an item.
type Task struct {
	City      string           `zh:"城市"`
	Agreement string           `zh:"协议"`
	ID        string           `zh:"编号"`
	Title     string           `zh:"事项"`
	Aim       string           `zh:"目标"`
	Unit      string           `zh:"单位"`
	Value     huishang.Decimal `zh:"目标值"`
	Actual    huishang.Decimal `zh:"现值"`
	Share     huishang.Decimal `zh:"完成率"` // percent
	Fund      Money            `zh:"市级经费"`
	LeadCity  string           `zh:"市牵头单位"`
	LeadDept  string           `zh:"厅业务处室"`
	Deadline  huishang.Date    `zh:"完成时限"`
	Light     Light            `zh:"灯"`
	Why       string           `zh:"说明"`
	Updated   huishang.Date    `zh:"最近更新"`
	Evidence  string           `zh:"佐证"`
	Remarks   string           `zh:"批示"`
}

// NewTasks computes the ledger.
func NewTasks(s Source) Tasks {
	out := Tasks{Heading: s.heading()}
	for _, d := range s.Latest() {
		for _, u := range s.duties(d) {
			for i, t := range u.targets() {
				out.Rows = append(out.Rows, u.task(t, i == 0, s.Today))
			}
		}
	}
	return out
}

func (u duty) task(t huishang.Target, first bool, today huishang.Date) Task {
	due := u.due(t)
	how := u.signal(due, today)
	row := Task{City: cityName(u.dossier), Agreement: u.agreed(), ID: u.item.ID, Title: u.item.Title, Aim: t.Name, Unit: t.Unit, Value: t.Value, Actual: u.actual(t),
		LeadCity: u.item.LeadCity, LeadDept: u.item.LeadDept, Deadline: due, Light: how.Light, Why: how.Why}
	row.Share = completion(t, row.Actual)
	if u.report != nil {
		row.Updated, row.Evidence = u.reported, u.report.Evidence
	}
	if first {
		row.Fund, row.Remarks = Money{u.item.FundCity, true}, directives(u.dossier, u.item.ID)
	}
	return row
}

func yearText(year int) string { return strconv.Itoa(year) + "年" }
