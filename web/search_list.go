package web

import (
	"github.com/gin-gonic/gin"

	"huishang/store"
)

// toldHit is a place a search found.
type toldHit struct {
	Dossier  string        `json:"dossier"`
	City     string        `json:"city"`
	Year     int           `json:"year"`
	Kind     store.HitKind `json:"kind"`
	KindName string        `json:"kind_name"`
	Ref      string        `json:"ref"`
	Title    string        `json:"title"`
	Before   string        `json:"before"`
	Match    string        `json:"match"`
	After    string        `json:"after"`
}

func tellHit(h store.Hit) toldHit {
	return toldHit{h.Dossier, h.City, h.Year, h.Kind, h.Kind.Name(), h.Ref, h.Title, h.Excerpt.Before, h.Excerpt.Match, h.Excerpt.After}
}

// searchList finds topics, items and letters by their words: GET /api/v1/search?q=.
func (s *site) searchList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	var hits []store.Hit
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		hits, next, err = tx.Search(c.Query("q"), c.Query("city"), page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "hits", toldEach(hits, tellHit), next)
	return nil
}
