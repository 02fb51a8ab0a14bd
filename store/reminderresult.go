package store

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Result is what became of a try at sending a message.
type Result string

// What may become of a try.
const (
	ResultSent    Result = "sent"    // the server took it
	ResultLater   Result = "later"   // the server asked to try again (4xx)
	ResultRefused Result = "refused" // the server does not want it (5xx), or it cannot be written
	ResultUnknown Result = "unknown" // the line broke after the message had left and before the server answered
	ResultUntried Result = "untried" // nothing was sent: no server, or the program stops
)

// Outcome is what became of one message.
type Outcome struct {
	MessageID string
	Result    Result
	Answer    string // what the server said, or why it was not tried
}

// How long a reminder waits for its next try.
const (
	firstBackoff   = time.Minute // twice as long after each try
	longestBackoff = 6 * time.Hour
	givenUpAfter   = 72 * time.Hour // from the first try on; the last try is at its end
	untriedPause   = time.Minute
)

func backoff(tries int) time.Duration {
	if tries > 20 {
		return longestBackoff
	}
	return min(firstBackoff<<max(tries-1, 0), longestBackoff)
}

// Record notes what became of the messages of a batch, all at once, and says how many of their reminders it noted. What is no longer
// the batch's own, because its lease has ended and another has it, is left to that one.
//
// The audit log gets one line for all of them: what became of each stands in its row, and is nobody's decision.
func (s *Store) Record(ctx context.Context, tenant, token string, outcomes []Outcome) (int, error) {
	noted := 0
	err := s.change(ctx, System(tenant), func(tx *Tx) (err error) {
		noted, err = tx.record(token, outcomes)
		return err
	})
	return noted, err
}

func (tx *Tx) record(token string, outcomes []Outcome) (int, error) {
	of := map[string]Outcome{}
	for _, o := range outcomes {
		of[o.MessageID] = o
	}
	fates := map[fate][]any{}
	for some := range slices.Chunk(outcomes, meetRows) {
		arguments := []any{token}
		for _, o := range some {
			arguments = append(arguments, o.MessageID)
		}
		rows, err := tx.tenantQuery(`SELECT `+triedColumns+` FROM reminders WHERE tenant = $1 AND state = 'sending' AND due_at <> ''
			AND claimed_by = $2 AND message_id IN (`+parameters(3, len(some))+`)`, arguments...)
		if err != nil {
			return 0, fmt.Errorf("read what was sent: %w", err)
		}
		sent, err := collect(rows, scanTried)
		if err != nil {
			return 0, fmt.Errorf("read what was sent: %w", err)
		}
		for _, one := range sent {
			o := of[one.message]
			f := one.fate(o.Result, plainLine(o.Answer), tx.now)
			fates[f] = append(fates[f], one.id)
		}
	}
	noted, counts := 0, map[string]any{}
	for f, ids := range fates {
		rows, err := tx.meet(f, ids)
		if err != nil {
			return 0, err
		}
		noted += rows
		before, _ := counts[string(f.state)].(int)
		counts[string(f.state)] = before + rows
	}
	if noted == 0 {
		return 0, nil
	}
	return noted, tx.enter(ActionSendReminders, "", "", counts)
}

// tried is a reminder that is being sent.
type tried struct {
	id, message string
	tries       int
	first       time.Time
}

const triedColumns = `id, message_id, tries, first_tried_at`

func scanTried(row scanner) (tried, error) {
	var t tried
	return t, row.Scan(&t.id, &t.message, &t.tries, instant{&t.first})
}

// fate is what a try changes of a reminder.
type fate struct {
	state       ReminderState
	due, ended  string
	answer      string
	doubted     string // the instant; empty when it is as it was
	notTried    int    // 1 when the try does not count
	forgetFirst bool
}

// fate is what follows from the result of a try.
func (t tried) fate(result Result, answer string, now time.Time) fate {
	f := fate{answer: answer}
	switch result {
	case ResultSent:
		f.state, f.ended = ReminderSent, instantText(now)
		return f
	case ResultRefused:
		f.state, f.ended = ReminderFailed, instantText(now)
		return f
	case ResultUntried:
		f.state, f.due, f.notTried, f.forgetFirst = ReminderWaiting, instantText(now.Add(untriedPause)), 1, t.tries <= 1
		return f
	case ResultLater:
		f.state = ReminderDelayed
	default:
		f.state, f.doubted = ReminderDoubtful, instantText(now)
	}
	last := t.first.Add(givenUpAfter)
	if !now.Before(last) {
		f.state, f.ended, f.answer = ReminderFailed, instantText(now), "72小时内多次发送都没有成功，不再重试。最后一次："+answer
		return f
	}
	next := now.Add(backoff(t.tries))
	if next.After(last) {
		next = last
	}
	f.due = instantText(next)
	return f
}

// meetRows is how many reminders a statement names.
const meetRows = 100

// meet lets reminders that are being sent meet their fate. It says how many did. The caller enters it in the audit log.
func (tx *Tx) meet(f fate, ids []any) (int, error) {
	met := 0
	for some := range slices.Chunk(ids, meetRows) {
		rows, err := tx.tenantExec(`UPDATE reminders SET state = $2, due_at = $3, ended_at = $4, answer = $5, claimed_by = '',
				doubted_at = CASE WHEN $6 = '' OR doubted_at <> '' AND settled_at = '' THEN doubted_at ELSE $6 END,
				settled_at = CASE WHEN $6 = '' THEN settled_at ELSE '' END,
				tries = tries - $7, first_tried_at = CASE WHEN $8 = 1 THEN '' ELSE first_tried_at END
			WHERE tenant = $1 AND state = 'sending' AND id IN (`+parameters(9, len(some))+`)`,
			append([]any{string(f.state), f.due, f.ended, f.answer, f.doubted, f.notTried, number(f.forgetFirst)}, some...)...)
		if err != nil {
			return met, fmt.Errorf("note what became of reminders: %w", err)
		}
		met += int(rows)
	}
	return met, nil
}
