package web

import (
	"cmp"
	"fmt"
	"slices"

	"huishang"
)

// asksSubmission is what a city hands in before a meeting (article 19, 1). The first consultation has nothing to sum up.
func asksSubmission(w *stepWork) askedOf {
	fillProposal(w)
	d, names, parts := w.d, []string{"city", "needs", "proposal"}, []string{"/proposal", "/needs"}
	if !d.History.IsFirstMeeting {
		fillSummary(w)
		names, parts = append(names, "summary"), append(parts, "/summary")
	}
	sheet := sheetOf(d, append(parts, "/city")...)
	sheet.Choices["/summary/items/*/item_id"] = itemsOf(&huishang.Dossier{Agreement: d.PreviousAgreement})
	sheet.Fixed = append(sheet.Fixed, "/summary/covers")
	if sumsUpAll(d) {
		sheet.Still = append(sheet.Still, "/summary/items")
		sheet.Fixed = append(sheet.Fixed, "/summary/items/*/item_id")
	}
	return askedOf{names, sheet}
}

// fillProposal begins a proposal and the needs with what is known.
func fillProposal(w *stepWork) {
	d, year := w.d, w.ground.Record.Year
	if d.Proposal == nil {
		d.Proposal = &huishang.Proposal{Title: fmt.Sprintf("%s　%s　厅市会商%d年工作会议议题建议", deptName, d.City.GovName, year), Year: year, Date: w.today,
			Submitter: d.City.Bureau, Receiver: deptName + "区域创新处", Contact: huishang.Contact{Unit: d.City.Bureau}}
	}
	if d.Needs == nil {
		d.Needs = &huishang.Needs{Title: d.City.Name + "区域产业发展需求", Date: w.today}
	}
}

// fillSummary begins the summary with every item of the agreement before and its targets.
func fillSummary(w *stepWork) {
	d := w.d
	if d.Summary != nil || d.PreviousAgreement == nil {
		return
	}
	before := d.PreviousAgreement
	d.Summary = &huishang.Summary{Title: fmt.Sprintf("%s厅市会商%d年工作会议协议书落实情况总结", d.City.Name, before.Year), Date: w.today, Covers: before.ID,
		Submitter: d.City.Bureau, Period: huishang.Period{Start: cmp.Or(before.Period.Start, before.SignDate), End: w.today}}
	for _, item := range before.Items {
		told := huishang.SummaryItem{ItemID: item.ID, FundPlanned: item.FundCity}
		for _, target := range item.Targets {
			told.Targets = append(told.Targets, huishang.Achievement{Name: target.Name, Unit: target.Unit})
		}
		d.Summary.Items = append(d.Summary.Items, told)
	}
}

// sumsUpAll reports whether the summary has every item of the agreement before: then none is to be added or left out.
func sumsUpAll(d *huishang.Dossier) bool {
	if d.Summary == nil || d.PreviousAgreement == nil {
		return false
	}
	return !slices.ContainsFunc(d.PreviousAgreement.Items, func(item huishang.Item) bool {
		return !slices.ContainsFunc(d.Summary.Items, func(told huishang.SummaryItem) bool { return told.ItemID == item.ID })
	})
}

// asksAgreement is the draft made of the topics and opinions, to be worked on. What was worked out in a draft before stays as it is.
func asksAgreement(w *stepWork) askedOf {
	draft, _ := draftedAgreement(w.d)
	if draft.Period.Start.IsZero() {
		draft.Period.Start = w.today
		if w.d.Meeting != nil && !w.d.Meeting.Date.IsZero() {
			draft.Period.Start = w.d.Meeting.Date
		}
	}
	w.d.Agreement = &draft
	sheet := sheetOf(w.d, "/agreement")
	sheet.Fixed = append(sheet.Fixed, "/agreement/id", "/agreement/year")
	return askedOf{[]string{"agreement"}, sheet}
}

// draftedAgreement is the draft the procedures make, but an item of an earlier draft stays as it was worked out there, in its place, as
// long as its topic is taken up.
func draftedAgreement(d *huishang.Dossier) (huishang.Agreement, []huishang.LeftOut) {
	draft, left := huishang.DraftAgreement(d)
	earlier := d.Agreement
	if earlier == nil || earlier.Year != draft.Year {
		return draft, left
	}
	var items []huishang.Item
	for _, before := range earlier.Items {
		at := slices.IndexFunc(draft.Items, func(i huishang.Item) bool { return i.ID == before.ID })
		if at < 0 {
			continue
		}
		before.MergedTopics = draft.Items[at].MergedTopics
		items = append(items, before)
		draft.Items = slices.Delete(draft.Items, at, at+1)
	}
	draft.Items = append(items, draft.Items...)
	return draft, left
}

// asksMeeting is when, where and how both sides meet (article 19, 3 and 4).
func asksMeeting(w *stepWork) askedOf {
	fillMeeting(w)
	sheet := sheetOf(w.d, "/meeting")
	if w.act.Step != huishang.MtgHold {
		sheet.Hidden = append(sheet.Hidden, "/meeting/minutes_no", "/meeting/decisions")
	}
	return askedOf{[]string{"meeting"}, sheet}
}

// fillMeeting begins a meeting with what the letter of the city proposes and the order article 19 (4) prescribes.
func fillMeeting(w *stepWork) {
	d := w.d
	if d.Meeting == nil {
		d.Meeting = &huishang.Meeting{}
		if letter := d.Letters.Meeting; letter != nil {
			d.Meeting.Date, d.Meeting.Place, d.Meeting.Attendees = letter.ProposedDate, letter.Place, slices.Clone(letter.Attendees)
		}
	}
	if len(d.Meeting.Agenda) > 0 {
		return
	}
	dept, city := deptName+"厅长", d.City.Name+"市长"
	for _, part := range []huishang.AgendaItem{{Kind: huishang.AgendaReview, Speaker: dept + "、" + city}, {Kind: huishang.AgendaProposal, Speaker: city},
		{Kind: huishang.AgendaReply, Speaker: dept}, {Kind: huishang.AgendaConsensus, Speaker: "双方"}, {Kind: huishang.AgendaSigning, Speaker: dept + "、" + city}} {
		if part.Kind == huishang.AgendaReview && d.History.IsFirstMeeting {
			continue
		}
		part.Seq = len(d.Meeting.Agenda) + 1
		d.Meeting.Agenda = append(d.Meeting.Agenda, part)
	}
}
