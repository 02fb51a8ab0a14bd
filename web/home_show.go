package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// homePage is where everybody begins: what they can do next.
type homePage struct {
	frame
	Dossiers []store.Dossier
}

// homeShow shows the first page: GET /.
func (s *site) homeShow(c *gin.Context) error {
	page := homePage{frame: s.frame(c, "我的待办")}
	if err := s.view(c, func(tx *store.Tx) (err error) {
		page.Dossiers, _, err = tx.Dossiers(store.DossierFilter{}, store.Page{Limit: 100})
		return err
	}); err != nil {
		return err
	}
	s.show(c, http.StatusOK, "home_show", page)
	return nil
}
