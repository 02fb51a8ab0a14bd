package huishang

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// A rehearsal plays the two procedures on a dossier whose papers are always in order, so that only the events decide.
type rehearsal struct {
	d     *Dossier
	facts Facts
}

var (
	divisions = []string{"高新技术处", "成果转化处"}
	texts     = []string{strings.Repeat("a1", 32), strings.Repeat("b2", 32)}
)

// rehearse begins before the first event, or with a protocol in force since 2023-05-18.
func rehearse(t rapid.TB, first, merged, inForce bool) *rehearsal {
	t.Helper()
	d := tangshan(t)
	d.History.IsFirstMeeting = first
	if first {
		d.History.Meetings = nil
	}
	d.Procedure.Meeting, d.Procedure.Merged = nil, merged
	if !inForce {
		d.Procedure.Establishment = nil
		d.Protocol.Status, d.Protocol.SignDate = ProtocolDraft, Date{}
	}
	d.Letters.Protocol.DocNo = d.Letters.Meeting.DocNo
	d.Evaluation, d.Consultation = &Evaluation{}, nil
	return &rehearsal{d, Facts{Obstacles: func(string) []Obstacle { return nil }}}
}

func tangshan(t rapid.TB) *Dossier {
	t.Helper()
	data, err := os.ReadFile("testdata/dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// copied is the rehearsal with papers and logs of its own.
func (r *rehearsal) copied() *rehearsal {
	d := *r.d
	protocol, agreement, proposal, meeting := *d.Protocol, *d.Agreement, *d.Proposal, *d.Meeting
	d.Protocol, d.Agreement, d.Proposal, d.Meeting = &protocol, &agreement, &proposal, &meeting
	return &rehearsal{&d, r.facts}
}

// prepare puts the papers an event rests on in order, as honest offices would, and says where the dossier stands by then.
func (r *rehearsal) prepare(e Event) Standing {
	d := r.d
	stand := Replay(d, e.At)
	d.Protocol.FileSHA256, d.Agreement.FileSHA256 = texts[0], texts[0]
	d.Opinions = Opinions{}
	for _, division := range divisions {
		d.Opinions.Protocol = append(d.Opinions.Protocol, Opinion{Division: division, Round: stand.Founding.Round, ReturnedOn: e.At, Verdict: VerdictAgree})
		d.Opinions.Agreement = append(d.Opinions.Agreement, Opinion{Division: division, Round: stand.Meeting.Round, ReturnedOn: e.At, Verdict: VerdictAgree})
	}
	d.DirectorsMeeting = &DirectorsMeeting{MeetingDate: e.At, MinutesNo: "1", Result: e.Result, RequiredChanges: []string{"改"}}
	d.Approvals = Approvals{Dept: Approval{Body: "会", Date: e.At, MinutesNo: "1"}, City: Approval{Body: "会", Date: e.At, MinutesNo: "1"}}
	protocol, meeting := *d.Letters.Protocol, *d.Letters.Meeting
	protocol.Date, meeting.Date = e.At, e.At
	d.Letters.Protocol, d.Letters.Meeting = &protocol, &meeting
	d.Proposal.Date = e.At
	if stand.Founding.State.unsigned() {
		d.Protocol.Status, d.Protocol.ValidFrom, d.Protocol.ValidUntil = ProtocolDraft, e.At, e.At.EndOfTerm(5)
	}
	d.Meeting.Date = e.At
	return stand
}

// event is a step as it should be recorded on a day.
func (r *rehearsal) event(s Step, day Date) Event {
	act, _ := actOf(s)
	e := Event{At: day, Step: s, Actor: act.Office.named(r.d), Note: fmt.Sprintf("第%d条记录", len(r.d.Procedure.Establishment)+len(r.d.Procedure.Meeting))}
	switch s {
	case EstConsult, MtgConsult:
		e.Divisions, e.Due = divisions, day.AddDays(10)
	case MtgDivisionFeedback:
		e.Actor = divisions[0]
		if waiting := Replay(r.d, day).Meeting.Waiting(); len(waiting) > 0 {
			e.Actor = waiting[0]
		}
	case EstDirectorMeeting, MtgDirectorMeeting:
		e.Result, e.FileSHA256 = DirectorsPassed, texts[0]
	case EstCityObjection, MtgCityObjection:
		e.Clause = "第二条"
	case EstSign, MtgSign:
		e.FileSHA256 = texts[0]
		if s == EstSign {
			e.ValidUntil = day.EndOfTerm(5)
		}
	}
	return e
}

// take records a step that must be admitted, with papers in order.
func (r *rehearsal) take(t rapid.TB, e Event) {
	t.Helper()
	r.prepare(e)
	made, err := Apply(r.d, e, r.facts)
	if err != nil {
		t.Fatalf("%s on %s: %v", e.Step, e.At, err)
	}
	r.d.Procedure = made
}

// play takes one step after another, ten days apart.
func (r *rehearsal) play(t rapid.TB, day Date, steps ...Step) Date {
	t.Helper()
	for _, s := range steps {
		r.take(t, r.event(s, day))
		day = day.AddDays(10)
	}
	return day
}

// has reports whether a log holds a step.
func has(log []Event, s Step) bool {
	return slices.ContainsFunc(log, func(e Event) bool { return e.Step == s })
}
