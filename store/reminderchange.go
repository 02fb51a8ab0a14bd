package store

import (
	"fmt"
	"strings"
	"time"
)

// RetryReminder sends a reminder that has not arrived as soon as may be, to another address when one is given: as a message of its own,
// since none arrived. What was sent is refused, and so is what may have arrived until [Tx.SettleReminder] says that it did not.
func (tx *Tx) RetryReminder(id, address string) (Reminder, error) {
	r, err := tx.Reminder(id)
	if err != nil {
		return r, err
	}
	switch {
	case r.State == ReminderSending:
		return r, errSending
	case r.State == ReminderSent:
		return r, Refused{"这条提醒已发送，不再重发。"}
	case r.Doubtful():
		return r, Refused{"这条提醒存疑，可能已经送达。请先核实是否送达，再重发。"}
	}
	detail := map[string]any{"from": r.State, "readdressed": address != "" && address != r.Address}
	if address != "" {
		r.Address = address
	}
	if fault := addressFault(r.Address); fault != "" {
		return r, Refused{fault}
	}
	r.leaveAlone(ReminderWaiting, tx.now)
	return r, tx.changeReminder(r, ActionRetryReminder, detail)
}

// leaveAlone queues a reminder as a new message of its own: another of a digest must not leave under a Message-ID that was used before.
func (r *Reminder) leaveAlone(state ReminderState, due time.Time) {
	_, host, _ := strings.Cut(r.MessageID, "@")
	r.MessageID, r.State, r.DueAt, r.EndedAt, r.Answer = newMessageID(host), state, due, time.Time{}, ""
	r.Tries, r.FirstTriedAt = 0, time.Time{}
}

var errSending = Refused{"这条提醒正在发送，请过几分钟再看。"}

// CancelReminder keeps a reminder from leaving.
func (tx *Tx) CancelReminder(id, reason string) (Reminder, error) {
	r, err := tx.Reminder(id)
	if err != nil {
		return r, err
	}
	switch r.State {
	case ReminderSent, ReminderCancelled:
		return r, Refused{"这条提醒" + r.State.Name() + "，不能再取消。"}
	case ReminderSending:
		return r, errSending
	}
	before := r.State
	r.State, r.DueAt, r.EndedAt, r.Answer = ReminderCancelled, time.Time{}, tx.now, plainLine(reason)
	return r, tx.changeReminder(r, ActionCancelReminder, map[string]any{"from": before, "reason": r.Answer})
}

// SettleReminder says of a doubtful reminder whether an earlier try arrived, as somebody has found out by asking: then it is not sent
// again; else it is, without a doubt.
func (tx *Tx) SettleReminder(id string, arrived bool) (Reminder, error) {
	r, err := tx.Reminder(id)
	if err != nil {
		return r, err
	}
	switch {
	case !r.Doubtful():
		return r, Refused{"这条提醒没有存疑，不需要核实。"}
	case r.State == ReminderSending:
		return r, errSending
	}
	before := r.State
	r.SettledAt = tx.now
	switch {
	case r.State == ReminderSent || r.State == ReminderCancelled:
	case arrived:
		r.State, r.DueAt, r.EndedAt = ReminderSent, time.Time{}, tx.now
	case r.State != ReminderFailed:
		r.leaveAlone(ReminderWaiting, tx.now)
	}
	return r, tx.changeReminder(r, ActionSettleReminder, map[string]any{"from": before, "arrived": arrived})
}

// AcknowledgeReminder notes that its reader knows (已知悉). One that has not left yet need not leave any more. Doing so twice changes nothing.
func (tx *Tx) AcknowledgeReminder(id string) (Reminder, error) {
	r, err := tx.Reminder(id)
	if err != nil || !r.AcknowledgedAt.IsZero() {
		return r, err
	}
	before := r.State
	r.AcknowledgedAt = tx.now
	if !r.DueAt.IsZero() && r.State != ReminderSending {
		r.State, r.DueAt, r.EndedAt = ReminderCancelled, time.Time{}, tx.now
	}
	return r, tx.changeReminder(r, ActionAcknowledge, map[string]any{"from": before})
}

// DeferReminder has a reminder sent at a later time (推迟到), as a message of its own.
func (tx *Tx) DeferReminder(id string, until time.Time) (Reminder, error) {
	r, err := tx.Reminder(id)
	if err != nil {
		return r, err
	}
	switch {
	case r.State == ReminderSending:
		return r, errSending
	case r.State == ReminderCancelled || r.State == ReminderFailed || !r.AcknowledgedAt.IsZero():
		return r, Refused{"这条提醒已经了结，不能推迟。"}
	case !until.After(tx.now):
		return r, Refused{fmt.Sprintf("推迟到的时间应在%s之后。", tx.now.In(shanghai).Format("2006年1月2日 15:04"))}
	}
	before := r.State
	r.leaveAlone(ReminderDeferred, until)
	r.DoubtedAt, r.SettledAt = time.Time{}, time.Time{} // it is another message
	return r, tx.changeReminder(r, ActionDeferReminder, map[string]any{"from": before, "until": instantText(until)})
}

// changeReminder keeps what a person changed of a reminder.
func (tx *Tx) changeReminder(r Reminder, action Action, detail map[string]any) error {
	_, err := tx.exec(`UPDATE reminders SET address = $5, message_id = $6, state = $7, due_at = $8, tries = $9, first_tried_at = $10,
			answer = $11, ended_at = $12, doubted_at = $13, settled_at = $14, acknowledged_at = $15
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`,
		r.ID, r.Address, r.MessageID, string(r.State), instantText(r.DueAt), r.Tries, instantText(r.FirstTriedAt), r.Answer,
		instantText(r.EndedAt), instantText(r.DoubtedAt), instantText(r.SettledAt), instantText(r.AcknowledgedAt))
	if err != nil {
		return fmt.Errorf("change a reminder: %w", err)
	}
	return tx.enter(action, r.City, r.ID, detail)
}
