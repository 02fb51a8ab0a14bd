package web

import (
	"time"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// toldDossier is the record of a dossier as the API tells it.
type toldDossier struct {
	ID        string     `json:"id"`
	City      string     `json:"city"`
	Name      string     `json:"name"` // of the city
	Year      int        `json:"year"`
	Version   int        `json:"version"`
	CreatedAt time.Time  `json:"created_at"`
	CreatedBy string     `json:"created_by"`
	TrashedAt *time.Time `json:"trashed_at,omitempty"`
	TrashedBy string     `json:"trashed_by,omitempty"`
}

func tellDossier(d store.Dossier) toldDossier {
	return toldDossier{d.ID, d.City, d.Name, d.Year, d.Latest, d.CreatedAt, d.CreatedBy, instantOf(d.TrashedAt), d.TrashedBy}
}

// dossierList tells the dossiers, the latest year first: GET /api/v1/dossiers. Those in the trash are told apart, with trashed=true.
func (s *site) dossierList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	filter := store.DossierFilter{City: c.Query("city"), Trashed: c.Query("trashed") == "true"}
	if filter.Year, err = yearOfQuery(c); err != nil {
		return err
	}
	var dossiers []store.Dossier
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		dossiers, next, err = tx.Dossiers(filter, page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "dossiers", toldEach(dossiers, tellDossier), next)
	return nil
}
