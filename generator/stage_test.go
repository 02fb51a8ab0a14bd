package generator

import (
	"testing"

	"huishang"
)

func TestStageAndRoundFollowTheLog(t *testing.T) {
	met := func(r huishang.DirectorsVerdict) huishang.Event {
		return huishang.Event{Step: huishang.MtgDirectorMeeting, Result: r}
	}
	step := func(s huishang.Step) huishang.Event { return huishang.Event{Step: s} }
	for _, c := range []struct {
		name  string
		log   []huishang.Event
		stage huishang.ProtocolStatus
		round int
	}{
		{"nothing yet", nil, huishang.ProtocolDraft, 1},
		{"an old log gives no conclusion", []huishang.Event{met("")}, huishang.ProtocolApproved, 1},
		{"amended", []huishang.Event{met(huishang.DirectorsAmended)}, huishang.ProtocolApproved, 1},
		{"deferred", []huishang.Event{met(huishang.DirectorsDeferred)}, huishang.ProtocolDraft, 1},
		{"sent back in the second round", []huishang.Event{met(huishang.DirectorsPassed), step(huishang.MtgCityObjection), met(huishang.DirectorsReturned)}, huishang.ProtocolRevised, 2},
		{"agreed", []huishang.Event{met(huishang.DirectorsPassed), step(huishang.MtgCityAgree)}, huishang.ProtocolSigned, 1},
		{"the next meeting", []huishang.Event{step(huishang.MtgCityObjection), step(huishang.MtgSign), step(huishang.MtgRemind)}, huishang.ProtocolDraft, 1},
	} {
		d := &huishang.Dossier{Procedure: huishang.Procedure{Meeting: c.log}}
		if got := consulting.stage(d); got != c.stage {
			t.Errorf("%s: stage %s, want %s", c.name, got, c.stage)
		}
		if got := consulting.round(d); got != c.round {
			t.Errorf("%s: round %d, want %d", c.name, got, c.round)
		}
	}
}
