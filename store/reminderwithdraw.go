package store

import (
	"fmt"
	"slices"
)

// OpenReminder is a reminder that has not left yet and is not on its way.
type OpenReminder struct {
	ReminderKey
	ID    string
	City  string // empty when it concerns none
	State ReminderState
}

// OpenReminders lists the reminders that wait for their time, for another try, or for the day their reader asked for.
func (tx *Tx) OpenReminders() ([]OpenReminder, error) {
	rows, err := tx.query(`SELECT id, city, state, duty, recipient, kind, base, step FROM reminders
		WHERE tenant = $1 AND ` + cityInScope + ` AND due_at <> '' AND state IN ('waiting', 'delayed', 'deferred')`)
	if err != nil {
		return nil, fmt.Errorf("list the open reminders: %w", err)
	}
	return collect(rows, func(row scanner) (OpenReminder, error) {
		var r OpenReminder
		return r, row.Scan(&r.ID, &r.City, &r.State, &r.Duty, &r.Recipient, &r.Kind, civil{&r.Base}, &r.Step)
	})
}

// WithdrawReminders cancels open reminders that there is no reason for any more, and says how many it did. The audit log gets one line for all
// of them: they follow from the dossiers, as their plan did.
func (tx *Tx) WithdrawReminders(ids []string, reason string) (int, error) {
	withdrawn := 0
	for some := range slices.Chunk(ids, meetRows) {
		arguments := []any{plainLine(reason), instantText(tx.now)}
		for _, id := range some {
			arguments = append(arguments, id)
		}
		rows, err := tx.exec(`UPDATE reminders SET state = 'cancelled', due_at = '', answer = $4, ended_at = $5
			WHERE tenant = $1 AND `+cityInScope+` AND state || '' IN ('waiting', 'delayed', 'deferred')
				AND id IN (`+parameters(6, len(some))+`)`, arguments...)
		if err != nil {
			return withdrawn, fmt.Errorf("withdraw reminders: %w", err)
		}
		withdrawn += int(rows)
	}
	if withdrawn == 0 {
		return 0, nil
	}
	return withdrawn, tx.enter(ActionCancelReminder, "", "", map[string]any{"withdrawn": withdrawn, "reason": reason})
}
