package web

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// trashPage lists the dossiers in the trash.
type trashPage struct {
	frame
	Dossiers []store.Dossier
	Next     string
	Fault    string
}

// trashIndex lists the trash: GET /trash.
func (s *site) trashIndex(c *gin.Context) error { return s.showTrash(c, http.StatusOK, "") }

func (s *site) showTrash(c *gin.Context, status int, fault string) error {
	asked, err := pageOf(c)
	if err != nil {
		return err
	}
	page := trashPage{frame: s.frame(c, "回收站"), Fault: fault}
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		page.Dossiers, next, err = tx.Dossiers(store.DossierFilter{Trashed: true}, asked)
		return err
	}); err != nil {
		return err
	}
	page.Next = nextPage(c, next)
	s.show(c, status, "trash_index", page)
	return nil
}

// trashAsk asks whether a dossier is to go into the trash: GET /dossiers/{id}/trash.
func (s *site) trashAsk(c *gin.Context) error {
	d, err := s.dossierAsked(c)
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "confirm_ask", askPage{frame: s.frame(c, "移入回收站"),
		Text:   []string{fmt.Sprintf("要把%s %d年的卷宗移入回收站吗？", d.Name, d.Year), "内容全部保留，随时可以移出；移出之前不能办理，也不提醒。已经报送或进入程序的卷宗须留存备查，不能移入。"},
		Action: "/dossiers/" + d.ID + "/trash", Button: "移入回收站", Back: "/dossiers/" + d.ID})
	return nil
}

// trashPut puts a dossier into the trash: POST /dossiers/{id}/trash.
func (s *site) trashPut(c *gin.Context) error {
	d, err := s.dossierAsked(c)
	if err != nil {
		return err
	}
	if err := s.update(c, func(tx *store.Tx) error { return tx.TrashDossier(d.ID) }); err != nil {
		return err
	}
	s.sayDone(c, fmt.Sprintf("已把%s %d年的卷宗移入回收站。移错了，在下面移出。", d.Name, d.Year))
	c.Redirect(http.StatusSeeOther, "/trash")
	return nil
}

// trashTake takes a dossier out of the trash: POST /dossiers/{id}/restore.
func (s *site) trashTake(c *gin.Context) error {
	d, err := s.dossierAsked(c)
	if err != nil {
		return err
	}
	err = s.update(c, func(tx *store.Tx) error { return tx.RestoreDossier(d.ID) })
	if as[store.Refused](err) || as[store.Conflict](err) {
		fault := err.Error()
		if as[store.Conflict](err) {
			fault = fmt.Sprintf("%s %d年现在另有一份卷宗，这一份不能移出。", d.Name, d.Year)
		}
		return s.showTrash(c, http.StatusUnprocessableEntity, fault)
	}
	if err != nil {
		return err
	}
	s.sayDone(c, fmt.Sprintf("已移出%s %d年的卷宗，可以继续办理。", d.Name, d.Year))
	c.Redirect(http.StatusSeeOther, "/dossiers/"+d.ID)
	return nil
}

// dossierAsked is the record of the dossier of the address.
func (s *site) dossierAsked(c *gin.Context) (d store.Dossier, err error) {
	err = s.view(c, func(tx *store.Tx) (err error) { d, err = tx.Dossier(c.Param("id")); return err })
	return d, err
}
