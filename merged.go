package huishang

import (
	"fmt"
	"slices"
)

// abreast says which steps of the meeting procedure are taken together with one of the founding procedure when a first
// consultation runs both as one (article 18): one meeting of the directors examines both documents, one letter of the city
// writes of both matters, both are signed on one day. Past is where the meeting procedure already has the step behind it.
var abreast = []struct {
	founding, meeting Step
	past              State
}{
	{EstRequest, MtgSubmit, M3},
	{EstReturn, MtgReturn, M3},
	{EstReview, MtgAccept, M3},
	{EstConsult, MtgConsult, ""},
	{EstRevise, MtgSummarize, M3},
	{EstRevise, MtgDraftAgreement, ""},
	{EstDirectorMeeting, MtgDirectorMeeting, ""},
	{EstFeedback, MtgFeedback, ""},
	{EstToCityLeaders, MtgToCityLeaders, ""},
	{EstCityObjection, MtgCityObjection, ""},
	{EstCityAgree, MtgCityAgree, ""},
	{EstCityLetter, MtgCityLetter, ""},
	{EstSign, MtgSign, ""},
}

const (
	mergingArticle = "第十八条"
	mergingQuote   = "首次厅市会商工作会议程序一般与建立厅市会商工作制度的程序合并履行"
)

// merging reports whether both procedures run as one now: until the protocol is signed.
func (c *course) merging() bool {
	return c.dossier.Procedure.Merged && c.founding.Number == 1 && c.founding.State.unsigned()
}

// Together lists the steps of the meeting procedure that a first consultation takes together with one of the founding procedure
// (article 18).
func Together(s Step) []Step { return fellows(s, "") }

// leader is the step of the founding procedure that brings a step of the meeting procedure with it, or none.
func leader(s Step) Step {
	for _, pair := range abreast {
		if pair.meeting == s {
			return pair.founding
		}
	}
	return ""
}

// fellows are the steps of the meeting procedure that go with a step of the founding procedure from a state.
func fellows(s Step, from State) []Step {
	var steps []Step
	for _, pair := range abreast {
		if pair.founding == s && (pair.past == "" || pair.past != from) {
			steps = append(steps, pair.meeting)
		}
	}
	return steps
}

// fellow is the event of the meeting procedure that goes with one of the founding procedure: the same act, about the agreement.
func (c *course) fellow(e Event, s Step) Event {
	twin := e
	twin.Step, twin.Seq, twin.Round, twin.ValidUntil, twin.FileSHA256 = s, c.nextSeq(s), c.meeting.Round, Date{}, ""
	if e.FileSHA256 != "" {
		twin.FileSHA256 = textOf(s, c.dossier)
	}
	twin.Divisions, twin.DocIDs = slices.Clone(e.Divisions), slices.Clone(e.DocIDs)
	if act, ok := actOf(s); ok && !act.Office.takenBy(e.Actor, c.dossier) {
		twin.Actor = act.Office.named(c.dossier)
	}
	return twin
}

// apart is where a log that says both procedures ran as one shows them apart: a step they share has two days.
func (c *course) apart() []*Refusal {
	if !c.dossier.Procedure.Merged {
		return nil
	}
	r := &Refusal{Name: "合并履行", Article: mergingArticle, Quote: mergingQuote, Who: string(OfficeLiaison), Logged: true}
	founding, meeting := until(c.dossier.Procedure.Establishment, EstSign), until(c.dossier.Procedure.Meeting, MtgSign)
	for _, pair := range abreast {
		one, did := lastOf(founding, pair.founding)
		other, too := lastOf(meeting, pair.meeting)
		if did && too && pair.past == "" && one.At != other.At {
			r.Lacks = append(r.Lacks, Lack{fmt.Sprintf("“%s”（%s）与建立程序的“%s”（%s）不是同一天", other.Step.Name(), other.At.Chinese(), one.Step.Name(), one.At.Chinese()),
				"请核对日期；分开办理的，不登记合并履行"})
		}
	}
	if len(r.Lacks) == 0 {
		return nil
	}
	return []*Refusal{r}
}

// until is a log up to the first time a step was taken.
func until(log []Event, s Step) []Event {
	if at := slices.IndexFunc(log, func(e Event) bool { return e.Step == s }); at >= 0 {
		return log[:at+1]
	}
	return log
}

func lastOf(log []Event, s Step) (Event, bool) {
	for i := len(log) - 1; i >= 0; i-- {
		if log[i].Step == s {
			return log[i], true
		}
	}
	return Event{}, false
}
