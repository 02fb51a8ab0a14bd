package huishang

import (
	"slices"
	"strings"
)

// Admit says whether an event may be recorded now. The error is a *[Refusal]. It changes nothing.
func Admit(d *Dossier, e Event, facts Facts) error {
	_, err := Apply(d, e, facts)
	return err
}

// Apply gives the procedure with an event recorded in its log, and with the event of the other log that goes with it when both
// procedures run as one (article 18). A number or round of 0 stands for the next one. The dossier is not changed. The error is
// a *[Refusal].
func Apply(d *Dossier, e Event, facts Facts) (Procedure, error) {
	c, _ := read(d)
	e.Step = Step(strings.TrimSpace(string(e.Step)))
	act, known := actOf(e.Step)
	if !known {
		return d.Procedure, &Refusal{Step: e.Step, Name: e.Step.Name(), Seq: e.Seq, At: e.At,
			Lacks: lack("办法中没有这一步", "请从现在可以办理的步骤中选择")}
	}
	if first := leader(e.Step); c.merging() && first != "" {
		r := refuse(e, c.meeting, act, d)
		r.Article, r.Quote = mergingArticle, mergingQuote
		r.Lacks = lack("首次会商合并履行，这一步与建立程序的“"+first.Name()+"”一并登记", "请登记“"+first.Name()+"”")
		return d.Procedure, r
	}
	events, refusal := c.together(e, facts, (*course).admit)
	if refusal != nil {
		return d.Procedure, refusal
	}
	made := d.Procedure
	for _, one := range events {
		if one.Step.Founding() {
			made.Establishment = append(slices.Clip(made.Establishment), one)
		} else {
			made.Meeting = append(slices.Clip(made.Meeting), one)
		}
	}
	return made, nil
}

// together puts an event and those that go with it behind the course, and says what the judge finds wrong with any of them.
// Only the first place where the procedures stand wrong is told; everything that is lacking is.
func (c *course) together(e Event, facts Facts, judge func(*course, Event, Facts) *Refusal) ([]Event, *Refusal) {
	e = c.complete(e)
	_, inPlace := turnOf(c.at(e.Step).on(e.At), e)
	events, refusal := []Event{e}, judge(c, e, facts)
	if !c.merging() || !inPlace {
		return events, refusal
	}
	steps := fellows(e.Step, c.meeting.State)
	c.take(e)
	for _, s := range steps {
		if refusal != nil && len(refusal.Missing) > 0 {
			break
		}
		twin := c.fellow(e, s)
		events, refusal = append(events, twin), refusal.and(judge(c, twin, facts))
		c.take(twin)
	}
	return events, refusal
}

// and joins two refusals: a place where a procedure stands wrong goes before what is lacking.
func (r *Refusal) and(other *Refusal) *Refusal {
	switch {
	case r == nil:
		return other
	case other == nil:
		return r
	case len(other.Missing) > 0:
		return other
	}
	for _, one := range other.Lacks {
		if !slices.Contains(r.Lacks, one) {
			r.Lacks = append(r.Lacks, one)
		}
	}
	return r
}

// complete fills in what an event leaves to the log: its number, its round, and which term is over when it is renewed or ended,
// since the protocol of the dossier is replaced then.
func (c *course) complete(e Event) Event {
	if e.Seq == 0 {
		e.Seq = c.nextSeq(e.Step)
	}
	if e.Round == 0 {
		e.Round = c.at(e.Step).Round
	}
	if e.Step == EstRenewAgree || e.Step == EstTerminate {
		e.ValidUntil = c.founding.ValidUntil
	}
	return e
}

// admit holds a new event to everything: the log, what it says itself, the dossier, the rules, whose account records it.
func (c *course) admit(e Event, facts Facts) *Refusal {
	r := c.hold(e)
	if r != nil && len(r.Missing) > 0 {
		return r
	}
	act, _ := actOf(e.Step)
	o := c.occasion(e, facts)
	if r == nil {
		r = refuse(e, o.here, act, c.dossier)
	}
	if _, ok := turnOf(o.here, e); !ok {
		return r
	}
	r.Lacks = append(r.Lacks, lacksOf(act.says, o)...)
	return c.open(r, act, o)
}

// open adds what does not hang on the words of the event.
func (c *course) open(r *Refusal, act Act, o occasion) *Refusal {
	r.Lacks = append(r.Lacks, lacksOf(act.papers, o)...)
	r.Lacks = append(r.Lacks, act.lacksByRules(o.facts)...)
	if o.facts.Role != "" && !slices.Contains(act.Roles, o.facts.Role) {
		r.Lacks = append(r.Lacks, Lack{"“" + o.facts.Role.Name() + "”不能登记这一步", "请由" + rolesText(act.Roles) + "登记"})
	}
	if !o.facts.Today.IsZero() && o.event.At.After(o.facts.Today) {
		r.Lacks = append(r.Lacks, Lack{"日期" + o.event.At.Chinese() + "还没有到", "请在办理之后登记"})
	}
	if o.merging && !c.dossier.History.IsFirstMeeting {
		r.Lacks = append(r.Lacks, Lack{"合并履行只用于首次会商", "请取消合并履行，分别办理两个程序"})
	}
	if len(r.Lacks) == 0 {
		return nil
	}
	return r
}

func rolesText(roles []Role) string {
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = role.Name()
	}
	return strings.Join(names, "或")
}
