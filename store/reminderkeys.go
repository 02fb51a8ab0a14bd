package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"huishang"
)

// cityInScope holds a row to the scope by its city in a way that SQLite does not take for a hint: without statistics it would go by the index
// of the cities, where the program's own scope finds every row there ever was.
const cityInScope = `city || '' BETWEEN $2 AND $3`

// PlannedKeys gives the keys of all reminders that were ever planned of some duties, by duty.
func (tx *Tx) PlannedKeys(duties []string) (map[string][]ReminderKey, error) {
	planned := map[string][]ReminderKey{}
	sorted := slices.Compact(slices.Sorted(slices.Values(duties)))
	for some := range slices.Chunk(sorted, meetRows) {
		arguments := make([]any, len(some))
		for i, duty := range some {
			arguments[i] = duty
		}
		rows, err := tx.query(`SELECT duty, recipient, kind, base, step FROM reminders
			WHERE tenant = $1 AND `+cityInScope+` AND duty IN (`+parameters(4, len(some))+`)`, arguments...)
		if err != nil {
			return nil, fmt.Errorf("read what was planned: %w", err)
		}
		keys, err := collect(rows, scanKeyOfReminder)
		if err != nil {
			return nil, fmt.Errorf("read what was planned: %w", err)
		}
		for _, key := range keys {
			planned[key.Duty] = append(planned[key.Duty], key)
		}
	}
	return planned, nil
}

func scanKeyOfReminder(row scanner) (ReminderKey, error) {
	var k ReminderKey
	return k, row.Scan(&k.Duty, &k.Recipient, &k.Kind, civil{&k.Base}, &k.Step)
}

// EntryReminders gives the reminders whose letters carry a calendar entry, of meetings to be held and terms to end on a day or later, whatever
// became of them, in the order of their planning. They tell which calendars have an entry that may have to move.
func (tx *Tx) EntryReminders(from huishang.Date) ([]Reminder, error) {
	rows, err := tx.query(`SELECT `+reminderColumns+` FROM reminders
		WHERE tenant = $1 AND `+cityInScope+` AND kind IN ('会议筹备', '议定书到期') AND base >= $4 ORDER BY planned_at, id`, from.String())
	if err != nil {
		return nil, fmt.Errorf("list the reminders with an entry: %w", err)
	}
	return collect(rows, scanReminder)
}

// AddressedSince cancels a reminder that failed for the lack of an address, because others at the desk were reminded instead.
func (tx *Tx) AddressedSince(key ReminderKey) error {
	const answer = "这个岗位登记了收件人，已另行发送。"
	rows, err := tx.exec(`UPDATE reminders SET state = 'cancelled', answer = $9
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND duty = $4 AND recipient = $5 AND kind = $6 AND base = $7 AND step = $8
			AND state = 'failed' AND address = ''`, key.Duty, key.Recipient, key.Kind, key.Base.String(), key.Step, answer)
	if err != nil {
		return fmt.Errorf("cancel what had no address: %w", err)
	}
	if rows == 0 {
		return nil
	}
	return tx.enter(ActionCancelReminder, "", "", map[string]any{"duty": key.Duty, "recipient": key.Recipient, "reason": answer})
}

// PutReminderFile keeps a file that is to leave with reminders.
func (tx *Tx) PutReminderFile(data []byte) (File, error) { return tx.putFile(bytes.NewReader(data)) }

// ReminderFile gives the file that leaves with a reminder. The error is [NotFound] when there is none.
func (tx *Tx) ReminderFile(id string) (File, error) {
	f := File{tenant: tx.scope.Tenant, from: tx}
	err := tx.row(`SELECT f.sha256, f.size FROM reminders r JOIN files f ON f.tenant = r.tenant AND f.sha256 = r.file
		WHERE r.tenant = $1 AND r.city BETWEEN $2 AND $3 AND r.id = $4`, id).Scan(&f.SHA256, &f.Size)
	return f, absent(err, "个附件")
}

// Desk is the part of a recipient that names the desk, without the person.
func (k ReminderKey) Desk() string {
	desk, _, _ := strings.Cut(k.Recipient, " ")
	return desk
}

// Person is the part of a recipient that names the person, empty where there is none.
func (k ReminderKey) Person() string {
	_, person, _ := strings.Cut(k.Recipient, " ")
	return person
}
