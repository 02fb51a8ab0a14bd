package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"huishang"
	"huishang/generator"
)

// tellStep says what the step makes, where it leads, and what is missing for it.
func (s *site) tellStep(page *stepPage, w *stepWork) error {
	if w.choice == nil {
		if page.Refused == nil {
			page.Refused = s.whyNot(w)
		}
		for _, next := range w.next {
			page.Others = append(page.Others, doneLink{next.Name + "（" + next.Who + "）", stepPath(w.ground.Record.ID, next.Step)})
		}
		return nil
	}
	page.Leads = w.choice.Leads
	for _, kind := range w.choice.Documents {
		if k, known := generator.KindOf(kind); known {
			page.Documents = append(page.Documents, k.Title)
			if !slices.Contains(ofReviews, kind) {
				page.Previews = append(page.Previews, previewChoice{kind, k.Title})
			}
		}
	}
	for _, step := range w.choice.With {
		page.With = append(page.With, step.Name())
	}
	page.Missing = s.lackRows(w)
	switch w.act.Step {
	case huishang.MtgSubmit:
		page.Also = []doneLink{{"也可以上传填好的报送表", submissionNewPath(strconv.Itoa(w.ground.Record.Year))}}
	case huishang.MtgDraftAgreement:
		page.Also = []doneLink{{"议题取舍", "/dossiers/" + w.ground.Record.ID + "/agreement"}}
	}
	for _, one := range instead {
		if one.step == w.act.Step {
			page.Also = append(page.Also, doneLink{one.words, stepPath(w.ground.Record.ID, one.other)})
		}
	}
	if w.act.Step == huishang.MtgDivisionFeedback && w.who.Role != huishang.RoleDivision {
		for _, name := range w.stand.Meeting.Waiting() {
			page.Divisions = append(page.Divisions, divisionChoice{name, w.path() + "?division=" + url.QueryEscape(name), name == w.division()})
		}
	}
	return nil
}

// instead are the steps that answer the same question another way.
var instead = []struct {
	step, other huishang.Step
	words       string
}{
	{huishang.MtgCityAgree, huishang.MtgCityObjection, "市领导有异议的，登记异议"}, {huishang.MtgCityObjection, huishang.MtgCityAgree, "市领导没有异议的，登记同意"},
	{huishang.EstCityAgree, huishang.EstCityObjection, "市领导有异议的，登记异议"}, {huishang.EstCityObjection, huishang.EstCityAgree, "市领导没有异议的，登记同意"},
	{huishang.EstRenewAgree, huishang.EstTerminate, "双方不再延续的，登记终止"}, {huishang.EstTerminate, huishang.EstRenewAgree, "双方商定延续的，登记延续"},
	{huishang.MtgAccept, huishang.MtgReturn, "材料要补正的，退回补正"}, {huishang.MtgReturn, huishang.MtgAccept, "材料合格的，受理"},
	{huishang.EstReview, huishang.EstReturn, "材料要补正的，退回补正"}, {huishang.EstReturn, huishang.EstReview, "材料合格的，登记审核"},
}

// ofReviews are the documents that tell what the rules find, which only taking the step settles.
var ofReviews = []string{"review-opinion", "correction-notice"}

// lackRows are what is missing, each with the place where it is mended, as far as a rule names it.
func (s *site) lackRows(w *stepWork) []lackRow {
	where := map[string]string{}
	for _, stage := range w.choice.Stages {
		report := s.steps.Report(w.ground, w.ground.Content, stage, w.today)
		for _, o := range report.Obstacles() {
			where[o.Rule+" "+strings.TrimSuffix(o.Message, "。")] = o.Where
		}
	}
	rows := make([]lackRow, len(w.choice.Missing))
	for i, lack := range w.choice.Missing {
		rows[i] = lackRow{lack.Problem, lack.Remedy, w.mendAt(where[lack.Problem])}
	}
	return rows
}

// mendAt is where a place of the dossier is changed: on this page, or on that of its part.
func (w *stepWork) mendAt(pointer string) string {
	part, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	if part == "" {
		return ""
	}
	if asks, any := w.partSheet(); any {
		for _, own := range asks.sheet.Parts {
			if pointer == own || strings.HasPrefix(pointer, own+"/") || strings.HasPrefix(own, pointer+"/") {
				return "#" + fieldID(pointer)
			}
		}
	}
	return partPath(w.ground.Record.ID, part) + "#" + fieldID(pointer)
}

// fieldID is the id of the field of a pointer on a page.
func fieldID(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", "-")
}
