package store

import "fmt"

// MessageOf gives the message a reminder leaves in, or left in, with all reminders of it.
func (tx *Tx) MessageOf(r Reminder) (Message, error) {
	m := Message{ID: r.MessageID, Address: r.Address, Try: r.Tries, Doubtful: r.Doubtful()}
	rows, err := tx.query(`SELECT `+reminderColumns+` FROM reminders
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND planned_at = $4 AND message_id = $5 AND address = $6 ORDER BY id`,
		instantText(r.PlannedAt), r.MessageID, r.Address)
	if err != nil {
		return m, fmt.Errorf("list the reminders of a message: %w", err)
	}
	if m.Reminders, err = collect(rows, scanReminder); err == nil && len(m.Reminders) == 0 {
		err = NotFound{whatReminder}
	}
	return m, err
}
