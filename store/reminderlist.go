package store

import (
	"fmt"
	"time"
)

// Reminder finds a reminder.
func (tx *Tx) Reminder(id string) (Reminder, error) {
	return scanReminder(tx.row(`SELECT `+reminderColumns+` FROM reminders WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, id))
}

// ReminderFilter narrows a list of reminders. What is empty narrows nothing.
type ReminderFilter struct {
	City      string
	State     ReminderState
	Kind      string
	Duty      string
	Recipient string
	Address   string
	Doubtful  bool // only those of which nobody knows how often they arrived
}

// conditions are the conditions of the filter in a statement whose next parameter has a number, and their arguments.
func (f ReminderFilter) conditions(next int) (text string, arguments []any) {
	for _, c := range []struct{ column, value string }{
		{"city", f.City}, {"state", string(f.State)}, {"kind", f.Kind}, {"duty", f.Duty}, {"recipient", f.Recipient}, {"address", f.Address},
	} {
		if c.value != "" {
			text += fmt.Sprintf(" AND %s = $%d", c.column, next+len(arguments))
			arguments = append(arguments, c.value)
		}
	}
	if f.Doubtful {
		text += " AND doubted_at <> '' AND settled_at = ''"
	}
	return text, arguments
}

// Reminders lists reminders, the latest planned first, with the cursor of the next page.
func (tx *Tx) Reminders(filter ReminderFilter, page Page) ([]Reminder, string, error) {
	at, id := "9", ""
	if _, err := page.read(&at, &id); err != nil {
		return nil, "", err
	}
	if filter.City == "" {
		filter.City = tx.scope.City
	}
	narrowed, further := filter.conditions(7)
	rows, err := tx.query(`SELECT `+reminderColumns+` FROM reminders
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND planned_at <= $4 AND (planned_at < $4 OR id > $5)`+narrowed+`
		ORDER BY planned_at DESC, id LIMIT $6`, append([]any{at, id, page.limit() + 1}, further...)...)
	if err != nil {
		return nil, "", fmt.Errorf("list reminders: %w", err)
	}
	return listed(rows, page, scanReminder, func(r Reminder) []any { return []any{instantText(r.PlannedAt), r.ID} })
}

// Queue is how delivery stands.
type Queue struct {
	Open   map[ReminderState]int // of each state those with which something is left to do
	Failed int                   // for good
	Oldest time.Time             // since when the one longest due is due; zero when none is
}

// Length is how many reminders are still to leave.
func (q Queue) Length() int {
	length := 0
	for _, n := range q.Open {
		length += n
	}
	return length
}

// Queue counts what is still to leave, and what failed.
func (tx *Tx) Queue() (Queue, error) {
	q := Queue{Open: map[ReminderState]int{}}
	// The state as an expression keeps SQLite from going through all reminders in its order.
	rows, err := tx.query(`SELECT state || '', count(*), min(due_at) FROM reminders
		WHERE tenant = $1 AND ` + cityInScope + ` AND due_at <> '' GROUP BY 1`)
	if err != nil {
		return q, fmt.Errorf("count reminders: %w", err)
	}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var state ReminderState
		var count int
		var due time.Time
		if err := row.Scan(&state, &count, instant{&due}); err != nil {
			return none, err
		}
		q.Open[state] = count
		if state != ReminderSending && !due.After(tx.now) && (q.Oldest.IsZero() || due.Before(q.Oldest)) {
			q.Oldest = due
		}
		return none, nil
	})
	if err == nil {
		err = tx.row(`SELECT count(*) FROM reminders WHERE tenant = $1 AND `+cityInScope+` AND state = $4`, string(ReminderFailed)).Scan(&q.Failed)
	}
	if err != nil {
		return q, fmt.Errorf("count reminders: %w", err)
	}
	return q, nil
}
