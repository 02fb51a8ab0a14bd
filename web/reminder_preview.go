package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/scheduler"
)

// previewPage lists what would leave on days to come.
type previewPage struct {
	frame
	From, To  string
	Ran       bool // days were asked for
	Reminders []scheduler.Reminder
	More      int // that are not shown
	Idle      string
	Faults    []string
}

// How much a preview looks at and shows.
const (
	mostPreviewDays = 92
	shownReminders  = 300
)

// reminderPreview says what would leave if the plan ran on given days: GET /reminders/preview. It queues nothing.
func (s *site) reminderPreview(c *gin.Context) error {
	page := previewPage{frame: s.frame(c, "预览提醒"), From: c.Query("from"), To: c.Query("to")}
	status := http.StatusOK
	from, to, faults := s.previewDays(c)
	switch {
	case faults != nil:
		page.Faults, status = faults, http.StatusUnprocessableEntity
	case !from.IsZero():
		if err := s.rehearse(c, &page, from, to); err != nil {
			return err
		}
	default:
		page.From = s.Today().String()
	}
	s.show(c, status, "reminder_preview", page)
	return nil
}

// previewDays reads from and to. Without to it is one day, without from none.
func (s *site) previewDays(c *gin.Context) (from, to huishang.Date, faults []string) {
	from, to, err := daysTyped(c)
	if to.IsZero() {
		to = from
	}
	switch {
	case err != nil:
		faults = formFaults(err)
	case from.IsZero() && !to.IsZero():
		faults = []string{"请写明从哪一天起。"}
	case to.Before(from):
		faults = []string{"止日早于起日，请核对。"}
	case from.DaysUntil(to) >= mostPreviewDays:
		faults = []string{"一次最多预览三个月，请缩短。"}
	}
	return from, to, faults
}

// rehearse lists what would leave on the working days of a span, if the program ran on each of them and the dossiers stayed as they are.
func (s *site) rehearse(c *gin.Context, page *previewPage, from, to huishang.Date) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return err
	}
	standings := make([]scheduler.Standing, len(cards))
	for i := range cards {
		standings[i] = cards[i].standing
	}
	all := scheduler.Walk(standings, calendar, s.Courier.Notice, huishang.Date{}, from, to)
	page.Ran, page.Reminders = true, all[:min(len(all), shownReminders)]
	page.More = len(all) - len(page.Reminders)
	if from == to && !calendar.IsWorkday(from) {
		page.Idle = from.Chinese() + "不上班，提醒顺延到" + calendar.OnOrAfter(from).Chinese() + "。"
	}
	return nil
}
