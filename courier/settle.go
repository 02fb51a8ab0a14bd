package courier

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"huishang/scheduler"
	"huishang/store"
)

// looked is the last change of a dossier whose reminders were looked at.
type looked struct {
	mu     sync.Mutex
	change int64
}

// WithdrawSettled cancels what is queued for the cities whose dossiers changed since it last looked, and that a step, a report or another day has
// settled: a letter about it does not leave any more, and nobody has to wait for the next plan to see it. What is only followed by a later moment
// stays for the plan, which queues that one.
func (c *Courier) WithdrawSettled(ctx context.Context) error {
	c.looked.mu.Lock()
	defer c.looked.mu.Unlock()
	last, open, err := c.openOfChanged(ctx)
	if err != nil {
		return err
	}
	var over []string
	if len(open) > 0 {
		calendar, err := c.WorkingDays(ctx)
		if err != nil {
			return err
		}
		for city, open := range open {
			some, err := c.settledOf(ctx, city, open, calendar)
			if err != nil {
				return err
			}
			over = append(over, some...)
		}
	}
	if len(over) > 0 {
		slices.Sort(over)
		if err := c.Store.Update(ctx, store.System(store.Home), func(tx *store.Tx) error {
			_, err := tx.WithdrawReminders(over, settled)
			return err
		}); err != nil {
			return fmt.Errorf("withdraw what is settled: %w", err)
		}
	}
	c.looked.change = last
	return nil
}

// openOfChanged lists what a plan queued for each city that changed since the last look, and the change until which that is.
func (c *Courier) openOfChanged(ctx context.Context) (last int64, open map[string][]store.OpenReminder, err error) {
	err = c.Store.View(ctx, store.System(store.Home), func(tx *store.Tx) error {
		if last, err = tx.LastChange(); err != nil || last == c.looked.change {
			return err
		}
		changed, err := tx.ChangedCities(c.looked.change)
		if err != nil {
			return err
		}
		unread, err := unreadCities(tx)
		if err != nil {
			return err
		}
		all, err := tx.OpenReminders()
		open = map[string][]store.OpenReminder{}
		for _, o := range all {
			if _, changed := slices.BinarySearch(changed, o.City); changed && !unread[o.City] && planable(o.ReminderKey) {
				open[o.City] = append(open[o.City], o)
			}
		}
		return err
	})
	return last, open, err
}

// settledOf lists those of the open reminders of a city that there is no reason for on the next working day.
func (c *Courier) settledOf(ctx context.Context, city string, open []store.OpenReminder, calendar *scheduler.Calendar) ([]string, error) {
	scope := store.System(store.Home)
	scope.City = city
	_, standings, err := c.standings(ctx, scope, "withdraw")
	if err != nil {
		return nil, err
	}
	matters, days := map[[2]string]bool{}, map[moment]bool{}
	for _, r := range scheduler.Due(standings, calendar, c.Notice, calendar.OnOrAfter(c.today())) {
		matters[[2]string{r.Duty, string(r.Kind)}], days[moment{r.Duty, string(r.Kind), "", r.Base}] = true, true
	}
	var over []string
	for _, o := range open {
		going := days[moment{o.Duty, o.Kind, "", o.Base}]
		if o.State == store.ReminderDeferred {
			going = matters[[2]string{o.Duty, o.Kind}]
		}
		if !going {
			over = append(over, o.ID)
		}
	}
	return over, nil
}
