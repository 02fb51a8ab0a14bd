package web

import (
	"errors"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/proceeding"
	"huishang/store"
)

// taken is a submission that was taken in.
type taken struct {
	ID     string
	Fresh  bool // the same bytes were not there before
	Steps  []huishang.Event
	Unmade []proceeding.Unmade // documents of the steps the dossier is not ready for
	Waits  string              // why no step was recorded with it
}

// saving saves what was handed in and held, within a transaction.
type saving func(tx *store.Tx) (taken, error)

// takeIn lays a parcel over what is known now and has it saved: within gets what saves it and opens the transaction for that. When somebody
// saved in between, it does so once more, over what is known then.
func (s *site) takeIn(c *gin.Context, parcel *intake.Parcel, written []store.Explanation, within func(saving) error) error {
	return again(func() error { return s.takeInOnce(c, parcel, written, within) })
}

func (s *site) takeInOnce(c *gin.Context, parcel *intake.Parcel, written []store.Explanation, within func(saving) error) error {
	var known intake.Known
	var before *store.Submission
	if err := s.view(c, func(tx *store.Tx) error {
		found, err := parcel.Again(tx)
		if err == nil {
			before = &found
			return nil
		}
		if !errors.As(err, &store.NotFound{}) {
			return err
		}
		known, err = intake.Look(c.Request.Context(), tx, parcel.City, parcel.Year)
		return err
	}); err != nil {
		return err
	}
	if before != nil {
		return within(func(tx *store.Tx) (taken, error) {
			return taken{ID: before.ID}, intake.ExplainAgain(tx, before.ID, written)
		})
	}
	judged, err := s.intake().Hold(parcel, known, s.hand(c))
	if err != nil {
		return err
	}
	return within(func(tx *store.Tx) (taken, error) {
		saved, fresh, err := judged.Save(tx, written)
		if err != nil {
			return taken{}, err
		}
		done := taken{ID: saved.ID, Fresh: fresh, Steps: judged.Events(), Unmade: judged.Unmade()}
		if waits := judged.Waits(); waits != nil {
			done.Waits = waits.Error()
		}
		return done, nil
	})
}
