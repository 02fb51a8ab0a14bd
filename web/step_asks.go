package web

import (
	"cmp"
	"fmt"
	"slices"

	"huishang"
	"huishang/web/entry"
)

// asksFoundation are the papers by which a city asks for a consultation (article 16, 1).
func asksFoundation(w *stepWork) askedOf {
	d := w.d
	if d.Letters.Request == nil {
		d.Letters.Request = &huishang.RequestLetter{Letter: letterOf(w, fmt.Sprintf("%s关于商请建立厅市会商工作制度的函", d.City.GovName)), Attachments: []string{"议定书（草案）"}}
	}
	if d.Protocol == nil || d.Protocol.Status == huishang.ProtocolSigned {
		d.Protocol = newProtocol(d)
	}
	if d.Committee == nil {
		d.Committee = newCommittee(d)
	}
	names, parts := []string{"city", "committee", "letters", "protocol"}, []string{"/letters/request", "/protocol", "/committee", "/city"}
	if w.stand.Merging {
		names, parts = append(names, "needs", "proposal"), append(parts, "/proposal", "/needs")
		fillProposal(w)
	}
	return askedOf{names, sheetOf(d, parts...)}
}

func newProtocol(d *huishang.Dossier) *huishang.Protocol {
	p := &huishang.Protocol{}
	if d.Protocol != nil {
		*p = *d.Protocol
	}
	p.Status, p.SignDate, p.Ceremony, p.FileSHA256 = huishang.ProtocolDraft, huishang.Date{}, huishang.Ceremony{}, ""
	p.ValidFrom, p.ValidUntil = huishang.Date{}, huishang.Date{}
	p.Title = fmt.Sprintf("%s　%s　工作会商制度议定书（草案）", deptName, d.City.GovName)
	p.Submitter, p.Receiver = d.City.Bureau, deptName+"区域创新处"
	p.Liaison = huishang.Liaison{Dept: deptName + "区域创新处", City: d.City.Bureau}
	p.Mechanism.MeetingInterval = cmp.Or(p.Mechanism.MeetingInterval, "原则上1—2年举行一次")
	p.RenewalClause = cmp.Or(p.RenewalClause, "有效期满，是否延续由双方根据需要和意愿另行商定。")
	p.ValidYears = cmp.Or(p.ValidYears, 5)
	p.Copies = huishang.Copies{Total: cmp.Or(p.Copies.Total, 4), Each: cmp.Or(p.Copies.Each, 2)}
	if len(p.Signatories) == 0 {
		p.Signatories = []huishang.Signatory{{Party: huishang.PartyDept, Office: deptName + "厅长"}, {Party: huishang.PartyCity, Office: d.City.Name + "市长"}}
	}
	return p
}

// deptName is the department as documents name it.
const deptName = "河北省科学技术厅"

func newCommittee(d *huishang.Dossier) *huishang.Committee {
	person := func(side huishang.Party, office string) huishang.Person {
		return huishang.Person{Party: side, Office: office}
	}
	return &huishang.Committee{Name: fmt.Sprintf("%s与%s厅市会商合作委员会", deptName, d.City.GovName),
		Duties:    []string{"确定重大合作事项及其实施方案", "部署相关工作任务", "督促落实", "组织对会商合作工作的效果评估"},
		Directors: []huishang.Person{person(huishang.PartyDept, deptName+"厅长"), person(huishang.PartyCity, d.City.Name+"市长")},
		Deputies:  []huishang.Person{person(huishang.PartyDept, deptName+"副厅长"), person(huishang.PartyCity, d.City.Name+"副市长")}}
}

// letterOf is a letter of the city government to the department, as far as it is known.
func letterOf(w *stepWork, title string) huishang.Letter {
	return huishang.Letter{From: w.d.City.GovName, To: deptName, Date: w.today, Title: title}
}

// asksRevision is the protocol as it is revised, and what the divisions said of it.
func asksRevision(w *stepWork) askedOf {
	d := w.d
	for _, division := range w.stand.Founding.Asked {
		answered := slices.ContainsFunc(d.Opinions.Protocol, func(o huishang.Opinion) bool {
			return o.Division == division && max(o.Round, 1) == w.stand.Founding.Round
		})
		if !answered {
			d.Opinions.Protocol = append(slices.Clip(d.Opinions.Protocol), huishang.Opinion{Division: division, Round: w.stand.Founding.Round})
		}
	}
	return askedOf{[]string{"protocol", "opinions"}, sheetOf(d, "/protocol", "/opinions/protocol")}
}

// asksDirectors is what a meeting of the directors concluded.
func asksDirectors(w *stepWork) askedOf {
	if w.d.DirectorsMeeting == nil {
		w.d.DirectorsMeeting = &huishang.DirectorsMeeting{DocVersion: fmt.Sprintf("第%d轮送审稿", w.event.Round)}
	}
	return askedOf{[]string{"director_meeting"}, sheetOf(w.d, "/director_meeting")}
}

// asksApproval is the approval of one side (article 16, 3).
func asksApproval(w *stepWork) askedOf {
	if w.act.Step == huishang.EstDeptApprove {
		return askedOf{[]string{"approvals"}, sheetOf(w.d, "/approvals/dept")}
	}
	return askedOf{[]string{"approvals"}, sheetOf(w.d, "/approvals/city")}
}

