package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang/proceeding"
	"huishang/store"
)

// mostScans is how many files come with one step.
const mostScans = 10

// stepSubmit carries out what the form of a step asks for: to take it, to keep it for later, to add or move an item:
// POST /dossiers/{id}/steps/{step}.
func (s *site) stepSubmit(c *gin.Context) error {
	w, err := s.stepWork(c)
	if err != nil {
		return err
	}
	sent, base, over, err := s.received(c, w.path(), mostScans)
	if over || err != nil {
		return err
	}
	do := sent.values.Get("do")
	month, day, turned := turnOf(do)
	if field := w.dayField(); turned && day != "" && field != "" {
		sent.values.Set(field, day)
	}
	filled, err := s.fillStep(c, w, base, sent.values)
	if err != nil {
		return err
	}
	filled.faults, filled.month = sent.faults, month
	switch {
	case filled.clash != nil:
		return s.failStep(c, http.StatusConflict, w, filled, sent.values)
	case do == "back" || turned:
		return s.showStep(c, http.StatusOK, w, filled)
	case do != "" && do != "take" && do != "confirmed":
		return s.arrangeStep(c, w, filled, do)
	}
	return s.takeStep(c, w, filled, sent)
}

// fillStep fills the form with what was typed over the version it was made from. When somebody else saved another meanwhile, what both
// wrote is brought together and told.
func (s *site) fillStep(c *gin.Context, w *stepWork, base int, values url.Values) (filledStep, error) {
	latest := w.ground.Version.N
	if base == latest {
		return w.filledWith(values)
	}
	if err := s.older(c, w, base); err != nil {
		return filledStep{}, err
	}
	was, wasEvent := w.d, w.event
	before, any := w.partSheet()
	if err := w.from(w.ground.Content, latest); err != nil {
		return filledStep{}, err
	}
	filled := filledStep{typed: true, text: values.Get("document"), names: before.names, clash: &clash{By: w.ground.Version.Author, At: minuteOf(w.ground.Version.At)}}
	var err error
	if filled.event, err = w.eventSheet().Read(wasEvent, values); err != nil || !any {
		return filled, err
	}
	asks, _ := w.partSheet()
	asks.sheet.CheckAt = w.path() + "/check"
	filled.parts, filled.clash.Changes, err = asks.sheet.Merge(was, w.d, values)
	return filled, err
}

// failStep shows the form again with what is wrong, and keeps what was typed as a draft, too.
func (s *site) failStep(c *gin.Context, status int, w *stepWork, filled filledStep, values url.Values) error {
	if filled.clash == nil {
		if err := s.keepDraft(c, w.path(), w.base, values); err != nil {
			return err
		}
	}
	return s.showStep(c, status, w, filled)
}

func (s *site) arrangeStep(c *gin.Context, w *stepWork, filled filledStep, order string) error {
	if filled.parts == nil {
		return errQuery{"不认识这个按钮，请返回重新打开这一页。"}
	}
	if _, known := filled.parts.Arrange(order); !known {
		return errQuery{"不认识这个按钮，请返回重新打开这一页。"}
	}
	return s.showStep(c, http.StatusOK, w, filled)
}

// takeStep takes the step as it was filled in, once it is confirmed where it cannot be undone.
func (s *site) takeStep(c *gin.Context, w *stepWork, filled filledStep, sent sentForm) error {
	given, err := w.given(filled)
	if err != nil {
		return err
	}
	if filled.faulty() {
		return s.failStep(c, http.StatusUnprocessableEntity, w, filled, sent.values)
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	ctx, scope := c.Request.Context(), asker(c).scope()
	_, event, err := s.steps.Lay(w.ground, given, w.today)
	if err == nil {
		given.Event = event
		var ready *proceeding.Prepared
		if ready, err = s.steps.Prepare(ctx, scope, s.acting(c), w.ground.Record.ID, w.base, given); err == nil {
			if w.form.grave != "" && sent.values.Get("do") != "confirmed" {
				return s.confirmStep(c, w, filled, event)
			}
			return s.keepStep(c, w, ready, sent)
		}
	}
	if status, _ := statusOf(err); status >= http.StatusInternalServerError || errors.As(err, &store.NotFound{}) {
		return err
	}
	filled.refused = w.refusalOf(err)
	return s.failStep(c, http.StatusConflict, w, filled, sent.values)
}
