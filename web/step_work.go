package web

import (
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/scheduler"
	"huishang/store"
	"huishang/web/entry"
)

// stepWork is a step of a dossier while somebody fills in its page.
type stepWork struct {
	ground   proceeding.Ground
	next     []huishang.Choice
	choice   *huishang.Choice // the step as it may come next, or nil when it may not
	act      huishang.Act
	form     stepForm
	stand    huishang.Standing
	who      identity
	today    huishang.Date
	asked    url.Values // the query of the address
	due      huishang.Date
	calendar *scheduler.Calendar // the working days in force

	d     *huishang.Dossier // what the form begins with: a copy that may be filled in
	base  int               // the version that is of
	event huishang.Event    // as the dossier drafts it

	texts            []textChoice // that may be approved or signed
	approvedDocument string       // the id of the one to sign
}

// askedOf is what a step asks of the dossier: parts of it, by their names, and how a page asks for them.
type askedOf struct {
	names []string
	sheet entry.Sheet
}

// stepWork begins the work on the step of the address, from the last version.
func (s *site) stepWork(c *gin.Context) (*stepWork, error) {
	step := huishang.Step(c.Param("step"))
	at := slices.IndexFunc(huishang.Acts(), func(a huishang.Act) bool { return a.Step == step })
	g, err := s.ground(c)
	if err != nil {
		return nil, err
	}
	if at < 0 {
		return nil, errNoPage
	}
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return nil, err
	}
	w := &stepWork{ground: g, act: huishang.Acts()[at], form: stepForms[step], who: asker(c), today: s.Today(), asked: c.Request.URL.Query(),
		stand: g.Standing(s.Today()), calendar: calendar, due: calendar.Add(s.Today(), daysToAnswer)}
	if w.next, err = s.steps.Next(g, w.today); err != nil {
		return nil, err
	}
	if at := slices.IndexFunc(w.next, func(choice huishang.Choice) bool { return choice.Step == step }); at >= 0 {
		w.choice = &w.next[at]
	}
	if err := s.lookAtTexts(c, w); err != nil {
		return nil, err
	}
	return w, w.from(g.Content, g.Version.N)
}

// daysToAnswer are the working days divisions are given unless somebody writes another day.
const daysToAnswer = 15

// from lets the form begin with what a version says.
func (w *stepWork) from(content *huishang.Dossier, base int) (err error) {
	if w.d, err = copyOf(content); err != nil {
		return err
	}
	w.base, w.event = base, huishang.EventFor(w.d, w.act.Step, w.today)
	switch w.act.Step {
	case huishang.EstConsult, huishang.MtgConsult:
		if len(w.event.Divisions) == 0 {
			w.event.Divisions = divisionsOf(w.d)
		}
		if w.event.Due.IsZero() {
			w.event.Due = w.due
		}
	case huishang.EstReturn, huishang.MtgReturn:
		w.event.Due = w.due
	case huishang.MtgDivisionFeedback:
		w.event.Actor = w.division()
	}
	return nil
}

// older lets the form begin with what an earlier version said, from which somebody made theirs.
func (s *site) older(c *gin.Context, w *stepWork, base int) error {
	var v store.Version
	if err := s.view(c, func(tx *store.Tx) (err error) {
		v, err = tx.Version(w.ground.Record.ID, base)
		return err
	}); err != nil {
		return err
	}
	content, err := v.Read(c.Request.Context())
	if err != nil {
		return err
	}
	content.Procedure, content.Opinions = w.ground.Content.Procedure, w.ground.Content.Opinions
	return w.from(content, base)
}

// copyOf is a dossier that can be changed without touching the other.
func copyOf(d *huishang.Dossier) (*huishang.Dossier, error) {
	data, err := huishang.Encode(d)
	if err != nil {
		return nil, err
	}
	return huishang.Decode(data)
}

// eventSheet asks for the event.
func (w *stepWork) eventSheet() *entry.Sheet {
	var leads []huishang.Lead
	if w.choice != nil {
		leads = w.choice.Leads
	}
	sheet := &entry.Sheet{Parts: w.form.fields(leads), Labels: map[string]string{"/at": "办理日期", "/wording_only": "异议只涉及文字，免征求处室意见"},
		Needs: map[string]string{"/note": "", "/at": "必填", "/due": "必填", "/divisions": "必填", "/clause": "必填", "/valid_until": "必填"}}
	if slices.Contains(sheet.Parts, "/divisions") {
		sheet.Choices = map[string][]entry.Choice{"/divisions": named(divisionsOf(w.d))}
		sheet.Beyond = map[string]string{"/divisions": "其他处室（几个之间用顿号隔开）"}
	}
	if w.form.note != "" {
		sheet.Labels["/note"] = w.form.note
	}
	if w.form.must {
		sheet.Needs["/note"] = "必填"
	}
	return sheet
}

// partSheet asks for the parts of the dossier that come with the step.
func (w *stepWork) partSheet() (askedOf, bool) {
	if w.form.parts == nil {
		return askedOf{}, false
	}
	return w.form.parts(w), true
}

// may reports whether who asks may record the step.
func (w *stepWork) may() bool { return slices.Contains(w.act.Roles, w.who.Role) }

// path is the address of the step's page.
func (w *stepWork) path() string { return stepPath(w.ground.Record.ID, w.act.Step) }
