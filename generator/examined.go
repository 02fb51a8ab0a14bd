package generator

import (
	"fmt"

	"huishang"
)

// An examined text is one the 厅长办公会 let pass, as the papers that go back to the city tell of it (articles 16, 2 and 19, 2).
type examined struct {
	Protocol bool          `zh:"是否议定书"`
	Paper    string        `zh:"文件名"`
	Clause   string        `zh:"条款"`
	On       huishang.Date `zh:"审定日期"`
	Verdict  string        `zh:"审定结论"`
	Minutes  string        `zh:"审定纪要号"`
	Changes  []string      `zh:"修改要求"`
}

func examinedProtocol(b base) examined {
	e := examined{Protocol: true, Paper: b.City.Name + "厅市工作会商制度议定书", Clause: "第十六条（二）"}
	e.learn(b.Dossier, lastOf(b.Procedure.Establishment, huishang.EstDirectorMeeting))
	return e
}

func examinedAgreement(b base) examined {
	e := examined{Paper: fmt.Sprintf("%s厅市会商%d年工作会议协议书", b.City.Name, b.Meets), Clause: "第十九条（二）"}
	e.learn(b.Dossier, lastOf(b.Procedure.Meeting, huishang.MtgDirectorMeeting))
	return e
}

// learn takes from the log when the text was let pass, and from the dossier what the minutes of that day say.
func (e *examined) learn(d *huishang.Dossier, met *huishang.Event) {
	if met == nil || met.Result == huishang.DirectorsDeferred || met.Result == huishang.DirectorsReturned {
		return
	}
	e.On, e.Verdict = met.At, string(huishang.DirectorsPassed)
	if met.Result != "" {
		e.Verdict = string(met.Result)
	}
	if held := d.DirectorsMeeting; held != nil && held.MeetingDate == met.At {
		e.Minutes, e.Changes = held.MinutesNo, held.RequiredChanges
	}
}

func notExamined(e func(base) examined) func(base) string {
	return func(b base) string {
		if e(b).On.IsZero() {
			return "程序记录中还没有厅长办公会审定通过"
		}
		return ""
	}
}

// lastOf is the last entry of a step in a log, or nil.
func lastOf(log []huishang.Event, step huishang.Step) *huishang.Event {
	for i := len(log) - 1; i >= 0; i-- {
		if log[i].Step == step {
			return &log[i]
		}
	}
	return nil
}

// notTaken bars a document of a step that is not in the log.
func notTaken(p procedure, step huishang.Step) func(base) string {
	return func(b base) string {
		if lastOf(p.events(b.Dossier), step) == nil {
			return "程序记录中没有“" + step.Name() + "”"
		}
		return ""
	}
}
