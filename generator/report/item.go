package report

import "huishang"

// warnItem is how many days before the day an item is due its first reminder goes out.
const warnItem = 60

// A duty is one item of an agreement with what was reported of it.
type duty struct {
	dossier   *huishang.Dossier
	agreement *huishang.Agreement // nil when the summary speaks of an agreement nobody has
	item      huishang.Item
	report    *huishang.SummaryItem // nil when nothing was reported
	reported  huishang.Date         // the day of the report, or none
}

// duties lists the items of the previous agreement with what the summary says of them, then those of the present one with what was
// reported of them.
func (s Source) duties(d *huishang.Dossier) []duty {
	return append(s.previousDuties(d), s.presentDuties(d)...)
}

// presentDuties lists the items of the present agreement.
func (s Source) presentDuties(d *huishang.Dossier) []duty {
	var out []duty
	if a := d.Agreement; a != nil {
		for _, it := range a.Items {
			out = append(out, s.duty(d, a, it, nil))
		}
	}
	return out
}

// duty is an item with what the summary says of it, or else with what was last reported.
func (s Source) duty(d *huishang.Dossier, a *huishang.Agreement, item huishang.Item, summed *huishang.SummaryItem) duty {
	if summed != nil {
		return duty{d, a, item, summed, d.Summary.Date}
	}
	if reported := s.Progress[a.ID]; reported.of(item.ID) != nil {
		return duty{d, a, item, reported.of(item.ID), reported.On}
	}
	return duty{dossier: d, agreement: a, item: item}
}

// previousDuties lists the items the summary has to cover (article 19, 1). What it reports beyond the agreement is listed too.
func (s Source) previousDuties(d *huishang.Dossier) []duty {
	reported := map[string]*huishang.SummaryItem{}
	var order []string
	if d.Summary != nil {
		for i := range d.Summary.Items {
			it := &d.Summary.Items[i]
			if reported[it.ItemID] == nil {
				order = append(order, it.ItemID)
			}
			reported[it.ItemID] = it
		}
	}
	var out []duty
	if a := d.PreviousAgreement; a != nil {
		for _, it := range a.Items {
			out = append(out, s.duty(d, a, it, reported[it.ID]))
			delete(reported, it.ID)
		}
	}
	for _, id := range order {
		if r := reported[id]; r != nil {
			out = append(out, duty{d, d.PreviousAgreement, huishang.Item{ID: id}, r, d.Summary.Date})
		}
	}
	return out
}

// agreed names the agreement: 2026年，or its number where the year is not known.
func (u duty) agreed() string {
	switch {
	case u.agreement == nil && u.dossier.Summary != nil:
		return u.dossier.Summary.Covers
	case u.agreement == nil:
		return ""
	case u.agreement.Year > 0:
		return yearText(u.agreement.Year)
	}
	return u.agreement.ID
}

// status is what was reported of the item, empty when nothing was.
func (u duty) status() huishang.ItemStatus {
	if u.report == nil {
		return ""
	}
	return u.report.Status
}

// due is the day a target of the item is due: its own, else that of the item, else the end of the agreement.
func (u duty) due(t huishang.Target) huishang.Date {
	switch {
	case !t.Deadline.IsZero():
		return t.Deadline
	case !u.item.Deadline.IsZero():
		return u.item.Deadline
	case u.agreement != nil:
		return u.agreement.Period.End
	}
	return huishang.Date{}
}

// unsigned reports whether the item is of an agreement still to be signed; previous agreements are on record as signed.
func (u duty) unsigned(today huishang.Date) bool {
	a := u.agreement
	return a != nil && a == u.dossier.Agreement && (a.SignDate.IsZero() || a.SignDate.After(today))
}

// signal tells how an item stands on the way to a day: green when it is done or was adjusted; red when the day has passed; amber
// in the sixty days before it, or when work has not begun; grey when nothing was reported, the agreement is not signed, or no
// day is known.
func (u duty) signal(due, today huishang.Date) Signal {
	switch status := u.status(); {
	case status == huishang.ItemDone, status == huishang.ItemAdjusted:
		return signal(Green, "%s", status)
	case u.unsigned(today):
		return signal(Grey, "协议书未签署")
	case due.IsZero():
		return signal(Grey, "%s，没有时限", reportedAs(status))
	case today.After(due):
		return signal(Red, "%s，逾期%d天", reportedAs(status), due.DaysUntil(today))
	case !today.Before(due.AddDays(-warnItem)):
		return signal(Amber, "%s，还有%d天到期", reportedAs(status), today.DaysUntil(due))
	case status == huishang.ItemNotStarted:
		return signal(Amber, "未启动")
	case status == huishang.ItemInProgress:
		return signal(Green, "推进中")
	default:
		return signal(Grey, "%s", reportedAs(status))
	}
}

func reportedAs(s huishang.ItemStatus) string {
	if s == "" {
		return "未报进展"
	}
	return string(s)
}

// targets are the item's aims; an item without any has one that says nothing.
func (u duty) targets() []huishang.Target {
	if len(u.item.Targets) == 0 {
		return make([]huishang.Target, 1)
	}
	return u.item.Targets
}

// actual is what was reported of a target, by its name.
func (u duty) actual(t huishang.Target) huishang.Decimal {
	if u.report == nil {
		return huishang.Decimal{}
	}
	for _, a := range u.report.Targets {
		if a.Name == t.Name {
			return a.Actual
		}
	}
	return huishang.Decimal{}
}

// overall is the gravest signal of the item's targets.
func (u duty) overall(today huishang.Date) Signal {
	var out Signal
	for i, t := range u.targets() {
		if s := u.signal(u.due(t), today); i == 0 || s.Light.severity() > out.Light.severity() {
			out = s
		}
	}
	return out
}
