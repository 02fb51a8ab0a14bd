package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// A toldProgress is a report on an item as the API tells it.
type toldProgress struct {
	Item    string        `json:"item"`
	N       int           `json:"n"`
	On      huishang.Date `json:"on"`
	Author  string        `json:"author"`
	At      time.Time     `json:"at"`
	Content spelled       `json:"content"`
}

func tellProgress(p store.Progress) toldProgress {
	return toldProgress{p.ItemID, p.N, p.On, p.Author, p.At, spelled{p.SummaryItem}}
}

// progressCreate takes reports on the items of the agreement, as the filled form or as JSON: POST /api/v1/dossiers/:id/progress.
func (s *site) progressCreate(c *gin.Context) error {
	parcel, request, done, err := s.filledOf(c, "progress", "items")
	if parcel == nil || err != nil {
		return err
	}
	defer done()
	return s.report(c, parcel, func(reports *intake.Reports) error {
		return s.once(c, request, func(tx *store.Tx) (reply, error) {
			kept, err := reports.Save(tx)
			if err != nil {
				return reply{}, err
			}
			return replyOf(http.StatusCreated, toldRecord(gin.H{"progress": toldEach(kept, tellProgress), "findings": orEmpty(reports.Findings)},
				reports.Events(), reports.Waits()))
		})
	})
}

// report holds what was handed in against the agreement of the dossier of the address, and has it kept.
func (s *site) report(c *gin.Context, parcel *intake.Parcel, keep func(*intake.Reports) error) error {
	return again(func() error {
		known, err := s.knownOf(c)
		if err != nil {
			return err
		}
		reports, err := s.intake().Report(parcel, known, s.hand(c))
		if err != nil {
			return err
		}
		return keep(reports)
	})
}

// progressList lists the reports on the items, by item and in order: GET /api/v1/dossiers/:id/progress.
func (s *site) progressList(c *gin.Context) error {
	var all []store.Progress
	if err := s.view(c, func(tx *store.Tx) (err error) {
		all, err = tx.Progress(c.Param("id"))
		return err
	}); err != nil {
		return err
	}
	c.JSON(http.StatusOK, gin.H{"progress": toldEach(all, tellProgress)})
	return nil
}
