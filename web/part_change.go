package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// partChange saves the part as the next version of the dossier, or does with its form what a button asks: POST /dossiers/{id}/parts/{part}.
func (s *site) partChange(c *gin.Context) error {
	w, err := s.partWork(c)
	if err != nil {
		return err
	}
	sent, base, over, err := s.received(c, w.path(), 0)
	if over || err != nil {
		return err
	}
	do := sent.values.Get("do")
	page := partPage{}
	if page.Parts, page.Clash, err = s.fillPart(c, w, base, sent.values); err != nil {
		return err
	}
	switch {
	case page.Clash != nil:
		return s.showPartPage(c, http.StatusConflict, w, page)
	case do != "" && do != "save":
		if _, known := page.Parts.Arrange(do); !known {
			return errQuery{"不认识这个按钮，请返回重新打开这一页。"}
		}
		return s.showPartPage(c, http.StatusOK, w, page)
	}
	return s.savePart(c, w, page, sent.values)
}

// savePart holds the change to what only steps may change, and saves it.
func (s *site) savePart(c *gin.Context, w *partWork, page partPage, values url.Values) error {
	fail := func(status int) error {
		if err := s.keepDraft(c, w.path(), w.ground.Version.N, values); err != nil {
			return err
		}
		return s.showPartPage(c, status, w, page)
	}
	parts, err := page.Parts.Dossier()
	if err != nil {
		return err
	}
	if parts == nil {
		return fail(http.StatusUnprocessableEntity)
	}
	content, err := laidOver(w.ground.Content, parts, w.part.JSON)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	changed, err := s.steps.Change(c.Request.Context(), asker(c).scope(), s.acting(c), w.ground.Record.ID, w.ground.Version.N, content, "修改"+w.part.Name)
	if as[store.Refused](err) {
		page.Refused = err.Error()
		return fail(http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	var saved store.Version
	if err := s.update(c, func(tx *store.Tx) error {
		if saved, err = changed.Keep(tx); err != nil {
			return err
		}
		return tx.DropDraft(w.path())
	}); err != nil {
		return err
	}
	s.sayDone(c, "已保存“"+w.part.Name+"”，现在是第"+strconv.Itoa(saved.N)+"版。")
	c.Redirect(http.StatusSeeOther, "/dossiers/"+w.ground.Record.ID)
	return nil
}
