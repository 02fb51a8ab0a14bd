package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// searchPage is what a search found.
type searchPage struct {
	frame
	Query   string
	Kind    store.HitKind
	Kinds   []kindLink
	Hits    []hitRow
	Next    string // the address of the next page
	Fault   string
	Command bool // something was searched for
}

// A kindLink narrows a search to one kind.
type kindLink struct {
	Label, Path string
	Current     bool
}

// A hitRow is a place that was found, with its city by name.
type hitRow struct {
	store.Hit
	CityName string
	Path     string
}

const searchRows = 30

// searchShow looks for words in topics, items and letters: GET /search?q=&kind=&city=&cursor=.
func (s *site) searchShow(c *gin.Context) error {
	page := searchPage{frame: s.frame(c, "查找"), Query: strings.TrimSpace(c.Query("q")), Kind: store.HitKind(c.Query("kind"))}
	for _, kind := range []store.HitKind{"", store.HitTopic, store.HitItem, store.HitLetter} {
		label := orElse(kind.Name(), "全部")
		page.Kinds = append(page.Kinds, kindLink{label, withoutCursor(c, "kind", string(kind)), kind == page.Kind})
	}
	if page.Query == "" {
		s.show(c, http.StatusOK, "search_show", page)
		return nil
	}
	page.Command, page.Title = true, "查找“"+page.Query+"”"
	var next string
	err := s.view(c, func(tx *store.Tx) error {
		hits, after, err := tx.SearchKind(page.Query, c.Query("city"), page.Kind, store.Page{After: c.Query("cursor"), Limit: searchRows})
		for _, h := range hits {
			page.Hits = append(page.Hits, hitRow{Hit: h})
		}
		next = after
		return err
	})
	if refused := (store.Refused{}); errors.As(err, &refused) {
		page.Fault = refused.Reason
		s.show(c, http.StatusUnprocessableEntity, "search_show", page)
		return nil
	} else if err != nil {
		return err
	}
	if next != "" {
		page.Next = withQuery(c, "cursor", next)
	}
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	for i := range page.Hits {
		h := &page.Hits[i]
		h.CityName, h.Path = nameOfCity(cards, h.City), s.paths.to(asker(c).Role, "/dossiers/:id", h.Dossier)
	}
	s.show(c, http.StatusOK, "search_show", page)
	return nil
}
