package generator

import "huishang"

// A base is what every document offers: the dossier, and which edition is being made.
type base struct {
	*huishang.Dossier
	Stage huishang.ProtocolStatus `zh:"阶段"`
	Round int                     `zh:"轮次"`
	Today huishang.Date           `zh:"今天"`
	First bool                    `zh:"是否首次会商"`
	Lines []string                `zh:"标题行"`
	Meets int                     `zh:"会议年份"`

	review Review
}

// A procedure is the log that tells how far a document has come.
type procedure int

const (
	none       procedure = iota
	founding             // the protocol's (article 16)
	consulting           // the agreement's (article 19)
)

func (p procedure) events(d *huishang.Dossier) []huishang.Event {
	if p == founding {
		return d.Procedure.Establishment
	}
	return d.Procedure.Meeting
}

// stage is what the protocol says of itself; for an agreement the log tells it: for signing once the city agreed, approved
// once the 厅长办公会 let it pass, a draft before.
func (p procedure) stage(d *huishang.Dossier) huishang.ProtocolStatus {
	if p == founding && d.Protocol != nil {
		return d.Protocol.Status
	}
	stage := huishang.ProtocolDraft
	for _, e := range d.Procedure.Meeting {
		switch e.Step {
		case huishang.MtgRemind:
			stage = huishang.ProtocolDraft
		case huishang.MtgDirectorMeeting:
			if e.Result != huishang.DirectorsDeferred && e.Result != huishang.DirectorsReturned {
				stage = huishang.ProtocolApproved
			}
		case huishang.MtgCityObjection:
			stage = huishang.ProtocolRevised
		case huishang.MtgCityAgree, huishang.MtgCityLetter, huishang.MtgArrange, huishang.MtgHold, huishang.MtgSign:
			stage = huishang.ProtocolSigned
		}
	}
	return stage
}

// round counts how often the city's leaders sent the document back, and one for the first time (articles 16, 2 and 19, 2). A
// renewal and the next meeting begin anew.
func (p procedure) round(d *huishang.Dossier) int {
	n := 1
	for _, e := range p.events(d) {
		switch e.Step {
		case huishang.EstCityObjection, huishang.MtgCityObjection:
			n++
		case huishang.EstRenewAgree, huishang.MtgRemind:
			n = 1
		}
	}
	return n
}
