package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// historyPage lists the versions of a dossier.
type historyPage struct {
	frame
	City     string
	Year     int
	Path     string // of the list
	Versions []toldVersion
	Next     string // the address of the earlier ones, or empty
	Latest   int
}

// versionHistory shows the versions of a dossier, the last first: GET /dossiers/:id/versions. With from and to it leads on to what differs between the
// two.
func (s *site) versionHistory(c *gin.Context) error {
	from, err := numberOf(c, "from", 1, 1<<30)
	if err != nil {
		return err
	}
	to, err := numberOf(c, "to", 1, 1<<30)
	if err != nil {
		return err
	}
	g, err := s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id"))
	if err != nil {
		return err
	}
	path := "/dossiers/" + g.Record.ID + "/versions"
	if from > 0 && to > 0 {
		c.Redirect(http.StatusSeeOther, path+"/"+strconv.Itoa(to)+"?against="+strconv.Itoa(from))
		return nil
	}
	var versions []store.Version
	next := ""
	if err := s.view(c, func(tx *store.Tx) error {
		versions, next, err = tx.Versions(g.Record.ID, store.Page{After: c.Query("cursor"), Limit: 50})
		return err
	}); err != nil {
		return err
	}
	at, err := s.placeOf(c, g)
	if err != nil {
		return err
	}
	page := historyPage{frame: s.frame(c, "版本记录").at(at), City: g.Record.Name, Year: g.Record.Year, Path: path,
		Versions: toldEach(versions, tellVersion), Latest: g.Record.Latest}
	if next != "" {
		page.Next = path + "?cursor=" + url.QueryEscape(next)
	}
	s.show(c, http.StatusOK, "version_history", page)
	return nil
}
