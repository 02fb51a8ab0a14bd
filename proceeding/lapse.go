package proceeding

import (
	"slices"

	"huishang"
)

// lapse takes out of the dossier what no longer counts once events are recorded; the versions before keep it. A text that was returned is
// put to the divisions anew (article 16, 2 and article 19, 2), and a renewed protocol is founded on papers of its own (articles 15 and 16).
func lapse(d *huishang.Dossier, events []huishang.Event) {
	for _, e := range events {
		switch {
		case e.Step == huishang.EstRenewAgree:
			d.Letters.Request, d.Letters.Protocol = nil, nil
			d.Approvals, d.Opinions.Protocol = huishang.Approvals{}, nil
		case e.Result != huishang.DirectorsReturned:
		case e.Step == huishang.EstDirectorMeeting:
			d.Opinions.Protocol = beforeRound(d.Opinions.Protocol, e.Round)
		case e.Step == huishang.MtgDirectorMeeting:
			d.Opinions.Agreement = beforeRound(d.Opinions.Agreement, e.Round)
		}
	}
}

// beforeRound are the opinions of earlier rounds. One without a round is of the first.
func beforeRound(opinions []huishang.Opinion, round int) []huishang.Opinion {
	return slices.DeleteFunc(slices.Clone(opinions), func(o huishang.Opinion) bool { return max(o.Round, 1) >= max(round, 1) })
}
