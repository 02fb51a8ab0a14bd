package huishang

import "slices"

// Position is where one procedure stands, as its log tells.
type Position struct {
	State      State    `json:"state"`
	Round      int      `json:"round"`                // from 1; every objection of the city leaders adds one
	Number     int      `json:"number"`               // the how manieth protocol or meeting of this log, from 1
	Since      Date     `json:"since,omitzero"`       // the day of the last event
	Asked      []string `json:"asked,omitempty"`      // divisions asked for their opinion in this round
	AskedOn    Date     `json:"asked_on,omitzero"`    // the day they were asked
	Due        Date     `json:"due,omitzero"`         // by when they are to answer
	Answered   []string `json:"answered,omitempty"`   // of these, who answered or is registered as overdue
	Approved   string   `json:"approved,omitempty"`   // SHA-256 of the text the 厅长办公会 approved in this round
	ApprovedOn Date     `json:"approved_on,omitzero"` // the day they did
	AgreedOn   Date     `json:"agreed_on,omitzero"`   // the day the city leaders agreed in this round
	Done       []Step   `json:"done,omitempty"`       // of the steps that both sides take in either order, those taken
	HeldOn     Date     `json:"held_on,omitzero"`     // the day of the last meeting
	SignedOn   Date     `json:"signed_on,omitzero"`   // the day the protocol or agreement was signed
	ValidUntil Date     `json:"valid_until,omitzero"` // the last day of the protocol's term
	Presumed   bool     `json:"presumed,omitempty"`   // the log is empty; a signed protocol in the dossier stands for it
}

// Waiting lists the divisions that have not answered yet.
func (p Position) Waiting() []string { return p.stillAsked(nil) }

// on is the position on a day: a term that is over has passed by itself (article 15).
func (p Position) on(day Date) Position {
	for _, row := range turns {
		if row.From == p.State && row.Step == "" && row.When.holds(p, Event{At: day}) {
			p.State = row.To
		}
	}
	return p
}

// after is the position once an event led to a state.
func (p Position) after(e Event, to State) Position {
	from := p.State
	p.State, p.Since, p.Presumed = to, e.At, false
	if mark, ok := marks[e.Step]; ok {
		mark(&p, e, from)
	}
	return p
}

// marks says what a step leaves behind besides the state.
var marks = map[Step]func(p *Position, e Event, from State){
	EstConsult:         func(p *Position, e Event, _ State) { p.ask(e) },
	EstDirectorMeeting: func(p *Position, e Event, _ State) { p.examine(e) },
	EstCityObjection:   func(p *Position, _ Event, _ State) { p.again() },
	EstCityAgree:       func(p *Position, e Event, _ State) { p.AgreedOn = e.At },
	EstDeptApprove:     func(p *Position, e Event, _ State) { p.Done = append(slices.Clone(p.Done), e.Step) },
	EstCityApprove:     func(p *Position, e Event, _ State) { p.Done = append(slices.Clone(p.Done), e.Step) },
	EstSign:            func(p *Position, e Event, _ State) { p.SignedOn, p.ValidUntil = e.At, e.ValidUntil },
	EstRenewAgree: func(p *Position, e Event, _ State) {
		*p = Position{State: E0, Round: 1, Number: p.Number + 1, Since: e.At}
	},
	MtgRemind:           func(p *Position, e Event, from State) { p.nextMeeting(e, from) },
	MtgConsult:          func(p *Position, e Event, _ State) { p.ask(e) },
	MtgDivisionFeedback: func(p *Position, e Event, _ State) { p.Answered = append(slices.Clone(p.Answered), e.speakers()...) },
	MtgDirectorMeeting:  func(p *Position, e Event, _ State) { p.examine(e) },
	MtgCityObjection:    func(p *Position, _ Event, _ State) { p.again() },
	MtgCityAgree:        func(p *Position, e Event, _ State) { p.AgreedOn = e.At },
	MtgHold:             func(p *Position, e Event, _ State) { p.HeldOn = e.At },
	MtgSign:             func(p *Position, e Event, _ State) { p.SignedOn = e.At },
	MtgPlanDept:         func(p *Position, e Event, _ State) { p.Done = append(slices.Clone(p.Done), e.Step) },
	MtgPlanCity:         func(p *Position, e Event, _ State) { p.Done = append(slices.Clone(p.Done), e.Step) },
}

func (p *Position) ask(e Event) {
	p.Asked, p.AskedOn, p.Due, p.Answered = slices.Clone(e.Divisions), e.At, e.Due, nil
}

func (p *Position) examine(e Event) {
	p.Approved, p.ApprovedOn = e.FileSHA256, e.At
	switch e.Result {
	case DirectorsDeferred:
		p.Approved, p.ApprovedOn = "", Date{}
	case DirectorsReturned:
		p.Approved, p.ApprovedOn = "", Date{}
		p.Asked, p.AskedOn, p.Answered, p.Due = nil, Date{}, nil, Date{}
	}
}

// again begins a round: nothing of the last one counts (article 16, 2 and article 19, 2).
func (p *Position) again() {
	*p = Position{State: p.State, Round: p.Round + 1, Number: p.Number, Since: p.Since, HeldOn: p.HeldOn}
}

func (p *Position) nextMeeting(e Event, from State) {
	if from == M16 {
		*p = Position{State: M1, Round: 1, Number: p.Number + 1, Since: e.At, HeldOn: p.HeldOn}
	}
}
