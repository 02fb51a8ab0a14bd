package courier

import (
	"errors"
	"slices"

	"huishang/scheduler"
	"huishang/store"
)

// What is told of a reminder that did not leave.
const (
	replaced = "还没有发出就到了下一个时点，由后一次提醒代替。"
	settled  = "还没有发出，事情已经办结、改期或不再需要，不再发送。"
)

// withdraw cancels what is queued and not due any more: while mail was down the matter was settled, or a later moment came. So whoever is
// reached again after days gets one letter about it. What somebody asked for at a later day stays as long as the matter is open. Of a city with a
// dossier that cannot be read nobody knows what is settled: all of it stays.
func (d *day) withdraw(tx *store.Tx) error {
	if !d.calendar.IsWorkday(d.on) {
		return nil // on such days nothing is due, which says nothing
	}
	open, err := tx.OpenReminders()
	if err != nil {
		return err
	}
	unread, err := unreadCities(tx)
	if err != nil {
		return err
	}
	due, matters := map[moment]bool{}, map[[2]string]bool{}
	for i := range d.due {
		r := &d.due[i]
		due[momentOf(r)], matters[[2]string{r.Duty, string(r.Kind)}] = true, true
	}
	var later, over []string
	for _, o := range open {
		going := matters[[2]string{o.Duty, o.Kind}]
		switch {
		case !planable(o.ReminderKey), unread[o.City], due[moment{o.Duty, o.Kind, o.Step, o.Base}], going && o.State == store.ReminderDeferred:
		case going:
			later = append(later, o.ID)
		default:
			over = append(over, o.ID)
		}
	}
	first, err := tx.WithdrawReminders(later, replaced)
	second, fault := tx.WithdrawReminders(over, settled)
	d.result.Withdrawn = first + second
	return errors.Join(err, fault)
}

// unreadCities are the cities with a dossier that cannot be read.
func unreadCities(tx *store.Tx) (map[string]bool, error) {
	unread, err := tx.UnreadDossiers()
	cities := map[string]bool{}
	for _, d := range unread {
		cities[d.City] = true
	}
	return cities, err
}

// planable reports whether a row came from the moments of the notice: what a plan makes and can take back.
func planable(k store.ReminderKey) bool {
	return k.Step != stepMoved && k.Step != stepCancelled && slices.Contains(scheduler.Kinds(), scheduler.Kind(k.Kind))
}
