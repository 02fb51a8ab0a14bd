package web

import (
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/store"
)

// toldDocument is a filed document as the API tells it.
type toldDocument struct {
	ID      string    `json:"id"`
	N       int       `json:"n"`
	Round   int       `json:"round"`
	Kind    string    `json:"kind"`
	Title   string    `json:"title"`
	Name    string    `json:"name"`
	Media   string    `json:"media"`
	Size    int64     `json:"size"`
	SHA256  string    `json:"sha256"`
	Version int       `json:"version,omitempty"` // of the dossier it was made from
	Author  string    `json:"author"`
	At      time.Time `json:"at"`
}

func tellDocument(d store.Document) toldDocument {
	return toldDocument{d.ID, d.N, d.Round, d.Kind, kindTitle(d.Kind), d.Name, d.Media, d.File.Size, d.File.SHA256, d.Version, d.Author, d.At}
}

// kindTitle is what a kind of document is called; one the generator does not make is called as its sender did.
func kindTitle(kind string) string {
	if k, known := generator.KindOf(kind); known {
		return k.Title
	}
	return kind
}

// filedList tells the documents of a dossier in the order they were filed: GET /api/v1/dossiers/{id}/documents. Those of one round come all
// at once.
func (s *site) filedList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	round, err := numberOf(c, "round", 1, 99)
	if err != nil {
		return err
	}
	var filed []store.Document
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		if round > 0 {
			filed, err = filedInRound(tx, c.Param("id"), round)
			return err
		}
		filed, next, err = tx.Documents(c.Param("id"), page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "documents", toldEach(filed, tellDocument), next)
	return nil
}

func filedInRound(tx *store.Tx, dossier string, round int) ([]store.Document, error) {
	var all []store.Document
	page := store.Page{Limit: 500}
	for {
		some, next, err := tx.Documents(dossier, page)
		all = append(all, slices.DeleteFunc(some, func(d store.Document) bool { return d.Round != round })...)
		if err != nil || next == "" {
			return all, err
		}
		page.After = next
	}
}
