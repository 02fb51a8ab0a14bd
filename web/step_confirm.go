package web

import (
	"maps"
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/web/entry"
)

// confirmPage says what a step that cannot be undone will do, before it is done.
type confirmPage struct {
	frame
	Path      string
	Name      string
	Grave     string
	Entered   []enteredRow
	Documents []string
	Text      string // the end of the digest of the text that is approved or signed
	Approves  bool   // a text is approved that the step makes itself
	Scans     bool
	Hidden    []hiddenField
}

// An enteredRow is a thing that was filled in.
type enteredRow struct{ Label, Value string }

// A hiddenField carries what was filled in on.
type hiddenField struct{ Name, Value string }

// confirmStep shows once more what was filled in and what it will do.
func (s *site) confirmStep(c *gin.Context, w *stepWork, filled filledStep, event huishang.Event) error {
	page := confirmPage{frame: s.frame(c, "确认"+w.act.Step.Name()).at(s.placeAt(c, w.ground, w.next)), Path: w.path(), Name: w.act.Step.Name(),
		Grave: w.form.grave, Scans: w.form.scans, Entered: []enteredRow{{"办理日期", event.At.Chinese()}}}
	for _, form := range filled.forms() {
		form.Each(func(n *entry.Node) {
			if n.Text != "" && n.Shape != entry.Group && n.Shape != entry.List && n.Path != "/at" {
				page.Entered = append(page.Entered, enteredRow{n.Label, n.Shown()})
			}
		})
	}
	page.Hidden = hiddenOf(filled.forms()...)
	for _, text := range w.texts {
		if text.ID == filled.text {
			page.Text = text.Tail
		}
	}
	var shown stepPage
	if err := s.tellStep(&shown, w); err != nil {
		return err
	}
	page.Documents, page.Approves = shown.Documents, w.form.text && filled.text == ""
	page.hide("document", filled.text)
	page.hide("base", strconv.Itoa(w.base))
	s.show(c, http.StatusOK, "step_confirm", page)
	return nil
}

func (p *confirmPage) hide(name, value string) {
	p.Hidden = append(p.Hidden, hiddenField{name, value})
}

// hiddenOf are all inputs of forms, to be carried on.
func hiddenOf(forms ...*entry.Form) (fields []hiddenField) {
	for _, form := range forms {
		values := form.Values()
		for _, name := range slices.Sorted(maps.Keys(values)) {
			for _, value := range values[name] {
				fields = append(fields, hiddenField{name, value})
			}
		}
	}
	return fields
}

// forms are the parts of a step's form.
func (f filledStep) forms() []*entry.Form {
	if f.parts == nil {
		return []*entry.Form{f.event}
	}
	return []*entry.Form{f.event, f.parts}
}
