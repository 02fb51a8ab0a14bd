package web

import (
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/courier"
	"huishang/store"
)

// toldReminder is a reminder as the API tells it.
type toldReminder struct {
	ID             string              `json:"id"`
	City           string              `json:"city,omitempty"` // its code
	Kind           string              `json:"kind"`
	Subject        string              `json:"subject"`
	Urgency        string              `json:"urgency,omitempty"`
	Step           string              `json:"step"`
	Base           string              `json:"base"`
	Due            string              `json:"due_date,omitempty"`
	Say            string              `json:"say,omitempty"`
	Reason         string              `json:"reason,omitempty"`
	Copy           bool                `json:"copy"`
	Late           bool                `json:"late"`
	Duty           string              `json:"duty"`
	Recipient      string              `json:"recipient"`
	Address        string              `json:"address,omitempty"`
	MessageID      string              `json:"message_id"`
	State          store.ReminderState `json:"state"`
	StateName      string              `json:"state_name"`
	Doubtful       bool                `json:"doubtful"`
	Answer         string              `json:"answer,omitempty"`
	Tries          int                 `json:"tries"`
	PlannedAt      time.Time           `json:"planned_at"`
	NextAt         *time.Time          `json:"next_at,omitempty"`
	EndedAt        *time.Time          `json:"ended_at,omitempty"`
	DoubtedAt      *time.Time          `json:"doubted_at,omitempty"`
	SettledAt      *time.Time          `json:"settled_at,omitempty"`
	AcknowledgedAt *time.Time          `json:"acknowledged_at,omitempty"`
}

// tellReminder tells a reminder. A payload that cannot be read leaves its subject empty and says so.
func tellReminder(r store.Reminder) toldReminder {
	t := toldReminder{ID: r.ID, City: r.City, Kind: r.Kind, Step: r.Step, Base: r.Base.String(), Duty: r.Duty, Recipient: r.Recipient, Address: r.Address,
		MessageID: r.MessageID, State: r.State, StateName: r.State.Name(), Doubtful: r.Doubtful(), Answer: r.Answer, Tries: r.Tries,
		PlannedAt: r.PlannedAt, NextAt: instantOf(r.DueAt), EndedAt: instantOf(r.EndedAt), DoubtedAt: instantOf(r.DoubtedAt),
		SettledAt: instantOf(r.SettledAt), AcknowledgedAt: instantOf(r.AcknowledgedAt)}
	p, err := courier.ReadParcel(r.Payload)
	if err != nil {
		t.Subject = "（内容读不出来）"
		return t
	}
	t.Subject = p.Subject()
	if p.Notice == nil {
		one := p.Reminder
		t.Urgency, t.Due, t.Say, t.Reason, t.Copy, t.Late = string(one.Urgency), one.Due.String(), one.Say, one.Reason, one.Copy, one.Late()
	}
	return t
}

// reminderFilter reads the parameters that narrow a list of reminders.
func reminderFilter(c *gin.Context) (store.ReminderFilter, error) {
	f := store.ReminderFilter{City: c.Query("city"), State: store.ReminderState(c.Query("state")), Kind: c.Query("kind"), Recipient: c.Query("recipient"),
		Address: c.Query("address"), Doubtful: c.Query("doubtful") == "true"}
	if f.State != "" && !slices.Contains(store.ReminderStates(), f.State) {
		return f, errQuery{"参数 state 不认识“" + string(f.State) + "”，可用的有 waiting、deferred、sending、sent、delayed、failed、doubtful、cancelled。"}
	}
	return f, nil
}

// reminderList tells the reminders and what became of them, the latest planned first: GET /api/v1/reminders.
func (s *site) reminderList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	filter, err := reminderFilter(c)
	if err != nil {
		return err
	}
	var reminders []store.Reminder
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		reminders, next, err = tx.Reminders(filter, page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "reminders", toldEach(reminders, tellReminder), next)
	return nil
}

// reminderShow tells one reminder: GET /api/v1/reminders/{id}.
func (s *site) reminderShow(c *gin.Context) error {
	var r store.Reminder
	if err := s.view(c, func(tx *store.Tx) (err error) { r, err = tx.Reminder(c.Param("id")); return err }); err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellReminder(r))
	return nil
}
