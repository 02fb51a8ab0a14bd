package web

import (
	"net/http"
	"strings"
	"testing"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// recorded is what a test reads of an answer that may have recorded a step.
type recorded struct {
	Steps []struct{ Step string }
	Waits string
}

// keepLog keeps a dossier of 2026 with its log.
func (w *town) keepLog(t testing.TB, d *huishang.Dossier) (path string) {
	t.Helper()
	w.update(t, func(tx *store.Tx) error {
		v, err := proceeding.TakeOver(tx, 2026, d, "")
		path = apiRoot + "dossiers/" + v.Dossier
		return err
	})
	return path
}

// untilConsulted is 唐山市 whose proposal two divisions were asked about.
func untilConsulted(t testing.TB) *huishang.Dossier {
	d := fullDossier(t)
	d.Opinions, d.Agreement, d.Meeting, d.Plans, d.DirectorsMeeting = huishang.Opinions{}, nil, nil, nil, nil
	d.Procedure.Meeting = d.Procedure.Meeting[:3]
	d.Procedure.Meeting[2].Divisions, d.Procedure.Meeting[2].Due = []string{"高新技术处", "农村处"}, huishang.NewDate(2026, 7, 9)
	return d
}

// TestAnswersOfDivisionsAreRecorded holds that the first answer of a division is a step of the log, a changed one is not, and that the
// meeting goes on when all have answered.
func TestAnswersOfDivisionsAreRecorded(t *testing.T) {
	w := newTown(t, Config{})
	path := w.keepLog(t, untilConsulted(t))
	one := `{"opinions":[{"topic_id":"TP1","opinion":"同意","signed_by":"处长"}]}`
	send := func(p person, body string) recorded {
		answer, text := w.ask(p, "POST", path+"/opinions", body)
		return says[recorded](t, answer, text, 201)
	}
	if got := send(w.of("division"), one); len(got.Steps) != 1 || got.Steps[0].Step != "mtg.division_feedback" || got.Waits != "" {
		t.Errorf("the first answer recorded %+v", got)
	}
	for _, again := range []string{one, strings.Replace(one, `"同意"`, `"修改后同意","text":"量化指标"`, 1)} {
		if got := send(w.of("division"), again); len(got.Steps) != 0 || got.Waits != "" {
			t.Errorf("a further answer recorded %+v", got)
		}
	}
	if steps := w.stepsOf(t, path); steps.Meeting.State != huishang.M4 || len(steps.Meeting.Answered) != 1 || len(steps.Log) != len(fullDossier(t).Procedure.Establishment)+4 {
		t.Errorf("it stands at %+v after %d entries", steps.Meeting, len(steps.Log))
	}
	if answer, body := w.ask(w.of("liaison"), "POST", path+"/opinions", strings.Replace(one, `"topic_id"`, `"division":"成果转化处","topic_id"`, 1)); answer.StatusCode != 422 ||
		!strings.Contains(body, "不在本轮征求意见的处室之列，本轮的处室是：高新技术处、农村处") {
		t.Errorf("a division nobody asked: %d %s", answer.StatusCode, body)
	}
	send(w.of("liaison"), strings.Replace(one, `"topic_id"`, `"division":"农村处","topic_id"`, 1))
	if steps := w.stepsOf(t, path); steps.Meeting.State != huishang.M5 || len(steps.Departures) > 0 {
		t.Errorf("once all answered it stands at %+v", steps)
	}
}

// TestAnswersEndWithTheSummary holds that a division does not change what was summed up: what was made of it would be lost.
func TestAnswersEndWithTheSummary(t *testing.T) {
	const other = `{"opinions":[{"division":"高新技术处","topic_id":"TP1","opinion":"不同意","text":"n","signed_by":"处长"}]}`
	for _, c := range []struct {
		name, who string
		events    int
		status    int
	}{
		{"before it", "division", 4, 201},
		{"after it", "division", 5, 422},
		{"the department's own desk", "liaison", 5, 201},
		{"once it was signed", "division", len(fullDossier(t).Procedure.Meeting), 422},
	} {
		w := newTown(t, Config{})
		d := fullDossier(t)
		d.Procedure.Meeting = d.Procedure.Meeting[:c.events]
		path := w.keepLog(t, d)
		answer, body := w.ask(w.of(c.who), "POST", path+"/opinions", other)
		if answer.StatusCode != c.status || c.status == 422 && !strings.Contains(body, "第1轮的处室意见已经汇总") {
			t.Errorf("%s: got %d %s", c.name, answer.StatusCode, body)
		}
		page, body := w.ask(w.of(c.who), "GET", strings.TrimPrefix(path, "/api/v1")+"/opinions", "")
		if offers := strings.Contains(body, `name="verdict-0"`); page.StatusCode != 200 || c.who == "division" && offers != (c.status == 201) {
			t.Errorf("%s: the page answers %d and offers to answer: %v", c.name, page.StatusCode, offers)
		}
	}
}

func (w *town) stepsOf(t *testing.T, path string) toldSteps {
	t.Helper()
	answer, body := w.ask(w.of("liaison"), http.MethodGet, path+"/steps", "")
	return says[toldSteps](t, answer, body, 200)
}

// TestProgressIsRecorded holds that reports are a step of the log once the agreement is carried out, and one only when they say something new.
func TestProgressIsRecorded(t *testing.T) {
	w := newTown(t, Config{})
	d := fullDossier(t)
	path := w.keepLog(t, d)
	report := `{"on":"2026-11-20","items":[{"item_id":"` + d.Agreement.Items[0].ID + `","status":"推进中","progress":"中试线已开工"}]}`
	send := func() recorded {
		answer, text := w.ask(w.of("tangshan"), "POST", path+"/progress", report)
		return says[recorded](t, answer, text, 201)
	}
	if got := send(); len(got.Steps) != 0 || !strings.Contains(got.Waits, "还没有办：厅拟制实施方案、市拟制实施方案") {
		t.Errorf("before the plans: %+v", got)
	}
	for _, step := range []struct{ p, event string }{{"liaison", "mtg.plan_dept"}, {"tangshan", "mtg.plan_city"}} {
		r := w.request(w.of(step.p), http.MethodPost, path+"/steps", `{"event":"`+step.event+`"}`)
		r.Header.Set("If-Match", versionTag(w.stepsOf(t, path).Version))
		if answer, body := ask(w.handler, r); answer.StatusCode != 201 {
			t.Fatalf("%s: %d %s", step.event, answer.StatusCode, body)
		}
	}
	if got := send(); len(got.Steps) != 0 || got.Waits != "" {
		t.Errorf("the same again recorded %+v", got)
	}
	report = strings.Replace(report, "已开工", "已投运", 1)
	if got := send(); len(got.Steps) != 1 || got.Steps[0].Step != "mtg.progress" {
		t.Errorf("something new recorded %+v", got)
	}
	if steps := w.stepsOf(t, path); steps.Meeting.State != huishang.M16 || !strings.HasPrefix(steps.Log[len(steps.Log)-1].Event.Note, "更新A1（截至2026年11月20日）") {
		t.Errorf("the log ends with %+v", steps.Log[len(steps.Log)-1].Event)
	}
}

// TestMaterialOfALaterYear holds which years a city may hand in for, and that what it hands in opens the next.
func TestMaterialOfALaterYear(t *testing.T) {
	w := newTown(t, Config{})
	under := fullDossier(t)
	under.Agreement, under.Procedure.Meeting = nil, under.Procedure.Meeting[:4]
	w.keepLog(t, under)
	next := fullDossier(t)
	next.Proposal.Year, next.Proposal.Date = 2027, huishang.NewDate(2026, 11, 20)
	form := filledForm(t, "proposal", next, nil)
	if answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", form}); answer.StatusCode != 422 ||
		!strings.Contains(body, "2026年的会商还没有办完（会议程序还在“反馈齐”），请先在2026年的卷宗里办完") {
		t.Errorf("while 2026 is under way: %d %s", answer.StatusCode, body)
	}

	w = newTown(t, Config{})
	path := w.keepLog(t, fullDossier(t))
	answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", form})
	first := says[given](t, answer, body, 201)
	opened := w.stepsOf(t, apiRoot+"dossiers/"+first.Dossier)
	if len(first.Steps) != 1 || opened.Meeting.State != huishang.M2 || opened.Founding.State != huishang.E11 || len(opened.Departures) > 0 {
		t.Errorf("the dossier of 2027 stands at %+v %+v, %s", opened.Founding, opened.Meeting, first.Waits)
	}
	before := w.stepsOf(t, path)
	if before.Newest == nil || before.Newest.ID != first.Dossier || before.Meeting.State != huishang.M15 {
		t.Errorf("the dossier of 2026 stands at %+v, %+v", before.Meeting, before.Newest)
	}
	if answer, body := w.ask(w.of("tangshan"), "POST", apiRoot+"dossiers/"+first.Dossier+"/progress", `{"items":[{"item_id":"A1","status":"推进中"}]}`); answer.StatusCode != 422 ||
		!strings.Contains(body, "2026年协议书的进展，请在2026年的卷宗里填报") {
		t.Errorf("progress in the wrong dossier: %d %s", answer.StatusCode, body)
	}
}

// TestMaterialLeavesWhatIsSigned holds that what a city hands in changes neither the protocol in force nor the register, and is told so.
func TestMaterialLeavesWhatIsSigned(t *testing.T) {
	w := newTown(t, Config{})
	w.keepLog(t, fullDossier(t))
	next := fullDossier(t)
	next.Proposal.Year, next.Proposal.Date = 2027, huishang.NewDate(2026, 11, 20)
	next.Protocol.Themes[0].Goal, next.History.Meetings[0].HeldOn = "另写的目标", huishang.NewDate(2020, 1, 1)
	tangshan := w.of("tangshan")
	answer, body := w.handIn(t, tangshan, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", next, nil)})
	first := says[given](t, answer, body, 201)
	for _, told := range []string{"议定书已经审核或签订，这里的改动没有采用", "会商历史由系统记录，这里与已有的不一致，没有采用"} {
		cells := 0
		for _, f := range first.Findings {
			if f.Level == "提示" && f.Cell != "" && strings.Contains(f.Message, told) {
				cells++
			}
		}
		if cells == 0 {
			t.Errorf("no cell is told %s: %s", told, body)
		}
	}
	path := apiRoot + "dossiers/" + first.Dossier
	_, body = w.ask(tangshan, "GET", path, "")
	if strings.Contains(body, "另写的目标") || strings.Contains(body, "2020-01-01") {
		t.Error("the form changed what is signed")
	}
	next.Protocol.Themes[0].Goal = "又一个目标"
	text, err := huishang.Encode(&huishang.Dossier{City: huishang.City{Code: "130200"}, Protocol: next.Protocol, Proposal: next.Proposal})
	if err != nil {
		t.Fatal(err)
	}
	if answer, body := w.handIn(t, tangshan, submissions, nil, sent{"材料.json", text}); answer.StatusCode != 422 || !strings.Contains(body, "议定书已经签订，市科技局不能修改") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}

// TestOnlyFormsThatAreTakenAreHandedOut holds that the years a refusal names and the forms that are handed out are those that are taken in.
func TestOnlyFormsThatAreTakenAreHandedOut(t *testing.T) {
	w := newTown(t, Config{})
	signed := w.keepLog(t, fullDossier(t))
	clerk := w.of("tangshan")
	old := fullDossier(t)
	old.Proposal.Year = 2025
	handIn := func() (int, string) {
		answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", old, nil)})
		return answer.StatusCode, body
	}
	if status, body := handIn(); status != 422 || !strings.Contains(body, "这是2025年的材料，现在受理2027年的") {
		t.Errorf("2025, once that of 2026 is accepted: %d %s", status, body)
	}
	hands := func(path, year string) (int, string) {
		answer, body := w.ask(clerk, "GET", path+"/forms/proposal?year="+year, "")
		return answer.StatusCode, body
	}
	for year, status := range map[string]int{"2025": 422, "2026": 200, "2027": 200, "2028": 422, "2100": 422} {
		if got, body := hands(signed, year); got != status || status == 422 && !strings.Contains(body, "可以下载的有：2026年、2027年") {
			t.Errorf("the form of %s: %d %.300s", year, got, body)
		}
	}

	next := fullDossier(t)
	next.Proposal.Year, next.Proposal.Date = 2027, huishang.NewDate(2026, 11, 20)
	answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", next, nil)})
	says[given](t, answer, body, 201)
	if status, body := handIn(); status != 422 || !strings.Contains(body, "现在受理2027年的") {
		t.Errorf("2025, once 2027 is handed in: %d %s", status, body)
	}
	if status, body := hands(signed, "2026"); status != 422 || !strings.Contains(body, "可以下载的有：2027年。") {
		t.Errorf("the form of 2026, once 2027 has a dossier: %d %.300s", status, body)
	}
}
