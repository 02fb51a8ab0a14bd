package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How signing in slows down. A door is a login name as it is tried from one place, and that place for whatever name. Nothing is counted
// for the name alone: a stranger's guessing keeps nobody out who comes from elsewhere.
const (
	freeTries      = 4  // for a name from one place; the next one waits
	freeFromAPlace = 40 // for a place, which may be a whole office behind one address
	firstWait      = 2 * time.Second
	longestWait    = 15 * time.Minute
	forgottenAfter = 24 * time.Hour
)

// TooSoon is a try at signing in before its time.
type TooSoon struct{ Wait time.Duration }

func (e TooSoon) Error() string {
	return "登录失败次数较多，请过" + waitText(e.Wait) + "再试。忘记密码请联系系统管理员。"
}

func waitText(wait time.Duration) string {
	if seconds := int((wait + time.Second - 1) / time.Second); seconds < 120 {
		return fmt.Sprintf("%d秒", seconds)
	}
	return fmt.Sprintf("%d分钟", int((wait+time.Minute-1)/time.Minute))
}

// a door is where a try is counted: from which number of failures on it waits.
type door struct {
	name string
	free int
}

func doors(login, place string) []door {
	return []door{{digest(login) + " " + place, freeTries}, {place, freeFromAPlace}}
}

// TakeTry counts a try at signing in before it is known how it ends, so that many at once are counted, too. The error is [TooSoon] when it
// has to wait; then it does not count.
func (s *Store) TakeTry(ctx context.Context, tenant, login, place string) error {
	return s.change(ctx, System(tenant), func(tx *Tx) error {
		if err := tx.unrecorded(`DELETE FROM attempts WHERE tenant = $1 AND last_at < $2`, instantText(tx.now.Add(-forgottenAfter))); err != nil {
			return fmt.Errorf("forget old tries: %w", err)
		}
		counts := make([]int, 2)
		for i, d := range doors(login, place) {
			var last time.Time
			err := tx.tenantRow(`SELECT failures, last_at FROM attempts WHERE tenant = $1 AND door = $2`, d.name).Scan(&counts[i], instant{&last})
			if err := absent(err, "次尝试"); err != nil && !errors.As(err, &NotFound{}) {
				return fmt.Errorf("count tries: %w", err)
			}
			if wait := last.Add(delay(counts[i], d.free)).Sub(tx.now); wait > 0 {
				return TooSoon{wait}
			}
		}
		for i, d := range doors(login, place) {
			if err := tx.unrecorded(`INSERT INTO attempts (tenant, door, failures, last_at) VALUES ($1, $2, $3, $4)
				ON CONFLICT (tenant, door) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at`,
				d.name, counts[i]+1, instantText(tx.now)); err != nil {
				return fmt.Errorf("count a try: %w", err)
			}
		}
		return tx.auditSlow(counts[0]+1, login, place)
	})
}

// delay is how long the next try waits after so many failures: twice as long each time, to a bound.
func delay(failures, free int) time.Duration {
	over := failures - free
	switch {
	case over < 0:
		return 0
	case over > 20:
		return longestWait
	}
	return min(firstWait<<over, longestWait)
}

// auditSlow enters the eighth failure and every doubling after it in the audit log, not each of them: whoever guesses must not be able to
// fill it. What was typed as a name is kept only when it is one: some type their password there.
func (tx *Tx) auditSlow(failures int, login, place string) error {
	if failures <= freeTries || failures&(failures-1) != 0 {
		return nil
	}
	u, err := tx.UserByLogin(login)
	if errors.As(err, &NotFound{}) {
		return nil
	} else if err != nil {
		return err
	}
	return tx.enter(ActionSlowDown, u.City, u.ID, map[string]any{"login": u.Login, "from": place, "failures": failures})
}

// ForgiveTries forgets the failures of a name from one place once it has signed in from there. The place keeps what others failed.
func (s *Store) ForgiveTries(ctx context.Context, tenant, login, place string) error {
	return s.change(ctx, System(tenant), func(tx *Tx) error {
		if err := tx.unrecorded(`DELETE FROM attempts WHERE tenant = $1 AND door = $2`, digest(login)+" "+place); err != nil {
			return fmt.Errorf("forgive tries: %w", err)
		}
		if err := tx.unrecorded(`UPDATE attempts SET failures = failures - 1 WHERE tenant = $1 AND door = $2 AND failures > 0`, place); err != nil {
			return fmt.Errorf("forgive tries: %w", err)
		}
		return nil
	})
}
