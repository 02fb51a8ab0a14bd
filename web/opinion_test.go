package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
)

// consulted is a dossier of 唐山市 with a proposal the divisions are asked about and an agreement that is carried out.
func consulted(t testing.TB) *huishang.Dossier {
	d := fullDossier(t)
	d.Opinions, d.Procedure = huishang.Opinions{}, huishang.Procedure{}
	return d
}

type givenOpinions struct {
	Opinions []struct {
		ID       string
		Revision int
		Content  struct{ Division, Topic_ID, Opinion, Text, Adopted, Reason string }
	}
	Findings []struct{ Rule string }
	Summary  struct{ Verdicts, Adopted map[string]int }
}

// TestDivisionsAnswer goes from the form of a division to what is made of its opinions.
func TestDivisionsAnswer(t *testing.T) {
	w := newTown(t, Config{})
	d := consulted(t)
	path := "/api/v1/dossiers/" + w.keepDossier(t, d)
	division, liaison := w.of("division"), w.of("liaison")

	answer, body := w.ask(division, "GET", path+"/forms/opinion", "")
	if answer.StatusCode != 200 {
		t.Fatalf("the form: %d %s", answer.StatusCode, body)
	}
	if book, err := excelize.OpenReader(strings.NewReader(body)); err != nil || len(book.GetSheetList()) < 1 {
		t.Fatalf("the form cannot be opened: %v", err)
	}
	cellOf(t, []byte(body), "反馈意见", "高新技术处")
	cellOf(t, []byte(body), "反馈意见", d.Proposal.Topics[0].ID)

	full := fullDossier(t)
	for i := range full.Opinions.Agreement {
		full.Opinions.Agreement[i].Division = "高新技术处"
	}
	filled := filledForm(t, "opinion", full, nil)
	answer, body = w.handIn(t, division, path+"/opinions", nil, sent{"意见表.xlsx", filled})
	first := says[givenOpinions](t, answer, body, 201)
	if len(first.Opinions) == 0 || first.Opinions[0].Revision != 1 || first.Opinions[0].Content.Division != "高新技术处" || first.Opinions[0].Content.Adopted != "" {
		t.Fatalf("kept are %s", body)
	}
	answer, body = w.handIn(t, division, path+"/opinions", nil, sent{"意见表.xlsx", filled})
	if again := says[givenOpinions](t, answer, body, 201); again.Opinions[0].Revision != 1 {
		t.Errorf("the same answer became another revision: %s", body)
	}

	topic := d.Proposal.Topics[0].ID
	one := `{"opinions":[{"topic_id":"` + topic + `","opinion":"不同意","text":"指标偏低","signed_by":"处长","returned_on":"2026-07-06"}]}`
	answer, body = w.ask(division, "POST", path+"/opinions", one)
	changed := says[givenOpinions](t, answer, body, 201)
	if len(changed.Opinions) != 1 || changed.Opinions[0].Content.Opinion != "不同意" || changed.Opinions[0].Content.Division != "高新技术处" {
		t.Fatalf("changed to %s", body)
	}
	for name, c := range map[string]struct{ body, says string }{
		"one topic twice":     {`{"opinions":[{"topic_id":"TP5","opinion":"同意"},{"topic_id":"TP5","opinion":"不同意","text":"n"}]}`, "第1条和第2条都是高新技术处对议题“TP5”的意见，请只留一条"},
		"where it stands":     {`{"opinions":[{"topic_id":"TP1","opinion":"同意"},{"topic_id":"TP99","opinion":"同意"}]}`, `"pointer":"/opinions/1/topic_id"`},
		"what may be chosen":  {strings.Replace(one, topic, "TP99", 1), "可选：TP1、TP2、TP3、TP4、TP5。"},
		"another division":    {strings.Replace(one, `"topic_id"`, `"division":"农村处","topic_id"`, 1), "只能提交本处室的意见"},
		"a topic nobody has":  {strings.Replace(one, topic, "TP99", 1), "没有编号为“TP99”的议题"},
		"no verdict":          {strings.Replace(one, `"不同意"`, `""`, 1), "没有选意见"},
		"nothing":             {`{"opinions":[]}`, "没有填任何意见"},
		"an unknown field":    {strings.Replace(one, "signed_by", "signed_bi", 1), "signed_by"},
		"a list of no name":   {`{"opinion":[]}`, "opinions"},
		"what is no list":     {`{"opinions":{"a":1}}`, "列表"},
		"what is no document": {`{"opinions":`, "JSON"},
	} {
		if answer, body := w.ask(division, "POST", path+"/opinions", c.body); answer.StatusCode/100 != 4 || !strings.Contains(body, c.says) {
			t.Errorf("%s: got %d %s", name, answer.StatusCode, body)
		}
	}

	id := changed.Opinions[0].ID
	adopt := func(body, tag string) (*http.Response, string) {
		r := w.request(liaison, http.MethodPut, path+"/opinions/"+id+"/adoption", body)
		r.Header.Set("If-Match", tag)
		return ask(w.handler, r)
	}
	latest := versionTag(changed.Opinions[0].Revision)
	if answer, body := adopt(`{"adopted":"未采纳"}`, latest); answer.StatusCode != 422 || !strings.Contains(body, "理由") {
		t.Errorf("without a reason: %d %s", answer.StatusCode, body)
	}
	if answer, body := adopt(`{"adopted":"采纳"}`, `"v9"`); answer.StatusCode != 412 || !strings.Contains(body, "division") {
		t.Errorf("from another revision: %d %s", answer.StatusCode, body)
	}
	if answer, body := adopt(`{"adopted":"部分采纳","reason":"指标分两年提高","agreement_item_id":"A1"}`, latest); answer.StatusCode != 200 {
		t.Errorf("adopted: %d %s", answer.StatusCode, body)
	}
	answer, body = w.ask(liaison, "GET", path+"/opinions", "")
	list := says[givenOpinions](t, answer, body, 200)
	if list.Summary.Verdicts["不同意"] != 1 || list.Summary.Adopted["部分采纳"] != 1 {
		t.Errorf("the summary is %+v", list.Summary)
	}
}