// asksCityLetter is the formal letter of the city government; before a meeting with what it proposes for it (article 19, 3).
func asksCityLetter(w *stepWork) askedOf {
	d, names, parts := w.d, []string{"letters"}, []string{}
	founding := w.act.Step == huishang.EstCityLetter
	if founding {
		if d.Letters.Protocol == nil {
			d.Letters.Protocol = &huishang.CityLetter{Letter: letterOf(w, fmt.Sprintf("%s关于签订工作会商制度议定书的函", d.City.GovName)), Attachments: []string{"议定书"}}
		}
		parts = append(parts, "/letters/protocol")
	}
	if !founding || w.stand.Merging {
		if d.Letters.Meeting == nil {
			d.Letters.Meeting = &huishang.CityLetter{Letter: letterOf(w, fmt.Sprintf("%s关于召开厅市会商%d年工作会议的函", d.City.GovName, w.ground.Record.Year)),
				Contains: []huishang.LetterElement{huishang.LetterAgenda, huishang.LetterMatters, huishang.LetterArrangement}}
		}
		fillMeeting(w)
		names, parts = append(names, "meeting"), append(parts, "/letters/meeting", "/meeting")
	}
	sheet := sheetOf(d, parts...)
	sheet.Hidden = append(sheet.Hidden, "/letters/protocol/contains", "/letters/protocol/proposed_date", "/letters/protocol/place", "/letters/protocol/attendees",
		"/meeting/minutes_no", "/meeting/decisions", "/meeting/date", "/meeting/place", "/meeting/attendees")
	return askedOf{names, sheet}
}

// sheetOf asks for parts of a dossier, with what it holds to choose from.
func sheetOf(d *huishang.Dossier, parts ...string) entry.Sheet {
	themes, needs, topics, items := themesOf(d), needsOf(d), topicsOf(d), itemsOf(d)
	s := entry.Sheet{Parts: parts,
		Fixed: []string{"/city/code", "/city/name", "/city/gov_name", "/city/st_bureau"},
		Hidden: []string{"/protocol/status", "/protocol/sign_date", "/protocol/legacy_title", "/protocol/ceremony", "/agreement/sign_date",
			"/agreement/legacy_title", "/meeting/agenda/*/seq", "/proposal/topics/*/targets/*/change_note", "/proposal/topics/*/reply", "/proposal/topics/*/decision", "/proposal/topics/*/merged_into"},
		Numbered: map[string]string{"/protocol/themes/*/id": "T", "/proposal/topics/*/id": "TP", "/needs/items/*/id": "N", "/agreement/items/*/id": "A"},
		Labels:   map[string]string{"/opinions/agreement": "处室意见", "/opinions/protocol": "处室意见"},
		Choices:  map[string][]entry.Choice{}}
	for pattern, choices := range map[string][]entry.Choice{"/proposal/topics/*/theme_id": themes, "/agreement/items/*/theme_id": themes,
		"/proposal/topics/*/need_refs": needs, "/opinions/agreement/*/topic_id": topics, "/agreement/items/*/from_topic": topics,
		"/agreement/items/*/merged_topics": topics, "/plans/*/measures/*/item_id": items, "/opinions/agreement/*/agreement_item_id": items} {
		if len(choices) > 0 {
			s.Choices[pattern] = choices
		}
	}
	return s
}

func themesOf(d *huishang.Dossier) (all []entry.Choice) {
	if d.Protocol != nil {
		for _, t := range d.Protocol.Themes {
			all = append(all, entry.Choice{Value: t.ID, Label: t.ID + " " + t.Name})
		}
	}
	return all
}

func needsOf(d *huishang.Dossier) (all []entry.Choice) {
	if d.Needs != nil {
		for _, n := range d.Needs.Items {
			all = append(all, entry.Choice{Value: n.ID, Label: n.ID + " " + n.Bottleneck})
		}
	}
	return all
}

func topicsOf(d *huishang.Dossier) (all []entry.Choice) {
	if d.Proposal != nil {
		for _, t := range d.Proposal.Topics {
			all = append(all, entry.Choice{Value: t.ID, Label: t.ID + " " + t.Title})
		}
	}
	return all
}

func itemsOf(d *huishang.Dossier) (all []entry.Choice) {
	if d.Agreement != nil {
		for _, i := range d.Agreement.Items {
			all = append(all, entry.Choice{Value: i.ID, Label: i.ID + " " + i.Title})
		}
	}
	return all
}

// named are choices that say what they are.
func named(values []string) []entry.Choice {
	choices := make([]entry.Choice, len(values))
	for i, value := range values {
		choices[i] = entry.Choice{Value: value, Label: value}
	}
	return choices
}

// divisionsOf are the divisions a dossier names: those the topics suggest, and those of the themes.
func divisionsOf(d *huishang.Dossier) (all []string) {
	note := func(name string) {
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	if d.Proposal != nil {
		for _, t := range d.Proposal.Topics {
			note(t.SuggestDivision)
		}
	}
	if d.Protocol != nil {
		for _, t := range d.Protocol.Themes {
			note(t.LeadDept)
		}
	}
	return all
}
