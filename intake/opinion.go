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

// Answers are what a division answered about the topics of a proposal, ready to be saved.
type Answers struct {
	Opinions []huishang.Opinion
	Findings []Finding
	known    Known
	step
}

// Answer takes the opinions of a division from its form or from JSON, with the step that records its feedback unless that was recorded in
// this round. The error is a [*Refusal] that says what is wrong with each: nothing is saved of a form with a cell that was not understood.
func (d Desk) Answer(p *Parcel, k Known, division string, hand Hand) (*Answers, error) {
	if k.Superseded() {
		return nil, refuse(fmt.Sprintf("%s已经有%d年的卷宗，%d年的议题不再收处室意见。", k.City, k.Newest.Year, k.Record.Year))
	}
	a := &Answers{known: k}
	list := p.content().Opinions.Agreement
	if p.form != nil {
		held, err := HoldForm(d.Steps.Rules, p.form, k.Content, checks.Input{Today: hand.Today})
		if err != nil {
			return nil, err
		}
		if len(p.form.Faults) > 0 {
			var refusal Refusal
			refusal.add(p.Papers[0].Name, p.form.Faults)
			return nil, &refusal
		}
		for _, f := range held.Report.Findings {
			a.Findings = append(a.Findings, Finding{f, p.Papers[0].Name})
		}
	}
	here := huishang.Replay(k.Content, hand.Today).Meeting
	if hand.Role == huishang.RoleDivision && SummedUp(here) {
		return nil, refuse(fmt.Sprintf("第%d轮的处室意见已经汇总，现在是“%s”，不能再提交或修改。需要改的，请与区域创新处联系。", here.Round, here.State.Name()))
	}
	var refusal Refusal
	before := map[[2]string]int{} // where the answer of a division about a topic stands in the list
	for i, o := range list {
		if o.Verdict == "" && o.Text == "" {
			continue // the row was left empty
		}
		o.Round, o.Adopted, o.Reason, o.AgreementItemID = here.Round, "", "", ""
		if o.Division == "" {
			o.Division = division
		}
		refusal.Faults = append(refusal.Faults, k.misfit(p, o, i, division, here.Asked)...)
		question := [2]string{o.Division, o.TopicID}
		if first, twice := before[question]; twice {
			refusal.Faults = append(refusal.Faults, p.faultAt(fmt.Sprintf("/opinions/agreement/%d/topic_id", i), fmt.Sprintf("第%d条意见", i+1),
				fmt.Sprintf("第%d条和第%d条都是%s对议题“%s”的意见，请只留一条。", first+1, i+1, o.Division, o.TopicID)))
		} else {
			before[question] = i
		}
		a.Opinions = append(a.Opinions, o)
	}
	if len(a.Opinions) == 0 && len(refusal.Faults) == 0 {
		return nil, refuse("没有填任何意见。请对每个议题选“同意”“修改后同意”“不同意”或“不涉及”。")
	}
	if err := refusal.orNil(); err != nil {
		return nil, err
	}
	return a, a.proceed(d, here, proceeding.Who{Role: hand.Role, Division: division, Today: hand.Today})
}

// proceed prepares the feedback of every division that has not given any in this round (article 19, 2).
func (a *Answers) proceed(d Desk, here huishang.Position, who proceeding.Who) error {
	content := *a.known.Content
	content.Opinions.Agreement = withAnswers(content.Opinions.Agreement, a.Opinions)
	var steps []proceeding.Given
	for _, o := range a.Opinions {
		said := func(g proceeding.Given) bool { return g.Event.Actor == o.Division }
		if !slices.Contains(here.Answered, o.Division) && !slices.ContainsFunc(steps, said) {
			steps = append(steps, proceeding.Given{Event: huishang.Event{Step: huishang.MtgDivisionFeedback, Actor: o.Division}})
		}
	}
	if len(steps) == 0 {
		return nil
	}
	var err error
	a.step, err = d.undertake(proceeding.Undertaking{Ground: a.known.Ground, Who: who, Steps: steps, Content: &content})
	return err
}

