package web

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"huishang"
)

// filled are the findings of a submission on what was not filled in as the form asks, each with its cell or place.
func (g given) filled() (told []string) {
	for _, f := range g.Findings {
		if f.Rule == "FILL" && f.Level == "错误" && f.Remedy != "" && f.Article != "" {
			told = append(told, strings.TrimPrefix(f.Sheet+f.Cell+" "+f.Message, " "))
		}
	}
	return told
}

// TestBlanksOfTheFormAreErrors holds that what the form marks with * is filled in, that choices are those it offers and that numbers are
// given once: each is told at its cell and keeps the material from being accepted.
func TestBlanksOfTheFormAreErrors(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk, liaison := w.of("tangshan"), w.of("liaison")
	full := fullDossier(t)
	sound := filledForm(t, "proposal", full, nil)
	answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", sound})
	if told := says[given](t, answer, body, 201).filled(); len(told) > 0 {
		t.Fatalf("of a form that is filled in: %v", told)
	}

	cells := map[string]any{"议题建议!B6": "TP1", "议题建议!B7": nil, "产业发展需求!B6": "N1", "产业发展需求!H5": "瞎", "议题建议!AE5": "增加"}
	for _, column := range []string{"C", "F", "G", "Q", "R", "Z", "AC", "AD", "AF", "AG"} {
		cells["议题建议!"+column+"5"] = nil
	}
	for _, row := range []string{"C23", "C29", "C33"} {
		cells["基本信息!"+row] = nil
	}
	answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", withCells(t, sound, cells)})
	second := says[given](t, answer, body, 201)
	told := second.filled()
	for _, want := range []string{
		"基本信息C23 议题建议的“报送日期”没有填。", "基本信息C29 产业发展需求的“报送日期”没有填。", "基本信息C33 落实情况总结的“报送日期”没有填。",
		"议题建议C5 议题的“名称”没有填。", "议题建议F5 议题的“市牵头单位”没有填。", "议题建议G5 议题的“建议处室”没有填。", "议题建议Q5 议题的“市方举措”没有填。",
		"议题建议R5 议题的“请省厅支持”没有填。", "议题建议Z5 目标的“名称”没有填。", "议题建议AC5 目标的“目标值”没有填。", "议题建议AD5 目标的“单位”没有填。",
		"议题建议AF5 目标的“完成时限”没有填。", "议题建议AG5 目标的“责任单位”没有填。", "议题建议AE5 目标的“方向”应为增、减之一，现为“增加”。",
		"议题建议B6 议题编号“TP1”用了不止一次。", "议题建议B7 议题的“编号”没有填。", "产业发展需求B6 需求编号“N1”用了不止一次。",
		"产业发展需求H5 需求的“需求类型”应为技术攻关、平台、人才、成果转化、政策之一，现为“瞎”。",
	} {
		if !slices.Contains(told, want) {
			t.Errorf("it is not told: %s", want)
		}
	}
	if len(told) != 18 || !second.Blocked {
		t.Errorf("%d are told, blocked %v: %s", len(told), second.Blocked, strings.Join(told, "\n"))
	}
	w.explainAll(t, clerk, second)
	if answer, body = w.settle(liaison, second.ID+"/acceptance", "{}"); answer.StatusCode != 409 || !strings.Contains(body, "议题建议B6：议题编号“TP1”用了不止一次") {
		t.Errorf("accepted with blanks: %d %s", answer.StatusCode, body)
	}
	if answer, body = w.ask(clerk, "GET", second.Files[0].Annotated, ""); answer.StatusCode != 200 || cellOf(t, []byte(body), "问题清单", "议题的“请省厅支持”没有填。") == "" {
		t.Errorf("the annotated copy: %d", answer.StatusCode)
	}
}

// TestBlanksOfAPartAreErrors holds the same of what comes in JSON, told by its place in the dossier.
func TestBlanksOfAPartAreErrors(t *testing.T) {
	w, _ := townWithDossier(t)
	full := fullDossier(t)
	part := &huishang.Dossier{City: full.City, Proposal: full.Proposal, Needs: full.Needs, Summary: full.Summary}
	part.Proposal.Topics[0].LeadCity, part.Proposal.Topics[1].ID, part.Proposal.Date = "", "TP1", huishang.Date{}
	part.Needs.Items[0].DemandType = "瞎"
	data, err := huishang.Encode(part)
	if err != nil {
		t.Fatal(err)
	}
	answer, body := w.handIn(t, w.of("tangshan"), submissions, map[string]string{"year": "2026"}, sent{"报送.json", data})
	var told []string
	for _, f := range says[struct {
		Findings []struct{ Rule, Where, Place, Message string }
	}](t, answer, body, 201).Findings {
		if f.Rule == "FILL" {
			told = append(told, f.Where+" "+f.Place+" "+f.Message)
		}
	}
	want := []string{
		"/proposal/date 议题建议 › 报送日期 议题建议的“报送日期”没有填。",
		"/proposal/topics/0/lead_city 议题建议 › 第1项议题 › 市牵头单位 议题的“市牵头单位”没有填。",
		"/needs/items/0/demand_type 产业发展需求 › 第1项需求 › 需求类型 需求的“需求类型”应为技术攻关、平台、人才、成果转化、政策之一，现为“瞎”。",
		"/proposal/topics/1/id 议题建议 › 第2项议题 › 编号 议题编号“TP1”用了不止一次。",
	}
	if !slices.Equal(told, want) {
		t.Errorf("got %s", strings.Join(told, "\n"))
	}
	if !json.Valid([]byte(body)) || !strings.Contains(body, `"blocked":true`) {
		t.Error("it is not blocked")
	}
}
