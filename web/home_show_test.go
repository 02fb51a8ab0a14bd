package web

import (
	"encoding/json"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// early takes a dossier back to an early state of the meeting procedure.
func early(steps int) func(*huishang.Dossier) {
	return func(d *huishang.Dossier) {
		d.Procedure.Meeting = d.Procedure.Meeting[:steps]
		d.Agreement, d.Plans, d.Opinions.Agreement = nil, nil, nil
		d.Procedure.Merged = false
	}
}

// TestTodosFollowTheProcedure: everybody is told the steps of their own, where they are done, and why.
func TestTodosFollowTheProcedure(t *testing.T) {
	w := demoTown(t, early(1)) // the material is handed in
	w.shows(t, "liaison", "/", []string{"受理，或退回补正", "唐山市 2026年", "石家庄市 2026年", "第十九条（二）"}, []string{"汇总意见"})
	w.shows(t, "tangshan", "/", []string{"唐山市 2026年会商"}, []string{"受理", "沧州市", "石家庄市"})

	w = demoTown(t, early(2)) // it is accepted
	w.shows(t, "liaison", "/", []string{"送处室征求意见"}, []string{"退回补正"})

	w = demoTown(t, early(3)) // the divisions are asked
	w.shows(t, "liaison", "/", []string{"处室反馈意见"}, nil)
}

// TestAnswersAreAskedOfWhoOwesThem: only a division that was asked and has not answered is told.
func TestAnswersAreAskedOfWhoOwesThem(t *testing.T) {
	asked := func(d *huishang.Dossier) {
		early(3)(d)
		e := &d.Procedure.Meeting[2]
		e.Divisions, e.Due, e.Round = []string{"高新技术处", "农村科技处"}, huishang.NewDate(2026, 11, 20), 1
	}
	w := demoTown(t, asked)
	w.shows(t, "division", "/", []string{"反馈对议题建议的意见", "2026年11月20日", "逾期"}, nil)
	var id string
	for _, city := range []string{"130100", "130200", "130900"} {
		w.update(t, func(tx *store.Tx) error {
			d, err := tx.DossierOf(city, 2026)
			if err != nil {
				return err
			}
			id = d.ID
			_, err = tx.SaveOpinion(id, store.OnAgreement, huishang.Opinion{Division: "高新技术处", Round: 1, Verdict: huishang.VerdictAgree, ReturnedOn: huishang.NewDate(2026, 11, 19)}, 0)
			return err
		})
	}
	w.shows(t, "division", "/", nil, []string{"反馈对议题建议的意见"})
	w.shows(t, "liaison", "/", []string{"等待高新技术处、农村科技处"}, nil)
}

// TestTheDeskSeesWhenDivisionsAreDue: a step the desk may take for the divisions, who are reminded of it, has the same day in both lists.
func TestTheDeskSeesWhenDivisionsAreDue(t *testing.T) {
	w := demoTown(t, func(d *huishang.Dossier) {
		for i := range d.Agreement.Items {
			d.Agreement.Items[i].LeadDept = "高新技术处"
		}
	})
	for _, who := range []string{"liaison", "division"} {
		body := w.shows(t, who, "/", []string{"厅拟制实施方案"}, nil)
		at := strings.Index(body, "厅拟制实施方案")
		if row, _, _ := strings.Cut(body[at:], "</tr>"); !strings.Contains(row, "2026年12月1日") {
			t.Errorf("%s does not see when it is due:\n%s", who, row)
		}
	}
}

// TestErrorsComeFirst: a finding that stands in the way is told to those who can mend it, before what is only due.
func TestErrorsComeFirst(t *testing.T) {
	w := demoTown(t, early(1))
	w.update(t, func(tx *store.Tx) error {
		d, err := tx.DossierOf(ownCity, 2026)
		if err != nil {
			return err
		}
		return tx.SaveFindings(d.ID, 1, "会议-报送", json.RawMessage(`[{"rule":"A","message":"a","level":"错误"}]`), nil)
	})
	for _, who := range []string{"liaison", "tangshan"} {
		body := w.shows(t, who, "/", []string{"处理检查发现的1项错误", "须先处理"}, nil)
		if at := strings.Index(body, "受理，或退回补正"); at >= 0 && at < strings.Index(body, "处理检查发现的1项错误") {
			t.Errorf("%s: the error does not come first", who)
		}
	}
	w.shows(t, "cangzhou", "/", nil, []string{"处理检查发现", "唐山市"})
}

// TestSubmissionsWaitForTheDesk: what was handed in is told to the secretariat until it decides.
func TestSubmissionsWaitForTheDesk(t *testing.T) {
	w, id := townWithDossier(t)
	_ = id
	sent := w.submissionOf(t, w.of("tangshan"), "")
	body := w.shows(t, "liaison", "/", []string{"审核报送："}, nil)
	if path := w.site.paths.to(huishang.RoleLiaison, "/submissions/:id/review", sent); path != "" && !strings.Contains(body, path) {
		t.Errorf("no link leads to %s", path)
	}
	w.shows(t, "tangshan", "/", nil, []string{"审核报送"})
	w.update(t, func(tx *store.Tx) error { _, err := tx.Accept(sent, ""); return err })
	w.shows(t, "liaison", "/", nil, []string{"审核报送"})
}

// TestTrashedDossiersAreNoWork: what lies in the trash asks for nothing, and comes back with what it asks for.
func TestTrashedDossiersAreNoWork(t *testing.T) {
	w := newTown(t, Config{})
	d, err := huishang.Decode(dossierText(t))
	if err != nil {
		t.Fatal(err)
	}
	d.Procedure = huishang.Procedure{}
	d.Protocol, d.Agreement, d.History = nil, nil, huishang.History{IsFirstMeeting: true}
	var v store.Version
	w.update(t, func(tx *store.Tx) (err error) { v, err = tx.CreateDossier(2026, d, ""); return err })
	w.shows(t, "tangshan", "/", []string{"商请"}, nil)
	w.update(t, func(tx *store.Tx) error { return tx.TrashDossier(v.Dossier) })
	w.shows(t, "tangshan", "/", []string{"现在没有要办的事"}, []string{"商请"})
	w.update(t, func(tx *store.Tx) error { return tx.RestoreDossier(v.Dossier) })
	w.shows(t, "tangshan", "/", []string{"商请"}, nil)
}

func TestLeadersSeeOnePage(t *testing.T) {
	w := demoTown(t, nil)
	w.shows(t, "leader", "/", []string{"各市会商情况", "共3个市", "唐山市", "有效"}, []string{"我的待办</h1>"})
}
