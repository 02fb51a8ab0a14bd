package store

import (
	"fmt"
	"time"
)

// BadAddress is an address reminders could not be delivered to for good, or the lack of one: a task for whoever looks after the desk. It is
// done when its reminders are sent again ([Tx.RetryReminder], to another address if need be) or cancelled.
type BadAddress struct {
	City      string // empty when it concerns no single city
	Recipient string // the desk, and the person where several sit there
	Address   string // empty when there is none
	Answer    string // what the server said of the last of them, or what is wrong with the address
	Since     time.Time
	Reminders []string // their ids, the latest first
}

// BadAddresses lists the addresses of the scope to which reminders failed for good before an instant; the begin of today tells each on the
// day after it failed. Those with the latest failures come first. It looks at the latest 500 reminders that failed.
func (tx *Tx) BadAddresses(before time.Time) ([]BadAddress, error) {
	failed, _, err := tx.Reminders(ReminderFilter{State: ReminderFailed}, Page{Limit: largePage})
	if err != nil {
		return nil, fmt.Errorf("list bad addresses: %w", err)
	}
	var all []BadAddress
	at := map[[3]string]int{}
	for _, r := range failed {
		if !r.EndedAt.Before(before) {
			continue
		}
		key := [3]string{r.City, r.Recipient, r.Address}
		i, known := at[key]
		if !known {
			i, at[key] = len(all), len(all)
			all = append(all, BadAddress{City: r.City, Recipient: r.Recipient, Address: r.Address, Answer: r.Answer})
		}
		b := &all[i]
		b.Since, b.Reminders = r.EndedAt, append(b.Reminders, r.ID)
	}
	return all, nil
}
