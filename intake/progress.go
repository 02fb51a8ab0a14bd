package intake

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/proceeding"
	"huishang/store"
)

// Reports are how the items of an agreement get on, ready to be saved.
type Reports struct {
	On       huishang.Date
	Items    []huishang.SummaryItem
	Findings []Finding
	known    Known
	step
}

// Report takes reports on the items of the agreement from the progress form or from JSON, where they are the items of the summary, with the
// step that records them. The error is a [*Refusal]: nothing is saved of a form with a cell that was not understood, or of an item the
// agreement does not have.
func (d Desk) Report(p *Parcel, k Known, hand Hand) (*Reports, error) {
	r := &Reports{On: hand.Today, known: k}
	content := p.content()
	var refusal Refusal
	if p.form != nil && len(p.form.Faults) > 0 {
		refusal.add(p.Papers[0].Name, p.form.Faults)
		return nil, &refusal
	}
	if content.Summary == nil {
		return nil, refuse("没有填任何进展。请填写事项的状态和进展。")
	}
	if day := content.Summary.Date; !day.IsZero() {
		r.On = day
	}
	if !k.Content.Agreed() && k.Content.PreviousAgreement != nil {
		year := k.Content.PreviousAgreement.Year
		return nil, refuse(fmt.Sprintf("这份卷宗（%d年）还没有签署协议书。%d年协议书的进展，请在%d年的卷宗里填报。", k.Record.Year, year, year))
	}
	refusal.Faults = append(refusal.Faults, r.misdated(p, hand.Today)...)
	known := k.items()
	var reported []string
	for i, item := range content.Summary.Items {
		switch {
		case !slices.Contains(known, item.ItemID):
			refusal.Faults = append(refusal.Faults, p.faultAt(fmt.Sprintf("/summary/items/%d/item_id", i), fmt.Sprintf("第%d项", i+1),
				fmt.Sprintf("现行协议书没有编号为“%s”的事项，可选：%s。事项编号不能改。", item.ItemID, strings.Join(known, "、"))))
		case item.Status != "" && !slices.Contains(itemStates, item.Status):
			refusal.Faults = append(refusal.Faults, p.faultAt(fmt.Sprintf("/summary/items/%d/status", i), fmt.Sprintf("第%d项", i+1),
				fmt.Sprintf("“状态”应为已完成、推进中、未启动或已调整，现为“%s”。", item.Status)))
		case item.Status != "" || item.Progress != "":
			refusal.Faults = append(refusal.Faults, k.misreported(p, item, i)...)
			r.Items = append(r.Items, item)
			reported = append(reported, fmt.Sprintf("/summary/items/%d", i))
		}
	}
	if len(r.Items) == 0 && len(refusal.Faults) == 0 {
		return nil, refuse("没有填任何进展。请填写事项的状态和进展。")
	}
	if err := refusal.orNil(); err != nil {
		return nil, err
	}
	found, err := r.judge(d, p, hand.Today)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if told := (Finding{f, p.name()}); p.onReported(told, reported) {
			told.Where = p.asSent(told.Where)
			r.Findings = append(r.Findings, told)
		}
	}
	return r, r.proceed(d, hand)
}

// misdated says why the day the reports speak of cannot be: the agreement is carried out from the day it was signed until today.
func (r *Reports) misdated(p *Parcel, today huishang.Date) []Fault {
	signed := huishang.Date{}
	if r.known.Content.Agreement != nil {
		signed = r.known.Content.Agreement.SignDate
	}
	at := "/summary/date"
	if p.part != nil && p.part.at != "" {
		at = "/on"
	}
	switch {
	case r.On.After(today):
		return []Fault{p.faultAt(at, "截至日期", fmt.Sprintf("截至日期%s还没有到，今天是%s，请改正。", r.On.Chinese(), today.Chinese()))}
	case !signed.IsZero() && r.On.Before(signed):
		return []Fault{p.faultAt(at, "截至日期", fmt.Sprintf("截至日期%s早于协议书签署的日期%s，请改正。", r.On.Chinese(), signed.Chinese()))}
	}
	return nil
}

// misreported says what of a report on an item the agreement gives no place to: a target the item does not have, and less than nothing. A share
// may fall below nought.
func (k Known) misreported(p *Parcel, item huishang.SummaryItem, at int) []Fault {
	var faults []Fault
	tell := func(field, message string) {
		faults = append(faults, p.faultAt(fmt.Sprintf("/summary/items/%d/%s", at, field), fmt.Sprintf("第%d项", at+1), message))
	}
	targets := k.targets(item.ItemID)
	for n, reached := range item.Targets {
		meant := slices.IndexFunc(targets, func(t huishang.Target) bool { return strings.TrimSpace(t.Name) == strings.TrimSpace(reached.Name) })
		switch {
		case meant < 0:
			var names []string
			for _, t := range targets {
				names = append(names, "“"+t.Name+"”")
			}
			tell(fmt.Sprintf("targets/%d/name", n), fmt.Sprintf("事项“%s”没有目标“%s”，协议书的目标是：%s。", item.ItemID, reached.Name, strings.Join(numbers(names), "、")))
		case negative(reached.Actual) && !negative(targets[meant].Value) && !negative(targets[meant].Baseline) && !strings.Contains(targets[meant].Unit, "%"):
			tell(fmt.Sprintf("targets/%d/actual", n), fmt.Sprintf("目标“%s”的完成值不能小于零，现为%s。", reached.Name, reached.Actual))
		}
	}
	for _, money := range []struct {
		field, name string
		sum         huishang.Decimal
	}{{"fund_planned_wan", "计划经费", item.FundPlanned}, {"fund_actual_wan", "实际经费", item.FundActual}} {
		if negative(money.sum) {
			tell(money.field, fmt.Sprintf("“%s”不能小于零，现为%s。", money.name, money.sum))
		}
	}
	return faults
}

