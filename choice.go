package huishang

import (
	"cmp"
	"slices"
)

// Choice is a step that may come next: what pages and the API show.
type Choice struct {
	Step      Step     `json:"step"`
	Name      string   `json:"name"`
	With      []Step   `json:"with,omitempty"` // of the meeting procedure, recorded together with it (article 18)
	Who       string   `json:"who"`            // who takes it
	Roles     []Role   `json:"roles"`          // who may record it
	Article   string   `json:"article"`
	Quote     string   `json:"quote"`
	Stages    []string `json:"stages,omitempty"`    // the rules it is held to
	Asks      []string `json:"asks,omitempty"`      // what the person who records it has to say
	Documents []string `json:"documents,omitempty"` // kinds of documents it makes
	Leads     []Lead   `json:"leads"`               // where it leads
	Event     Event    `json:"event"`               // drafted from the dossier, to be completed
	Missing   []Lack   `json:"missing,omitempty"`   // what keeps it from being taken now
}

// Lead is where a step leads.
type Lead struct {
	When  Condition `json:"when,omitempty"`
	State State     `json:"state"`
	Name  string    `json:"name"`
}

// Open reports whether nothing but the words of the event is missing.
func (c Choice) Open() bool { return len(c.Missing) == 0 }

// Next lists what may come next in both procedures, the founding one first, and in each what leads on before what leads back. Steps of the
// meeting procedure that go with one of the founding procedure are not listed by themselves.
func Next(d *Dossier, facts Facts) []Choice {
	c, _ := read(d)
	var all []Choice
	for _, act := range Acts() {
		if made, ok := c.next(act, facts); ok {
			all = append(all, made)
		}
	}
	slices.SortStableFunc(all, func(a, b Choice) int { return cmp.Compare(a.rank(), b.rank()) })
	return all
}

// NextStep is what [Next] says of one step, without a look at what the others lack; ok is false when it may not come next.
func NextStep(d *Dossier, s Step, facts Facts) (made Choice, ok bool) {
	act, ok := actOf(s)
	if !ok {
		return Choice{}, false
	}
	c, _ := read(d)
	return c.next(act, facts)
}

func (c *course) next(act Act, facts Facts) (made Choice, ok bool) {
	here := c.at(act.Step).on(facts.Today)
	leads := leadsOf(act.Step, here, facts)
	if len(leads) == 0 || here.done(act.Step) || c.merging() && leader(act.Step) != "" {
		return Choice{}, false
	}
	return c.choice(act, leads, facts), true
}

// rank orders choices: the founding procedure first, in each what leads on.
func (c Choice) rank() int {
	rank := 0
	if !c.Step.Founding() {
		rank += 2
	}
	if slices.Contains(detours, c.Step) {
		rank++
	}
	return rank
}

// leadsOf is where a step leads from a position. What only a setting opens is not offered without it.
func leadsOf(s Step, p Position, facts Facts) []Lead {
	var leads []Lead
	for _, row := range turns {
		barred := row.When == WhenWording && (p.Round == 1 || !facts.AllowWordingOnly)
		if row.From == p.State && row.Step == s && !barred {
			leads = append(leads, Lead{row.When, row.To, row.To.Name()})
		}
	}
	return leads
}

func (c *course) choice(act Act, leads []Lead, facts Facts) Choice {
	made := Choice{Step: act.Step, Name: act.Step.Name(), Who: act.Office.named(c.dossier), Roles: act.Roles, Article: act.Article,
		Quote: act.Quote, Leads: leads, Event: c.draft(act.Step, facts.Today)}
	facts.Role = "" // who records it is for whoever asks
	events, refusal := c.fork().together(made.Event, facts, (*course).unready)
	if refusal != nil {
		made.Missing = refusal.all()
	}
	for _, e := range events {
		part, _ := actOf(e.Step)
		if e.Step != act.Step {
			made.With = append(made.With, e.Step)
		}
		made.Stages = union(made.Stages, part.Stages)
		made.Documents = union(made.Documents, part.documents(c.dossier.History.IsFirstMeeting && c.meeting.Number == 1))
		made.Asks = union(made.Asks, part.asks(e))
	}
	return made
}

// unready judges an event by everything but its words.
func (c *course) unready(e Event, facts Facts) *Refusal {
	act, _ := actOf(e.Step)
	o := c.occasion(e, facts)
	r := refuse(e, o.here, act, c.dossier)
	if _, ok := turnOf(o.here, e); !ok {
		r.outOfPlace(e, o.here, c)
		return r
	}
	r.Lacks = lacksOf(act.logged, o)
	return c.open(r, act, o)
}

func union(all, more []string) []string {
	for _, one := range more {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}
