package web

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// differencesPage shows what differs between two versions of a dossier.
type differencesPage struct {
	frame
	Path          string // of the list of versions
	Before, After toldVersion
	Changes       changesPart
	Documents     []documentPair
	Choices       []int // other versions it can be compared with
}

// A documentPair are the documents of one kind that were last made from each of the versions.
type documentPair struct {
	Before, After shownPaper
	Path          string // of the comparison by paragraph; empty where there is none
}

// versionDifferences shows what differs between a version of a dossier and another, or the one before: GET /dossiers/:id/versions/:n?against=m.
func (s *site) versionDifferences(c *gin.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return store.NotFound{What: "个版本"}
	}
	against, err := numberOf(c, "against", 1, 1<<30)
	if err != nil {
		return err
	}
	g, err := s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id"))
	if err != nil {
		return err
	}
	if against == 0 {
		against = max(n-1, 1)
	}
	var before, after store.Version
	page := differencesPage{Path: "/dossiers/" + g.Record.ID + "/versions"}
	if err := s.view(c, func(tx *store.Tx) error {
		if after, err = tx.Version(g.Record.ID, n); err != nil {
			return err
		}
		if before, err = tx.Version(g.Record.ID, against); err != nil {
			return err
		}
		page.Documents, err = documentPairs(tx, g.Record.ID, against, n)
		return err
	}); err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	page.Before, page.After = tellVersion(before), tellVersion(after)
	if n != against {
		page.Changes.Against = "第" + strconv.Itoa(against) + "版"
	}
	if err := page.Changes.compareVersions(c, before, after); err != nil {
		return err
	}
	for other := g.Record.Latest; other > max(g.Record.Latest-200, 0); other-- {
		page.Choices = append(page.Choices, other)
	}
	at, err := s.placeOf(c, g)
	if err != nil {
		return err
	}
	page.frame = s.frame(c, "第"+strconv.Itoa(n)+"版对照").at(at)
	s.show(c, http.StatusOK, "version_differences", page)
	return nil
}

// documentPairs finds by kind the last documents made from each of two versions or before, where they are not the same.
func documentPairs(tx *store.Tx, dossier string, before, after int) ([]documentPair, error) {
	last := map[string]*documentPair{}
	var kinds []string
	page := store.Page{Limit: 500}
	for {
		some, next, err := tx.Documents(dossier, page)
		if err != nil {
			return nil, err
		}
		for _, d := range some {
			if d.Version == 0 || d.Media != wordType {
				continue // it was made elsewhere
			}
			if last[d.Kind] == nil {
				last[d.Kind] = &documentPair{}
				kinds = append(kinds, d.Kind)
			}
			if d.Version <= before {
				last[d.Kind].Before = paperOf(d)
			}
			if d.Version <= after {
				last[d.Kind].After = paperOf(d)
			}
		}
		if page.After = next; next == "" {
			break
		}
	}
	var pairs []documentPair
	for _, kind := range kinds {
		p := last[kind]
		if p.Before.Path == p.After.Path || p.After.Path == "" {
			continue
		}
		if p.Before.Path != "" {
			p.Path = p.After.Path + "/differences/" + p.Before.ID
		}
		pairs = append(pairs, *p)
	}
	return pairs, nil
}