func negative(d huishang.Decimal) bool {
	v, given := d.Value()
	return given && v.IsNegative()
}

// judge holds the reports against the rules: a form as it was sent, a part as a summary of the agreement in force.
func (r *Reports) judge(d Desk, p *Parcel, today huishang.Date) ([]checks.Finding, error) {
	if p.form != nil {
		held, err := HoldForm(d.Steps.Rules, p.form, r.known.Content, checks.Input{Today: today})
		return held.Report.Findings, err
	}
	summed, err := generator.Reporting(r.known.Content, p.content().Summary)
	if err != nil {
		return nil, err
	}
	return d.Steps.Rules.Run(checks.Input{Dossier: summed, Stage: stageMeeting, Today: today}).Findings, nil
}

// name is the form's, or nothing.
func (p *Parcel) name() string {
	if p.form == nil {
		return ""
	}
	return p.Papers[0].Name
}

// itemStates are how far an item of an agreement may have come.
var itemStates = []huishang.ItemStatus{huishang.ItemDone, huishang.ItemInProgress, huishang.ItemNotStarted, huishang.ItemAdjusted}

// onReported reports whether a finding is on what was reported: of a form all but the items that were left empty, of a part its items.
func (p *Parcel) onReported(f Finding, reported []string) bool {
	if !strings.HasPrefix(f.Where, "/summary/items/") {
		return p.form != nil
	}
	return slices.ContainsFunc(reported, func(at string) bool { return f.Where == at || strings.HasPrefix(f.Where, at+"/") })
}

// faultAt is a fault at a place of what was handed in: in a form with its cell, in JSON as that was sent.
func (p *Parcel) faultAt(pointer, place, message string) Fault {
	fault := Fault{Pointer: p.asSent(pointer), Place: place, Message: message}
	if p.form == nil {
		return fault
	}
	fault.File = p.Papers[0].Name
	if sheet, cell, there := p.form.Place(pointer); there {
		fault.Place = "工作表“" + sheet + "”" + cell
	}
	return fault
}

// proceed prepares the step that says which items were reported on (article 21).
func (r *Reports) proceed(d Desk, hand Hand) error {
	var ids []string
	for _, item := range r.Items {
		ids = append(ids, item.ItemID)
	}
	event := huishang.Event{Step: huishang.MtgProgress, Note: fmt.Sprintf("更新%s（截至%s）", strings.Join(ids, "、"), r.On.Chinese())}
	var err error
	r.step, err = d.undertake(proceeding.Undertaking{Ground: r.known.Ground, Who: proceeding.Who{Role: hand.Role, Today: hand.Today},
		Steps: []proceeding.Given{{Event: event}}})
	return err
}

// content is what the form or the part says.
func (p *Parcel) content() *huishang.Dossier {
	if p.form != nil {
		return p.form.Part
	}
	return p.part.content
}

// items are the ids of the items of the agreement.
func (k Known) items() []string {
	var ids []string
	if k.Content.Agreement != nil {
		for _, item := range k.Content.Agreement.Items {
			ids = append(ids, item.ID)
		}
	}
	return numbers(ids)
}

// targets are those of an item of the agreement.
func (k Known) targets(item string) []huishang.Target {
	for _, one := range k.Content.Agreement.Items {
		if one.ID == item {
			return one.Targets
		}
	}
	return nil
}

// Save adds the reports that say something new, and records the step when any does; all or nothing. What was reported in the same words for
// the same day is given back as it is.
func (r *Reports) Save(tx *store.Tx) ([]store.Progress, error) {
	before, err := tx.Progress(r.known.Record.ID)
	if err != nil {
		return nil, err
	}
	var kept []store.Progress
	fresh := false
	for _, item := range r.Items {
		if last, said := lastOf(before, item.ItemID); said && last.On == r.On && sameText(last.SummaryItem, item) {
			kept = append(kept, last)
			continue
		}
		saved, err := tx.AddProgress(r.known.Record.ID, r.On, item)
		if err != nil {
			return nil, err
		}
		kept, fresh = append(kept, saved), true
	}
	if !fresh {
		r.step = step{}
	}
	return kept, r.keep(tx)
}

// lastOf is the last report on an item.
func lastOf(reports []store.Progress, item string) (last store.Progress, said bool) {
	for _, one := range reports {
		if one.ItemID == item {
			last, said = one, true
		}
	}
	return last, said
}
