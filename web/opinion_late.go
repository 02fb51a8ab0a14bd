package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// opinionsLate notes that a division did not answer in time (视为无意见): POST /dossiers/:id/opinions/late.
func (s *site) opinionsLate(c *gin.Context) error {
	if err := s.sees(c); err != nil {
		return err
	}
	late := latePart{Division: c.PostForm("division"), Note: strings.TrimSpace(c.PostForm("note"))}
	base, err := strconv.Atoi(c.PostForm("version"))
	if err != nil {
		return s.showOpinions(c, http.StatusUnprocessableEntity, []string{"页面不完整，请刷新后再登记。"}, late, answerPart{})
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	given := proceeding.Given{Event: huishang.Event{Step: huishang.MtgDivisionFeedback, Actor: late.Division, Overdue: true, Note: late.Note}}
	_, err = s.steps.Take(c.Request.Context(), asker(c).scope(), s.acting(c), c.Param("id"), base, given)
	done()
	if status, told := s.toldOnPage(err); told {
		late.Fault = messageOf(err)
		return s.showOpinions(c, status, nil, late, answerPart{})
	}
	if err != nil {
		return err
	}
	s.sayDone(c, "已登记："+late.Division+"逾期，视为无意见。")
	c.Redirect(http.StatusSeeOther, "/dossiers/"+c.Param("id")+"/opinions")
	return nil
}

// sentOn is the last day the divisions were asked.
func sentOn(log []store.Event, step huishang.Step) (day huishang.Date) {
	for _, e := range log {
		if e.Step == step {
			day = e.At
		}
	}
	return day
}

// overdueNote is what was noted of a division that did not answer in time in a round, or empty.
func overdueNote(log []store.Event, round int, division string) (note string) {
	for _, e := range log {
		if e.Step == huishang.MtgDivisionFeedback && e.Overdue && max(e.Round, 1) == round && (e.Actor == division || slices.Contains(e.Divisions, division)) {
			note = e.Note
		}
	}
	return note
}
