// Package intake takes in what cities and divisions hand in: files become one submission of one city, laid over what is known of that city,
// held against the Measures and saved whole. It knows neither how files arrive nor how they are kept: handlers give it what they read
// and a transaction of the store.
//
// A submission goes through three hands: a [Basket] takes the files and looks into each, [Desk.Hold] lays them over what is known, and
// [Judged.Save] saves them with the findings in one transaction. Everything heavy happens before that transaction begins. The step that goes
// with what was handed in is carried through by [proceeding].
package intake

import (
	"errors"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// A Desk is where material is taken in.
type Desk struct {
	Steps *proceeding.Proceedings
}

// A Hand is who hands in or decides, and on which day.
type Hand struct {
	Role  huishang.Role
	Today huishang.Date
}

// A step is what is recorded with what was handed in, or why it is not.
type step struct {
	ready *proceeding.Prepared // nil when none is recorded
	waits *huishang.Refusal    // why, or nil when none is due
}

// undertake prepares the steps that go with what was handed in. That the Measures do not allow them yet keeps nothing from being taken in.
func (d Desk) undertake(u proceeding.Undertaking) (s step, err error) {
	s.ready, err = d.Steps.Undertake(u)
	if errors.As(err, &s.waits) {
		return step{waits: s.waits}, nil
	}
	return s, err
}

// Waits says why no step is recorded; it is nil when one is, or none is due.
func (s step) Waits() *huishang.Refusal { return s.waits }

// Events are the steps that are recorded.
func (s step) Events() []huishang.Event {
	if s.ready == nil {
		return nil
	}
	return s.ready.Events()
}

// Unmade are the documents of the steps that the dossier is not ready for, with the reasons.
func (s step) Unmade() []proceeding.Unmade {
	if s.ready == nil {
		return nil
	}
	return s.ready.Unmade()
}

// keep saves the version a step leaves and puts it on record, when there is one.
func (s step) keep(tx *store.Tx) error {
	if s.ready == nil {
		return nil
	}
	_, err := s.ready.Keep(tx)
	return err
}
