package proceeding

import (
	"slices"
	"strings"

	"huishang"
)

// mark puts down in the dossier what an event says of what the dossier keeps, and so do those of the other procedure that go with it.
func mark(d *huishang.Dossier, e huishang.Event, merging bool) {
	steps := []huishang.Step{e.Step}
	if merging {
		steps = append(steps, huishang.Together(e.Step)...)
	}
	for _, s := range steps {
		if put, listed := marks[s]; listed {
			put(d, e)
		}
	}
}

// marks lists the steps that leave something in the dossier besides the log.
var marks = map[huishang.Step]func(d *huishang.Dossier, e huishang.Event){
	huishang.EstRequest:         func(d *huishang.Dossier, _ huishang.Event) { setStatus(d, huishang.ProtocolDraft) },
	huishang.EstConsult:         func(d *huishang.Dossier, e huishang.Event) { d.Consultation = asked(d, e, "议定书（草案）") },
	huishang.EstRevise:          func(d *huishang.Dossier, _ huishang.Event) { setStatus(d, huishang.ProtocolRevised) },
	huishang.EstDirectorMeeting: examined,
	huishang.EstCityObjection: func(d *huishang.Dossier, e huishang.Event) {
		setStatus(d, huishang.ProtocolRevised)
		again(d, e)
	},
	huishang.EstSign:           signedProtocol,
	huishang.MtgConsult:        func(d *huishang.Dossier, e huishang.Event) { d.Consultation = asked(d, e, "议题建议") },
	huishang.MtgDraftAgreement: func(d *huishang.Dossier, e huishang.Event) { agreement(d).Round = e.Round },
	huishang.MtgCityObjection:  again,
	huishang.MtgSign:           signedAgreement,
}

// draftMark stands at the end of a protocol's title until the directors have approved it.
const draftMark = "（草案）"

// setStatus says how far the protocol has come, in its title, too.
func setStatus(d *huishang.Dossier, s huishang.ProtocolStatus) {
	if d.Protocol == nil || d.Protocol.Status == huishang.ProtocolSigned {
		return
	}
	p := protocol(d)
	p.Status, p.Title = s, strings.TrimSuffix(p.Title, draftMark)
	if s == huishang.ProtocolDraft || s == huishang.ProtocolRevised {
		p.Title += draftMark
	}
}

// protocol is the protocol of a dossier to be changed: one of its own, since others may look at the one it had.
func protocol(d *huishang.Dossier) *huishang.Protocol {
	own := *d.Protocol
	d.Protocol = &own
	return d.Protocol
}

// agreement is the agreement of a dossier to be changed, likewise.
func agreement(d *huishang.Dossier) *huishang.Agreement {
	own := *d.Agreement
	d.Agreement = &own
	return d.Agreement
}

// asked is the question put to the divisions. A first consultation asks about both documents at once.
func asked(d *huishang.Dossier, e huishang.Event, about string) *huishang.Consultation {
	if before := d.Consultation; before != nil && before.Round == e.Round && before.SentOn == e.At && before.DocRef != about {
		about = before.DocRef + "、" + about
	}
	return &huishang.Consultation{Round: e.Round, Divisions: slices.Clone(e.Divisions), DocRef: about, SentOn: e.At, Due: e.Due}
}

func examined(d *huishang.Dossier, e huishang.Event) {
	if e.Result == huishang.DirectorsPassed || e.Result == huishang.DirectorsAmended {
		setStatus(d, huishang.ProtocolApproved)
	}
}

// again begins a round: what the divisions and the directors were asked in the last one stands in the versions before.
func again(d *huishang.Dossier, e huishang.Event) {
	d.Consultation, d.DirectorsMeeting = nil, nil
	if e.Step == huishang.MtgCityObjection && d.Agreement != nil {
		made := agreement(d)
		made.Round, made.FileSHA256 = e.Round+1, ""
	}
	if e.Step == huishang.EstCityObjection && d.Protocol != nil {
		made := protocol(d)
		made.Round, made.FileSHA256 = e.Round+1, ""
	}
}

func signedProtocol(d *huishang.Dossier, e huishang.Event) {
	if d.Protocol == nil {
		return
	}
	setStatus(d, huishang.ProtocolSigned)
	p := protocol(d)
	p.SignDate = e.At
	if p.Ceremony.Date.IsZero() {
		p.Ceremony.Date = e.At
	}
}

func signedAgreement(d *huishang.Dossier, e huishang.Event) {
	if d.Agreement == nil {
		return
	}
	made := agreement(d)
	made.SignDate = e.At
	if made.Period.Start.IsZero() {
		made.Period.Start = e.At
	}
}