type givenProgress struct {
	Progress []struct {
		Item    string
		N       int
		On      string
		Content struct{ Item_ID, Status, Progress string }
	}
}

// TestProgressKeepsItsItems reports by form and by JSON, and finds what was said last in the next form.
func TestProgressKeepsItsItems(t *testing.T) {
	w := newTown(t, Config{})
	d := consulted(t)
	path := "/api/v1/dossiers/" + w.keepDossier(t, d)
	clerk := w.of("tangshan")
	item := d.Agreement.Items[0].ID

	answer, body := w.ask(clerk, "POST", path+"/progress", `{"on":"2026-11-20","items":[{"item_id":"`+item+`","status":"推进中","progress":"中试线已开工"}]}`)
	first := says[givenProgress](t, answer, body, 201)
	if len(first.Progress) != 1 || first.Progress[0].Item != item || first.Progress[0].On != "2026-11-20" {
		t.Fatalf("kept is %s", body)
	}
	answer, body = w.ask(clerk, "GET", path+"/forms/progress?quarter=4&year=2026", "")
	if answer.StatusCode != 200 {
		t.Fatalf("the form: %d %s", answer.StatusCode, body)
	}
	cellOf(t, []byte(body), "进展填报", "中试线已开工")
	answer, body = w.handIn(t, clerk, path+"/progress", nil, sent{"进展.xlsx", []byte(body)})
	second := says[givenProgress](t, answer, body, 201)
	if len(second.Progress) != 1 || second.Progress[0].N != 2 || second.Progress[0].Content.Progress != "中试线已开工" {
		t.Errorf("kept is %s", body)
	}
	if answer, body := w.ask(clerk, "POST", path+"/progress", `{"items":[{"item_id":"X9","status":"推进中"}]}`); answer.StatusCode != 422 || !strings.Contains(body, "事项编号不能改") {
		t.Errorf("another item: %d %s", answer.StatusCode, body)
	}
	answer, body = w.ask(w.of("leader"), "GET", path+"/progress", "")
	if list := says[givenProgress](t, answer, body, 200); len(list.Progress) != 2 {
		t.Errorf("the list is %s", body)
	}
	if answer, body := w.ask(clerk, "GET", path+"/forms/proposl", ""); answer.StatusCode != 400 || !strings.Contains(body, "是否应为“proposal”") {
		t.Errorf("no such form: %d %s", answer.StatusCode, body)
	}
	if answer, _ := w.ask(clerk, "GET", path+"/forms/proposal?year=2027", ""); !strings.Contains(answer.Header.Get("Content-Disposition"), "2027") {
		t.Errorf("the form of the next year is %s", answer.Header.Get("Content-Disposition"))
	}
}

