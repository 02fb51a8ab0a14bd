package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/store"
	"huishang/web/entry"
)

// stepPage is where a step of the procedures is taken.
type stepPage struct {
	frame
	Path      string
	Name      string
	Office    string // who takes it
	Article   string
	Quote     string
	May       bool             // who looks may record it
	Open      bool             // it may come next
	Documents []string         // it makes
	With      []string         // further steps that are recorded with it
	Leads     []huishang.Lead  // where it leads
	Missing   []lackRow        // that keeps it from being taken
	Others    []doneLink       // what may be done instead
	Refused   *refusedStep     // why it was not taken
	Faults    []entry.Told     // what was typed wrong
	Draft     *draftNote       // of who looks, from before
	Clash     *clash           // what somebody else changed meanwhile
	Event     *entry.Form      // what is asked of the event
	Parts     *entry.Form      // and of the dossier; nil when nothing is
	Base      int              // the version the form was made from
	Divisions []divisionChoice // whose answer may be recorded
	Texts     []textChoice     // which may be approved or signed
	Text      string           // the one that is chosen
	Signs     bool             // it is about a text
	Approves  bool             // which is approved, not signed
	Filing    string           // where a text is filed by hand
	Scans     bool
	Months    *monthsPage // of a meeting that is to be arranged; nil for other steps
	Previews  []previewChoice
	Also      []doneLink // other pages for the same work
	Typed     bool       // something was typed though the step may not come next
}

// A lackRow is one thing that is missing, and where it is mended.
type lackRow struct{ Problem, Remedy, Path string }

// clash is what somebody else changed while a form was filled in.
type clash struct {
	By      string
	At      string
	Changes []entry.Change
}

// A previewChoice is a document that can be looked at before the step is taken.
type previewChoice struct{ Kind, Title string }

// A divisionChoice is a division whose answer may be recorded.
type divisionChoice struct {
	Name, Path string
	Current    bool
}

// stepShow shows the page of a step: GET /dossiers/{id}/steps/{step}.
func (s *site) stepShow(c *gin.Context) error {
	w, err := s.stepWork(c)
	if err != nil {
		return err
	}
	if w.act.Step == huishang.MtgProgress {
		c.Redirect(http.StatusSeeOther, "/dossiers/"+w.ground.Record.ID+"/progress")
		return nil
	}
	draft, err := s.draftOf(c, w.path())
	if err != nil {
		return err
	}
	if draft != nil && w.asked.Has("draft") && w.may() {
		return s.continueDraft(c, w, *draft)
	}
	filled, err := w.blank()
	if err != nil {
		return err
	}
	filled.draft = draft
	return s.showStep(c, http.StatusOK, w, filled)
}

// filledStep is a step's form as somebody filled it in.
type filledStep struct {
	event, parts *entry.Form
	names        []string // of the parts
	text         string
	typed        bool
	month        string // somebody turned to
	draft        *store.Draft
	clash        *clash
	refused      *refusedStep
	faults       []string // of the files
}

// blank is the form with what is known.
func (w *stepWork) blank() (filledStep, error) {
	filled := filledStep{text: w.approvedDocument}
	var err error
	if filled.event, err = w.eventSheet().Show(w.event); err != nil {
		return filled, err
	}
	if asks, any := w.partSheet(); any {
		asks.sheet.CheckAt, filled.names = w.path()+"/check", asks.names
		filled.parts, err = asks.sheet.Show(w.d)
	}
	return filled, err
}

// filledWith is the form with what was typed over the version it was made from.
func (w *stepWork) filledWith(values url.Values) (filledStep, error) {
	filled := filledStep{text: values.Get("document"), typed: true}
	var err error
	if filled.event, err = w.eventSheet().Read(w.event, values); err != nil {
		return filled, err
	}
	if asks, any := w.partSheet(); any {
		asks.sheet.CheckAt, filled.names = w.path()+"/check", asks.names
		filled.parts, err = asks.sheet.Read(w.d, values)
	}
	return filled, err
}

func (s *site) continueDraft(c *gin.Context, w *stepWork, draft store.Draft) error {
	values, err := draftValues(draft)
	if err != nil {
		return err
	}
	filled, err := s.fillStep(c, w, draft.Base, values)
	if err != nil {
		return err
	}
	return s.showStep(c, http.StatusOK, w, filled)
}

func draftValues(d store.Draft) (values url.Values, err error) {
	return values, json.Unmarshal(d.Content, &values)
}

// showStep writes the page.
func (s *site) showStep(c *gin.Context, status int, w *stepWork, filled filledStep) error {
	page := stepPage{frame: s.frame(c, w.act.Step.Name()).at(s.placeAt(c, w.ground, w.next)), Path: w.path(), Name: w.act.Step.Name(),
		Office: w.event.Actor, Article: w.act.Article, Quote: w.act.Quote, May: w.may(), Open: w.choice != nil, Refused: filled.refused,
		Clash: filled.clash, Event: filled.event, Parts: filled.parts, Base: w.base, Text: filled.text, Typed: filled.typed && w.may(),
		Scans: w.form.scans && w.form.grave == "", Approves: w.act.Step == huishang.EstDirectorMeeting || w.act.Step == huishang.MtgDirectorMeeting}
	if filled.draft != nil {
		page.Draft = &draftNote{w.path(), filled.draft.Saved}
	}
	for _, fault := range filled.faults {
		page.Faults = append(page.Faults, entry.Told{ID: "scans", Where: "扫描件", Message: fault})
	}
	page.Faults = append(page.Faults, filled.event.Told()...)
	if filled.parts != nil {
		page.Faults = append(page.Faults, filled.parts.Told()...)
	}
	page.Signs, page.Texts, page.Filing = w.form.text, w.texts, "/dossiers/"+w.ground.Record.ID+"/documents/new"
	if err := s.tellStep(&page, w); err != nil {
		return err
	}
	page.Months = s.months(w, filled, filled.month)
	s.show(c, status, "step_show", page)
	return nil
}

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
