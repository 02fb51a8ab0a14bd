package intake

import (
	"fmt"
	"slices"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Reports are how the items of an agreement get on, ready to be saved.
type Reports struct {
	On       huishang.Date
	Items    []huishang.SummaryItem
	Findings []Finding
	dossier  string
}

// Report takes reports on the items of the agreement from the progress form or from JSON, where they are the items of the summary. The error
// is a [*Refusal]: nothing is saved of a form with a cell that was not understood, or of an item the agreement does not have.
func (d Desk) Report(p *Parcel, k Known, hand Hand) (*Reports, error) {
	r := &Reports{On: hand.Today, dossier: k.Record.ID}
	content := p.content()
	var refusal Refusal
	if p.form != nil {
		held, err := HoldForm(d.Rules, p.form, k.Content, checks.Input{Today: hand.Today})
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
	known := k.items()
	for i, item := range content.Summary.Items {
		switch {
		case !slices.Contains(known, item.ItemID):
			refusal.Faults = append(refusal.Faults, Fault{Pointer: fmt.Sprintf("/summary/items/%d/item_id", i), Place: fmt.Sprintf("第%d项", i+1),
				Message: fmt.Sprintf("现行协议书没有编号为“%s”的事项，可选：%v。事项编号不能改。", item.ItemID, known)})
		case item.Status != "" || item.Progress != "":
			r.Items = append(r.Items, item)
		}
	}
	if len(r.Items) == 0 && len(refusal.Faults) == 0 {
		return nil, refuse("没有填任何进展。请填写事项的状态和进展。")
	}
	return r, refusal.orNil()
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
	return ids
}

// Save adds the reports, all or none.
func (r *Reports) Save(tx *store.Tx) ([]store.Progress, error) {
	var kept []store.Progress
	for _, item := range r.Items {
		saved, err := tx.AddProgress(r.dossier, r.On, item)
		if err != nil {
			return nil, err
		}
		kept = append(kept, saved)
	}
	return kept, nil
}
