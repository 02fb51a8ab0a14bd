package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// auditPage lists the audit log.
type auditPage struct {
	frame
	Asked   auditAsked
	City    cityFilter
	Actions []store.Action
	Entries []auditRow
	Next    string // address of the page of earlier lines
	Faults  []string
}

// auditAsked is what the log is narrowed by, as it was typed.
type auditAsked struct{ Action, User, City, Object, From, To string }

// Any reports whether anything narrows the log.
func (a auditAsked) Any() bool { return a != auditAsked{} }

// auditRow is a line of the log as people read it.
type auditRow struct {
	store.Entry
	Path     string // of the page of what it was done to; empty when there is none for who looks
	CityName string
	Details  string
}

// auditIndex shows the audit log, the last line first: GET /audit.
func (s *site) auditIndex(c *gin.Context) error {
	page := auditPage{frame: s.frame(c, "审计"), Actions: store.Actions(),
		Asked: auditAsked{c.Query("action"), c.Query("user"), c.Query("city"), c.Query("object"), c.Query("from"), c.Query("to")}}
	asked, err := pageOf(c)
	if err != nil {
		return err
	}
	var city string
	page.City, city, err = s.cityAsked(c)
	from, to, fault := daysTyped(c)
	if err = errors.Join(err, fault); err != nil {
		if page.Faults = formFaults(err); page.Faults == nil {
			return err
		}
		s.show(c, http.StatusUnprocessableEntity, "audit_index", page)
		return nil
	}
	var entries []store.Entry
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		entries, next, err = tx.Audit(auditFilter(c, city, from, to), asked)
		return err
	}); err != nil {
		return err
	}
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	for _, e := range entries {
		page.Entries = append(page.Entries,
			auditRow{e, s.paths.to(asker(c).Role, pageOfAction(e.Action), e.Object), nameOfCity(cards, e.City), detailsOf(e)})
	}
	page.Next = nextPage(c, next)
	s.show(c, http.StatusOK, "audit_index", page)
	return nil
}

// nextPage is the address of the next page of a list, or empty.
func nextPage(c *gin.Context, cursor string) string {
	if cursor == "" {
		return ""
	}
	query := c.Request.URL.Query()
	query.Set("cursor", cursor)
	return (&url.URL{Path: c.Request.URL.Path, RawQuery: query.Encode()}).String()
}

// pageOfAction is the route of the page of what an action was done to.
func pageOfAction(a store.Action) string {
	noun, _, _ := strings.Cut(string(a), ".")
	switch noun {
	case "dossier", "version", "event", "opinion", "progress":
		return "/dossiers/:id"
	case "document":
		return "/documents/:id"
	case "submission":
		return "/submissions/:id"
	case "user", "session":
		return "/users/:id"
	case "reminder":
		return "/reminders/:id"
	}
	return ""
}
