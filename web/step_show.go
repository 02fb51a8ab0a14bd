package web

import (
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang"
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
	page.Months = w.months(filled, filled.month)
	s.show(c, status, "step_show", page)
	return nil
}