// verdicts are the answers a division may give.
var verdicts = []huishang.Verdict{huishang.VerdictAgree, huishang.VerdictAmend, huishang.VerdictDisagree, huishang.VerdictUnrelated}

// SummedUp reports whether the answers of the divisions in this round have been summed up (article 19, 2): what was made of them rests on them.
func SummedUp(meeting huishang.Position) bool {
	return !slices.Contains([]huishang.State{huishang.M0, huishang.M1, huishang.M2, huishang.M3, huishang.M4, huishang.M5}, meeting.State)
}

// misfit says why an answer does not fit the question.
func (k Known) misfit(p *Parcel, o huishang.Opinion, at int, division string, asked []string) []Fault {
	var faults []Fault
	tell := func(field, message string) {
		faults = append(faults, p.faultAt(fmt.Sprintf("/opinions/agreement/%d/%s", at, field), fmt.Sprintf("第%d条意见", at+1), message))
	}
	switch {
	case o.Division == "":
		tell("division", "没有写是哪个处室的意见，请填处室。")
	case division != "" && o.Division != division:
		tell("division", fmt.Sprintf("这是%s的意见，您是%s，只能提交本处室的意见。", o.Division, division))
	case len(asked) > 0 && !slices.Contains(asked, o.Division):
		tell("division", fmt.Sprintf("“%s”不在本轮征求意见的处室之列，本轮的处室是：%s。", o.Division, strings.Join(asked, "、")))
	}
	topics := k.topics()
	if !slices.Contains(topics, o.TopicID) {
		tell("topic_id", fmt.Sprintf("没有编号为“%s”的议题，可选：%s。", o.TopicID, strings.Join(topics, "、")))
	}
	switch {
	case o.Verdict != "" && !slices.Contains(verdicts, o.Verdict):
		tell("opinion", fmt.Sprintf("意见应为“同意”“修改后同意”“不同意”或“不涉及”，现为“%s”。", o.Verdict))
	case o.Verdict == "":
		tell("opinion", "写了具体意见，没有选意见，请选“同意”“修改后同意”“不同意”或“不涉及”。")
	}
	return faults
}

// topics are the numbers of the topics that can be spoken of.
func (k Known) topics() []string {
	var ids []string
	if k.Content.Proposal != nil {
		for _, t := range k.Content.Proposal.Topics {
			ids = append(ids, t.ID)
		}
	}
	return numbers(ids)
}

// numbers are ids to choose from: each once, and none that is blank.
func numbers(ids []string) []string {
	var all []string
	for _, id := range ids {
		if id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// Save keeps the answers that are new or changed, and records the feedback. The error is [store.Conflict] when one was changed meanwhile.
func (a *Answers) Save(tx *store.Tx) ([]store.Opinion, error) {
	var kept []store.Opinion
	for _, o := range a.Opinions {
		before, there := a.known.answer(o)
		if there && sameAnswer(before.Opinion, o) {
			kept = append(kept, before)
			continue
		}
		saved, err := tx.SaveOpinion(a.known.Record.ID, store.OnAgreement, o, before.Revision)
		if err != nil {
			return nil, err
		}
		kept = append(kept, saved)
	}
	return kept, a.keep(tx)
}

// answer is what the same division answered to the same question before.
func (k Known) answer(o huishang.Opinion) (store.Opinion, bool) {
	for _, before := range k.Answers() {
		if before.Division == o.Division && before.TopicID == o.TopicID && before.Round == o.Round {
			return before, true
		}
	}
	return store.Opinion{}, false
}

// sameAnswer compares answers without what the Liaison made of them.
func sameAnswer(a, b huishang.Opinion) bool {
	a.Adopted, a.Reason, a.AgreementItemID = "", "", ""
	return sameText(a, b)
}
