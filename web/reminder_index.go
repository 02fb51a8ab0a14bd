package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/courier"
	"huishang/scheduler"
	"huishang/store"
)

// remindersPage lists the reminders and what became of them.
type remindersPage struct {
	frame
	Filter    store.ReminderFilter
	City      cityFilter
	Any       bool // the list is narrowed
	States    []store.ReminderState
	Kinds     []scheduler.Kind
	Reminders []reminderRow
	Next      string
	Sending   courier.State
	Faults    []string
}

// reminderRow is a reminder as people read it.
type reminderRow struct {
	toldReminder
	Class string // of the badge of its state
}

func rowOf(r store.Reminder) reminderRow {
	row := reminderRow{tellReminder(r), "note"}
	switch {
	case r.Doubtful() || r.State == store.ReminderDelayed:
		row.Class = "warning"
	case r.State == store.ReminderFailed:
		row.Class = "error"
	case r.State == store.ReminderSent:
		row.Class = "good"
	}
	return row
}

// reminderIndex lists the reminders, the latest planned first: GET /reminders.
func (s *site) reminderIndex(c *gin.Context) error {
	asked, err := pageOf(c)
	if err != nil {
		return err
	}
	page := remindersPage{frame: s.frame(c, "提醒"), States: store.ReminderStates(), Kinds: scheduler.Kinds()}
	if page.Sending, err = s.Courier.State(c.Request.Context()); err != nil {
		return err
	}
	var city string
	if page.City, city, err = s.cityAsked(c); err != nil {
		if page.Faults = formFaults(err); page.Faults == nil {
			return err
		}
	}
	if page.Filter, err = reminderFilter(c); err != nil {
		page.Faults = append(page.Faults, "没有这种状态，请从下面的列表里选。")
	}
	page.Filter.City = city
	if page.Faults != nil {
		s.show(c, http.StatusUnprocessableEntity, "reminder_index", page)
		return nil
	}
	page.Any = page.Filter != store.ReminderFilter{}
	var list []store.Reminder
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		list, next, err = tx.Reminders(page.Filter, asked)
		return err
	}); err != nil {
		return err
	}
	page.Reminders, page.Next = toldEach(list, rowOf), nextPage(c, next)
	s.show(c, http.StatusOK, "reminder_index", page)
	return nil
}

// reminderDesks may send reminders again, cancel them and settle doubts.
var reminderDesks = []huishang.Role{huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleBureau}

// reminderPage shows one reminder, with its mail.
type reminderPage struct {
	frame
	Reminder reminderRow
	Kept     store.Reminder
	Mail     reminderMail
	May      bool // who looks may send it again, cancel it and settle a doubt
	Address  string
	Faults   []string
}

// reminderMail is the letter of a reminder as it left, or as it would leave now.
type reminderMail struct {
	From, To, Subject, Text string
	Left                    bool
	Others                  int // reminders in the same letter
	Unread                  string
}

// reminderLook shows a reminder: GET /reminders/{id}.
func (s *site) reminderLook(c *gin.Context) error { return s.showReminder(c, http.StatusOK, "", nil) }

func (s *site) showReminder(c *gin.Context, status int, address string, faults []string) error {
	page := reminderPage{Address: address, Faults: faults, May: slices.Contains(reminderDesks, asker(c).Role)}
	var message store.Message
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if page.Kept, err = tx.Reminder(c.Param("id")); err != nil {
			return err
		}
		message, err = tx.MessageOf(page.Kept)
		return err
	}); err != nil {
		return err
	}
	page.Reminder = rowOf(page.Kept)
	page.frame = s.frame(c, "提醒 "+page.Reminder.Subject)
	page.Mail = s.mailOf(c, message)
	s.show(c, status, "reminder_look", page)
	return nil
}

// mailOf is the letter of a message. One that cannot be written says why.
func (s *site) mailOf(c *gin.Context, m store.Message) reminderMail {
	left := m.Try > 0
	letter, err := s.Courier.Show(c.Request.Context(), m)
	if err != nil {
		s.Log.Error("show a mail", "message", m.ID, "cause", err.Error())
		return reminderMail{Unread: "这封邮件现在写不出来，原因已记入日志。"}
	}
	return reminderMail{From: letter.From.Mailbox, To: m.Address, Subject: letter.Subject, Text: letter.Text, Left: left, Others: len(m.Reminders) - 1}
}

// reminderFailed shows a reminder again with what was wrong with the form.
func (s *site) reminderFailed(c *gin.Context, address string, err error) error {
	if faults := formFaults(err); faults != nil && !errors.As(err, &store.NotFound{}) {
		return s.showReminder(c, http.StatusUnprocessableEntity, address, faults)
	}
	return err
}
