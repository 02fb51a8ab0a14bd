package web

import (
	"net/url"
	"slices"
	"strconv"

	"huishang"
	"huishang/proceeding"
	"huishang/scheduler"
)

// askedDivisions tells of each division that was asked, and of those that answered without having been asked.
func (s *site) askedDivisions(calendar *scheduler.Calendar, page opinionsPage, g proceeding.Ground, here huishang.Position, given []huishang.Opinion) []askedDivision {
	names := slices.Clone(here.Asked)
	for _, o := range given {
		if max(o.Round, 1) == here.Round && !slices.Contains(names, o.Division) {
			names = append(names, o.Division)
		}
	}
	var all []askedDivision
	for _, name := range names {
		own := slices.DeleteFunc(slices.Clone(given), func(o huishang.Opinion) bool { return o.Division != name || max(o.Round, 1) != here.Round })
		d := askedDivisionOf(calendar, s.Today(), name, here, own, overdueNote(g.Log, here.Round, name))
		d.Late = page.Registers && d.Word == "逾期"
		if page.May && (page.Own == "" || page.Own == name) {
			d.Form = apiRoot + "dossiers/" + g.Record.ID + "/forms/opinion?division=" + url.QueryEscape(name)
			d.Answer = page.Path + "?division=" + url.QueryEscape(name) + "#answer"
		}
		all = append(all, d)
	}
	return all
}

// askedDivisionOf is the light of one division: red once its day has passed, amber while it is waited for, green when it has answered.
func askedDivisionOf(calendar *scheduler.Calendar, today huishang.Date, name string, here huishang.Position, own []huishang.Opinion, overdue string) askedDivision {
	d := askedDivision{Name: name, Light: "amber", Word: "待反馈", Note: overdue}
	for _, o := range own {
		if d.Returned = o.ReturnedOn; d.SignedBy == "" {
			d.SignedBy = o.SignedBy
		}
	}
	for _, v := range []huishang.Verdict{huishang.VerdictAgree, huishang.VerdictAmend, huishang.VerdictDisagree, huishang.VerdictUnrelated} {
		n := 0
		for _, o := range own {
			if o.Verdict == v {
				n++
			}
		}
		if n > 0 {
			d.Verdicts = append(d.Verdicts, verdictCount{v, n})
		}
	}
	switch {
	case len(d.Verdicts) > 0:
		d.Light, d.Word = "green", "已反馈"
	case overdue != "":
		d.Light, d.Word, d.Why = "grey", "视为无意见", overdue
	case here.Due.IsZero():
	case today.After(here.Due):
		d.Light, d.Word, d.Why = "red", "逾期", "过期 "+strconv.Itoa(calendar.Between(here.Due, today))+" 个工作日"
	default:
		d.Why = "还有 " + strconv.Itoa(calendar.Between(today, here.Due)) + " 个工作日"
	}
	return d
}
