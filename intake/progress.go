package intake

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
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
	if p.form != nil {
		held, err := HoldForm(d.Steps.Rules, p.form, k.Content, checks.Input{Today: hand.Today})
		if err != nil {
			return nil, err
		}
		if len(p.form.Faults) > 0 {
			refusal.add(p.Papers[0].Name, p.form.Faults)
			return nil, &refusal
		}
		for _, f := range held.Report.Findings {
			r.Findings = append(r.Findings, Finding{f, p.Papers[0].Name})
		}
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
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return !onReported(f, reported) })
	return r, r.proceed(d, hand)
}

// itemStates are how far an item of an agreement may have come.
var itemStates = []huishang.ItemStatus{huishang.ItemDone, huishang.ItemInProgress, huishang.ItemNotStarted, huishang.ItemAdjusted}

// onReported reports whether a finding is not on an item of the form that was left empty.
func onReported(f Finding, reported []string) bool {
	if !strings.HasPrefix(f.Where, "/summary/items/") {
		return true
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
