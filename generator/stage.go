package generator

import "huishang"

// A base is what every document offers: the dossier, and which edition is being made.
type base struct {
	*huishang.Dossier
	Stage huishang.ProtocolStatus `zh:"阶段"`
	Round int                     `zh:"轮次"`
	Today huishang.Date           `zh:"今天"`
}

// protocolStage is the stage the protocol itself says.
func protocolStage(d *huishang.Dossier) huishang.ProtocolStatus {
	if d.Protocol == nil || d.Protocol.Status == "" {
		return huishang.ProtocolDraft
	}
	return d.Protocol.Status
}

// agreementStage is told by the log: signed, or held for signing once the city agreed; approved once the 厅长办公会 met;
// a draft before (article 19).
func agreementStage(d *huishang.Dossier) huishang.ProtocolStatus {
	stage := huishang.ProtocolDraft
	for _, e := range d.Procedure.Meeting {
		switch e.Step {
		case huishang.MtgDirectorMeeting:
			stage = huishang.ProtocolApproved
		case huishang.MtgCityObjection:
			stage = huishang.ProtocolRevised
		case huishang.MtgCityAgree, huishang.MtgCityLetter, huishang.MtgArrange, huishang.MtgHold, huishang.MtgSign:
			stage = huishang.ProtocolSigned
		}
	}
	return stage
}

// rounds counts how often the city's leaders sent a document back, and one for the first time (articles 16, 2 and 19, 2).
func rounds(log []huishang.Event, objection huishang.Step) int {
	n := 1
	for _, e := range log {
		if e.Step == objection {
			n++
		}
	}
	return n
}
