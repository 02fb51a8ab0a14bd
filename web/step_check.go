package web

import (
	"cmp"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/proceeding"
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
	name := cmp.Or(c.GetHeader("HX-Trigger-Name"), sent.values.Get("field"))
	filled, err := w.filledWith(sent.values)
	if err != nil {
		return err
	}
	if filled.parts == nil || filled.parts.Find(name) == nil {
		return errQuery{"这一页没有这个栏目，请返回重新打开这一页。"}
	}
	given, err := w.given(filled)
	if err != nil {
		return err
	}
	field := checkedField{ID: fieldID(name), Faults: filled.parts.Find(name).Faults}
	if len(field.Faults) == 0 && !filled.parts.Faulty() {
		content, _, err := s.steps.Lay(w.ground, given, w.today)
		if err == nil {
			field.Advice = s.adviceOn(w.ground, content, name)
		}
	}
	return s.showFragment(c, http.StatusOK, "entry_checked", field)
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