// TestProgressInJSONIsHeldToTheRules holds that reports in JSON are held to the rules as those of the form are, and to what cannot be.
func TestProgressInJSONIsHeldToTheRules(t *testing.T) {
	w := newTown(t, Config{})
	d := consulted(t)
	path := "/api/v1/dossiers/" + w.keepDossier(t, d) + "/progress"
	clerk := w.of("tangshan")
	target := d.Agreement.Items[2].Targets[0]
	with := func(name, actual, unit string) string {
		return `{"on":"2026-11-20","items":[{"item_id":"A3","status":"推进中","progress":"一","reason":"在建","next_step":"投运",
			"targets":[{"name":"` + name + `","actual":` + actual + `,"unit":"` + unit + `"}]}]}`
	}
	for name, c := range map[string]struct{ body, rule, where string }{
		"why it is not done":  {`{"items":[{"item_id":"A3","status":"推进中","progress":"一"}]}`, "ART19-8", "/items/0"},
		"done, with no proof": {`{"items":[{"item_id":"A2","status":"已完成"}]}`, "ART19-9", "/items/0/targets"},
		"another unit":        {with(target.Name, "5", "天"), "ART19-9", "/items/0/targets/0"},
		"an item left empty":  {`{"items":[{"item_id":"A1"},{"item_id":"A3","status":"推进中"}]}`, "ART19-8", "/items/1"},
	} {
		answer, body := w.ask(clerk, "POST", path, c.body)
		found := says[struct {
			Findings []struct{ Rule, Where string }
		}](t, answer, body, 201).Findings
		told := false
		for _, f := range found {
			told = told || f.Rule == c.rule && f.Where == c.where
		}
		if !told {
			t.Errorf("%s: found %v, want %s at %s", name, found, c.rule, c.where)
		}
	}
	if answer, body := w.ask(clerk, "POST", path, with(target.Name, target.Value.String(), target.Unit)); answer.StatusCode != 201 || !strings.Contains(body, `"findings":[]`) {
		t.Errorf("nothing is wrong: %d %s", answer.StatusCode, body)
	}
	for name, c := range map[string]struct{ body, says, pointer string }{
		"a target nobody set":   {with("瞎目标", "1", "个"), "事项“A3”没有目标“瞎目标”，协议书的目标是：“" + target.Name + "”", "/items/0/targets/0/name"},
		"less than nothing":     {with(target.Name, "-5", target.Unit), "完成值不能小于零，现为-5", "/items/0/targets/0/actual"},
		"money less than none":  {`{"items":[{"item_id":"A3","status":"推进中","fund_actual_wan":-3}]}`, "“实际经费”不能小于零", "/items/0/fund_actual_wan"},
		"a day ahead":           {`{"on":"2099-12-01","items":[{"item_id":"A3","status":"推进中"}]}`, "还没有到，今天是2026年11月23日", "/on"},
		"before it was signed":  {`{"on":"2020-12-01","items":[{"item_id":"A3","status":"推进中"}]}`, "早于协议书签署的日期2026年10月20日", "/on"},
		"which items there are": {`{"items":[{"item_id":"X9","status":"推进中"}]}`, "可选：A1、A2、A3", "/items/0/item_id"},
	} {
		answer, body := w.ask(clerk, "POST", path, c.body)
		if answer.StatusCode != 422 || !strings.Contains(body, c.says) || !strings.Contains(body, `"pointer":"`+c.pointer+`"`) {
			t.Errorf("%s: got %d %s", name, answer.StatusCode, body)
		}
	}

	// What was reported without its targets is asked for again in the next form.
	if answer, body := w.ask(clerk, "POST", path, `{"items":[{"item_id":"A3","status":"推进中","progress":"投运"}]}`); answer.StatusCode != 201 {
		t.Fatalf("got %d %s", answer.StatusCode, body)
	}
	_, body := w.ask(clerk, "GET", strings.Replace(path, "/progress", "/forms/progress?quarter=4&year=2026", 1), "")
	if at := cellOf(t, []byte(body), "进展填报", target.Name); at == "" {
		t.Error("the form has lost the target of A3")
	}
}
