package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// draftNote offers somebody what they typed into a form before.
type draftNote struct {
	Path  string // of the form
	Saved time.Time
}

// draftOf is what who asks has typed into a form and not sent, or nil.
func (s *site) draftOf(c *gin.Context, form string) (draft *store.Draft, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		d, there, err := tx.Draft(form)
		if there {
			draft = &d
		}
		return err
	})
	return draft, err
}

// draftContent is what was typed into a form as a draft holds it: without what only its sending is about.
func draftContent(values url.Values) ([]byte, error) {
	kept := url.Values{}
	for name, all := range values {
		if !slices.Contains([]string{"do", "base", formEnd}, name) {
			kept[name] = all
		}
	}
	content, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("write a draft: %w", err)
	}
	return content, nil
}

// keepDraft keeps what was typed into a form until it is sent.
func (s *site) keepDraft(c *gin.Context, form string, base int, values url.Values) error {
	content, err := draftContent(values)
	if err != nil {
		return err
	}
	return s.update(c, func(tx *store.Tx) error {
		_, err := tx.SaveDraft(store.Draft{Form: form, Base: base, Content: content})
		return err
	})
}

func (s *site) saveDraftAndStay(c *gin.Context, form string, base int, values url.Values) error {
	if err := s.keepDraft(c, form, base, values); err != nil {
		return err
	}
	s.sayDone(c, "已暂存，还没有提交。下次打开这一页可以继续填。")
	c.Redirect(http.StatusSeeOther, form+"?draft=1")
	return nil
}

func (s *site) discardDraft(c *gin.Context, form string) error {
	if err := s.update(c, func(tx *store.Tx) error { return tx.DropDraft(form) }); err != nil {
		return err
	}
	s.sayDone(c, "草稿已弃去。")
	c.Redirect(http.StatusSeeOther, form)
	return nil
}

// stepDraft keeps what somebody is typing, every few seconds: POST /dossiers/{id}/steps/{step}/draft. The answer is a few words for the page.
func (s *site) stepDraft(c *gin.Context) error {
	w, err := s.stepWork(c)
	if err != nil {
		return err
	}
	return s.autosave(c, w.path())
}

// autosave keeps the form that was sent and says when, in a few words for its page.
func (s *site) autosave(c *gin.Context, form string) error {
	sent, err := readForm(c, 0)
	if err != nil {
		return err
	}
	if !sent.values.Has(formEnd) {
		return errUnread
	}
	base, err := baseOfForm(sent.values)
	if err != nil {
		return err
	}
	if err := s.keepDraft(c, form, base, sent.values); err != nil {
		return err
	}
	draft, err := s.draftOf(c, form)
	if err != nil || draft == nil {
		return err
	}
	c.String(http.StatusOK, "已自动暂存（%s），还没有提交", draft.Saved.In(shanghai).Format("15:04"))
	return nil
}
