package huishang

// Standing is where both procedures of a dossier stand on a day.
type Standing struct {
	Founding   Position   `json:"founding"`
	Meeting    Position   `json:"meeting"`
	Merging    bool       `json:"merging"`              // both run as one until the protocol is signed (article 18)
	Departures []*Refusal `json:"departures,omitempty"` // steps of the log the Measures do not allow where they stand
}

// Replay reads the logs of a dossier and says where it stands at the end of a day. It never fails: an event the Measures do
// not allow is a departure and takes effect all the same, since the log says it happened.
func Replay(d *Dossier, today Date) Standing {
	c, departures := read(d)
	return Standing{Founding: c.founding.on(today), Meeting: c.meeting, Merging: c.merging(), Departures: departures}
}

// read goes through both logs, the founding one first: whether a meeting is within a term depends on it.
func read(d *Dossier) (*course, []*Refusal) {
	c := begin(d)
	var departures []*Refusal
	for i, e := range d.Procedure.Establishment {
		e.ValidUntil = c.term(e, i)
		departures = append(departures, c.hear(e, true)...)
	}
	for _, e := range d.Procedure.Meeting {
		departures = append(departures, c.hear(e, false)...)
	}
	return c, append(departures, c.apart()...)
}

// hear takes one event of a log and says how it departs from the Measures.
func (c *course) hear(e Event, founding bool) []*Refusal {
	if _, known := actOf(e.Step); !known || e.Step.Founding() != founding {
		c.note(e, founding)
		return []*Refusal{{Step: e.Step, Name: e.Step.Name(), Seq: e.Seq, At: e.At, Logged: true,
			Lacks: lack("这一程序没有“"+e.Step.Name()+"”这一步", "请改正事件的代码，或移到另一程序的记录里")}}
	}
	refusal := c.hold(e)
	c.take(e)
	if refusal == nil {
		return nil
	}
	refusal.Logged = true
	return []*Refusal{refusal}
}

// term is the last day of the term a signing began. Old logs do not say it: then it is what the end of the term says, or what
// the protocol of the dossier does, which is the one signed last.
func (c *course) term(e Event, at int) Date {
	if e.Step != EstSign || !e.ValidUntil.IsZero() || c.dossier.Protocol == nil {
		return e.ValidUntil
	}
	for _, later := range c.dossier.Procedure.Establishment[at+1:] {
		switch later.Step {
		case EstRenewAgree, EstTerminate:
			return later.ended()
		case EstSign:
			return Date{}
		}
	}
	return c.dossier.Protocol.ValidUntil
}

// ended is the last day of the term that was over when both sides agreed to renew or to end it.
func (e Event) ended() Date {
	if e.ValidUntil.IsZero() {
		return e.At.AddDays(-1)
	}
	return e.ValidUntil
}

// hold holds an event to what the log and the terms show.
func (c *course) hold(e Event) *Refusal {
	act, _ := actOf(e.Step)
	o := c.occasion(e, Facts{})
	r := refuse(e, o.here, act, c.dossier)
	r.Lacks = c.lacksOrder(e)
	if !act.Office.takenBy(e.Actor, c.dossier) {
		r.Lacks = append(r.Lacks, Lack{"办理单位是“" + e.Actor + "”", "这一步由" + act.Office.named(c.dossier) + "办理，请核对"})
	}
	if _, ok := turnOf(o.here, e); !ok {
		r.outOfPlace(e, o.here, c)
		return r
	}
	if r.Lacks = append(r.Lacks, lacksOf(act.logged, o)...); len(r.Lacks) > 0 {
		return r
	}
	return nil
}
