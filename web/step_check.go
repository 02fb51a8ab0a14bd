package web

import (
	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/proceeding"
	"huishang/web/entry"
)

// checkedField is what is to be said of a field while somebody fills in its form.
type checkedField struct {
	ID     string
	Faults []string
	Advice []string
	Before string // what the dossier says, of a field that was changed
}

// stepCheck looks at one field of a step's form: POST /dossiers/{id}/steps/{step}/check. The answer is the part of the page that stands
// beside the field.
func (s *site) stepCheck(c *gin.Context) error {
	w, err := s.stepWork(c)
	if err != nil {
		return err
	}
	sent, err := readForm(c, 0)
	if err != nil {
		return err
	}
	if !sent.values.Has(formEnd) {
		return errUnread
	}
	filled, err := w.filledWith(sent.values)
	if err != nil {
		return err
	}
	if filled.parts == nil {
		return errNoField
	}
	given, err := w.given(filled)
	if err != nil {
		return err
	}
	return s.checkField(c, w.ground, filled.parts, w.adviceOnDay(filled.parts), func() (*huishang.Dossier, error) {
		content, _, err := s.steps.Lay(w.ground, given, w.today)
		return content, err
	})
}

// errNoField is a question about a field the form does not have.
var errNoField = errQuery{"这一页没有这个栏目，请返回重新打开这一页。"}

// checkField says what is to be said of the field htmx names: what cannot be understood, or what the rules say of the dossier with the form
// laid over it, and more than the rules say.
func (s *site) checkField(c *gin.Context, g proceeding.Ground, form *entry.Form, more map[string][]string, laid func() (*huishang.Dossier, error)) error {
	name := c.GetHeader("HX-Trigger-Name")
	node := form.Find(name)
	if node == nil {
		return errNoField
	}
	field := checkedField{ID: node.ID(), Faults: node.Faults, Before: node.Before()}
	if !form.Faulty() {
		if content, err := laid(); err == nil {
			field.Advice = append(more[name], s.adviceOn(g, content, name)...)
		}
	}
	s.showPart(c, "step_show", "entry_checked", field)
	return nil
}

// adviceOn is what the rules say of one field of a dossier.
func (s *site) adviceOn(g proceeding.Ground, content *huishang.Dossier, pointer string) (advice []string) {
	report := s.steps.Report(g, content, checks.AllStages, s.Today())
	for _, f := range report.Findings {
		if f.Where == pointer {
			advice = append(advice, string(f.Level)+"："+f.Message+f.Remedy+"（"+f.Article+"）")
		}
	}
	return advice
}

// adviceOnDay is what is to be said of the day of a meeting, by its field.
func (w *stepWork) adviceOnDay(form *entry.Form) map[string][]string {
	field := w.dayField()
	node := form.Find(field)
	if node == nil {
		return nil
	}
	day, err := dayTyped("", node.Text)
	if err != nil || day.IsZero() {
		return nil
	}
	return map[string][]string{field: w.meetingAdvice(day)}
}
