package store

import (
	"encoding/json"
	"time"

	"huishang"
)

// ReminderKey makes a reminder one of a kind: whatever has the same key is the same reminder and leaves once.
type ReminderKey struct {
	Duty      string // the thing it reminds of
	Recipient string // who is reminded: the desk, and the person where several sit there
	Kind      string
	Base      huishang.Date // the day its moment is counted from
	Step      string        // the moment
}

// Reminder is a reminder to one address and what became of it.
type Reminder struct {
	ReminderKey
	ID             string
	City           string // six digits; empty when it concerns no single city
	Address        string
	MessageID      string // without angle brackets, the same in every try; reminders of one digest share it
	Payload        json.RawMessage
	File           string // the SHA-256 of a file that leaves with it, or empty; [Tx.ReminderFile] gives it
	State          ReminderState
	PlannedAt      time.Time
	DueAt          time.Time // when it is sent or tried again; while it is being sent, the end of the lease; zero when nothing is left to do
	Tries          int       // how often it was begun to be sent
	FirstTriedAt   time.Time
	Answer         string // what the server said last, or why it does not go
	EndedAt        time.Time
	DoubtedAt      time.Time // since when nobody knows whether an earlier try arrived; it may have arrived twice
	SettledAt      time.Time // when a person settled that doubt
	AcknowledgedAt time.Time
}

// Doubtful reports whether nobody knows how often the reminder arrived.
func (r Reminder) Doubtful() bool { return !r.DoubtedAt.IsZero() && r.SettledAt.IsZero() }

// ReminderState is how far a reminder has come.
type ReminderState string

// The states of a reminder.
const (
	ReminderWaiting   ReminderState = "waiting"
	ReminderDeferred  ReminderState = "deferred" // waiting for the day its reader asked for
	ReminderSending   ReminderState = "sending"
	ReminderSent      ReminderState = "sent"
	ReminderDelayed   ReminderState = "delayed"  // failed for now; it is tried again
	ReminderFailed    ReminderState = "failed"   // for good; staff are told
	ReminderDoubtful  ReminderState = "doubtful" // it may have arrived; it is sent again with the same Message-ID
	ReminderCancelled ReminderState = "cancelled"
)

// ReminderStates lists every state in the order of its life.
func ReminderStates() []ReminderState {
	return []ReminderState{ReminderWaiting, ReminderDeferred, ReminderSending, ReminderSent, ReminderDelayed, ReminderFailed,
		ReminderDoubtful, ReminderCancelled}
}

// Name is the state in Chinese, or its code when there is no such state.
func (s ReminderState) Name() string {
	switch s {
	case ReminderWaiting:
		return "待发"
	case ReminderDeferred:
		return "推迟"
	case ReminderSending:
		return "发送中"
	case ReminderSent:
		return "已发送"
	case ReminderDelayed:
		return "暂时失败"
	case ReminderFailed:
		return "永久失败"
	case ReminderDoubtful:
		return "存疑"
	case ReminderCancelled:
		return "已取消"
	}
	return string(s)
}

const (
	whatReminder    = "条提醒"
	reminderColumns = `id, city, duty, recipient, kind, base, step, address, message_id, payload, state, planned_at, due_at, tries,
		first_tried_at, answer, ended_at, doubted_at, settled_at, acknowledged_at, file`
)

func scanReminder(row scanner) (Reminder, error) {
	var r Reminder
	var payload string
	err := row.Scan(&r.ID, &r.City, &r.Duty, &r.Recipient, &r.Kind, civil{&r.Base}, &r.Step, &r.Address, &r.MessageID, &payload, &r.State,
		instant{&r.PlannedAt}, instant{&r.DueAt}, &r.Tries, instant{&r.FirstTriedAt}, &r.Answer, instant{&r.EndedAt},
		instant{&r.DoubtedAt}, instant{&r.SettledAt}, instant{&r.AcknowledgedAt}, &r.File)
	r.Payload = json.RawMessage(payload)
	return r, absent(err, whatReminder)
}
