package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Batch is what one sender has to send until its lease ends.
type Batch struct {
	Token    string // by which [Store.Record] knows whose they are
	Until    time.Time
	Messages []Message
}

// Message is what leaves at once to one address.
type Message struct {
	ID        string // the Message-ID without angle brackets, the same in every try
	Address   string
	Try       int        // from 1
	Doubtful  bool       // an earlier try may have arrived
	Reminders []Reminder // at least one
}

// NextDue says when a reminder has to be looked at next; zero when none has. A tick that asks nothing else costs one look at an index.
func (s *Store) NextDue(ctx context.Context, tenant string) (time.Time, error) {
	var next time.Time
	err := s.read.QueryRowContext(ctx, `SELECT due_at FROM reminders WHERE tenant = $1 AND due_at <> '' ORDER BY due_at LIMIT 1`, tenant).
		Scan(instant{&next})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return next, fmt.Errorf("look for reminders that are due: %w", err)
	}
	return next, nil
}

// dueMessages finds the messages that are due: the longest due first, one line a reminder.
const dueMessages = `SELECT message_id FROM reminders WHERE tenant = $1 AND due_at <> '' AND due_at <= $2 ORDER BY due_at, message_id LIMIT $3`

// Claim takes up to so many reminders that are due, and those that leave together with them, for one sender. Once it returns they are on
// the disk as being sent. The sender has to send them and tell [Store.Record] what became of them before the lease ends; whatever is not
// told by then may or may not have arrived: the next Claim after it marks it as doubtful and queues it again with the same Message-ID.
//
// Claiming is not entered in the audit log: it is a lease, and what came of it is entered, one line a batch.
func (s *Store) Claim(ctx context.Context, tenant string, limit int, lease time.Duration) (Batch, error) {
	next, err := s.NextDue(ctx, tenant)
	if err != nil || next.IsZero() || next.After(s.instant()) {
		return Batch{}, err
	}
	b := Batch{Token: rand.Text()}
	err = s.change(ctx, System(tenant), func(tx *Tx) error {
		if err := tx.doubtExpired(); err != nil {
			return err
		}
		b.Until = tx.now.Add(lease)
		rows, err := tx.unrecordedRows(`UPDATE reminders SET state = 'sending', claimed_by = $4, due_at = $5, tries = tries + 1,
				first_tried_at = CASE WHEN first_tried_at = '' THEN $2 ELSE first_tried_at END
			WHERE tenant = $1 AND due_at <> '' AND due_at <= $2 AND message_id IN (`+dueMessages+`) RETURNING `+reminderColumns,
			instantText(tx.now), limit, b.Token, instantText(b.Until))
		if err != nil {
			return fmt.Errorf("claim reminders: %w", err)
		}
		claimed, err := collect(rows, scanReminder)
		if err != nil {
			return fmt.Errorf("claim reminders: %w", err)
		}
		b.Messages = messagesFrom(claimed)
		return nil
	})
	return b, err
}

// messagesFrom puts together what leaves together, what was planned first before the others.
func messagesFrom(all []Reminder) []Message {
	slices.SortFunc(all, func(a, b Reminder) int {
		return cmp.Or(a.PlannedAt.Compare(b.PlannedAt), strings.Compare(a.MessageID, b.MessageID), strings.Compare(a.ID, b.ID))
	})
	var messages []Message
	at := map[string]int{}
	for _, r := range all {
		i, known := at[r.MessageID]
		if !known {
			i, at[r.MessageID] = len(messages), len(messages)
			messages = append(messages, Message{ID: r.MessageID, Address: r.Address})
		}
		m := &messages[i]
		m.Try, m.Doubtful, m.Reminders = max(m.Try, r.Tries), m.Doubtful || r.Doubtful(), append(m.Reminders, r)
	}
	return messages
}

// doubtExpired marks what was being sent by somebody whose lease has ended.
func (tx *Tx) doubtExpired() error {
	rows, err := tx.tenantQuery(`SELECT `+triedColumns+` FROM reminders WHERE tenant = $1 AND state = 'sending' AND due_at <= $2`,
		instantText(tx.now))
	if err != nil {
		return fmt.Errorf("look for senders that died: %w", err)
	}
	expired, err := collect(rows, scanTried)
	if err != nil {
		return fmt.Errorf("look for senders that died: %w", err)
	}
	fates := map[fate][]any{}
	for _, one := range expired {
		f := one.fate(ResultUnknown, "发送时程序中断，不知道是否送达。", tx.now)
		fates[f] = append(fates[f], one.id)
	}
	for f, ids := range fates {
		if _, err := tx.meet(f, ids); err != nil {
			return err
		}
	}
	if len(expired) == 0 {
		return nil
	}
	return tx.enter(ActionSendReminders, "", "", map[string]any{"interrupted": len(expired)})
}
