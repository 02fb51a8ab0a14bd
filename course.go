package huishang

import (
	"fmt"
	"maps"
	"slices"
)

// A course is both procedures as far as their logs have been read.
type course struct {
	dossier  *Dossier
	founding Position
	meeting  Position
	founded  []Position // where the founding procedure stood after each event, for asking about a day
	last     map[bool]Event
	read     map[bool][]Event
}

// begin is before the first event of either log.
func begin(d *Dossier) *course {
	c := &course{dossier: d, last: map[bool]Event{}, read: map[bool][]Event{}}
	c.founding, c.meeting = Position{State: E0, Round: 1, Number: 1}, Position{State: M0, Round: 1, Number: 1}
	c.founded = []Position{c.founding}
	if signed, until := signedBefore(d); !until.IsZero() {
		c.founding = Position{State: E11, Round: 1, Number: 1, Since: signed, SignedOn: signed, ValidUntil: until, Presumed: true}
		c.founded = append(c.founded, c.founding)
	}
	return c
}

// signedBefore is the term of a protocol that was signed before anybody kept a log: the one in the dossier, or one whose end
// the log begins with.
func signedBefore(d *Dossier) (signed, until Date) {
	log, p := d.Procedure.Establishment, d.Protocol
	switch {
	case len(log) > 0 && (log[0].Step == EstRenewAgree || log[0].Step == EstTerminate):
		return Date{}, log[0].ended()
	case len(log) == 0 && p != nil && p.Status == ProtocolSigned && !p.SignDate.IsZero():
		return p.SignDate, p.ValidUntil
	}
	return Date{}, Date{}
}

// fork is a course of its own that goes on from here.
func (c *course) fork() *course {
	other := *c
	other.founded, other.last, other.read = slices.Clip(c.founded), maps.Clone(c.last), map[bool][]Event{}
	for log, events := range c.read {
		other.read[log] = slices.Clip(events)
	}
	return &other
}

// at is where the procedure of a step stands.
func (c *course) at(s Step) *Position {
	if s.Founding() {
		return &c.founding
	}
	return &c.meeting
}

// foundingOn is where the founding procedure stood at the end of a day.
func (c *course) foundingOn(day Date) Position {
	stood := c.founded[0]
	for _, p := range c.founded[1:] {
		if !p.Since.After(day) {
			stood = p
		}
	}
	return stood.on(day)
}

// occasion is what a demand may look at when the event comes next.
func (c *course) occasion(e Event, facts Facts) occasion {
	return occasion{dossier: c.dossier, event: e, here: c.at(e.Step).on(e.At), founding: c.foundingOn(e.At), meeting: c.meeting,
		merging: c.merging(), facts: facts}
}

// take puts an event behind the course, wherever the table leads; from a state the step does not leave, it leads where it
// leads first. A conclusion nobody knows leads nowhere.
func (c *course) take(e Event) {
	here := c.at(e.Step)
	row, ok := turnOf(here.on(e.At), e)
	if !ok {
		at := slices.IndexFunc(turns, func(row Turn) bool { return row.Step == e.Step && row.When.holds(*here, e) })
		if at < 0 {
			c.note(e, e.Step.Founding())
			return
		}
		row = turns[at]
	}
	*here = here.after(e, row.To)
	if e.Step.Founding() {
		c.founded = append(c.founded, c.founding)
	}
	c.note(e, e.Step.Founding())
}

// note puts an event into a log, whether or not it leads anywhere.
func (c *course) note(e Event, founding bool) {
	c.last[founding], c.read[founding] = e, append(c.read[founding], e)
}

// nextSeq is the number of the next event in the log of a step.
func (c *course) nextSeq(s Step) int {
	if len(c.read[s.Founding()]) == 0 {
		return 1
	}
	return c.last[s.Founding()].Seq + 1
}

// lacksOrder holds an event to the order of its log: numbers without a gap, days that never go back, its own round, nothing
// written twice.
func (c *course) lacksOrder(e Event) []Lack {
	var all []Lack
	log, here := c.read[e.Step.Founding()], c.at(e.Step)
	if next := c.nextSeq(e.Step); e.Seq != next && (len(log) > 0 || e.Seq != 0) {
		all = append(all, Lack{fmt.Sprintf("序号是%d，应为%d", e.Seq, next), "请核对；刚有人登记过别的步骤的，请刷新后再办"})
	}
	if e.At.IsZero() {
		all = append(all, Lack{"没有写日期", "请写明办理的日期"})
	}
	if last := c.last[e.Step.Founding()]; len(log) > 0 && !e.At.IsZero() && e.At.Before(last.At) {
		all = append(all, Lack{fmt.Sprintf("日期%s早于上一步“%s”的%s", e.At.Chinese(), last.Step.Name(), last.At.Chinese()), "请核对日期，记录的日期不能倒退"})
	}
	if e.Round != 0 && e.Round != here.Round {
		all = append(all, Lack{fmt.Sprintf("记为第%d轮，现在是第%d轮", e.Round, here.Round), "请改正轮次"})
	}
	if at := e.twice(log); at >= 0 {
		all = append(all, Lack{fmt.Sprintf("与序号%d的记录完全相同", log[at].Seq), "不必重复登记"})
	}
	return all
}

// twice is where a log has the event already, or -1. The one recorded last may have got its documents since.
func (e Event) twice(log []Event) int {
	if last := len(log) - 1; last >= 0 && len(e.DocIDs) == 0 {
		before := log[last]
		before.DocIDs = nil
		if e.same(before) {
			return last
		}
	}
	return slices.IndexFunc(log, e.same)
}

// same reports whether two events record the same act.
func (e Event) same(other Event) bool {
	return e.Step == other.Step && e.At == other.At && e.Actor == other.Actor && e.Note == other.Note &&
		max(e.Round, 1) == max(other.Round, 1) && slices.Equal(e.Divisions, other.Divisions) && slices.Equal(e.DocIDs, other.DocIDs) &&
		e.Result == other.Result && e.Clause == other.Clause
}
