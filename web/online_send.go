package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang/intake"
	"huishang/store"
)

// onlineSend carries out what a form asks for: to hand it in, to keep it for later, to add or move an item: POST.
func (s *site) onlineSend(find findsForm) func(*gin.Context) error {
	return func(c *gin.Context) error {
		f, values, err := s.sentOnline(c, find)
		if err != nil {
			return err
		}
		do := values.Get("do")
		if do == "discard" {
			return s.discardDraft(c, f.path)
		}
		base, err := baseOfForm(values)
		switch {
		case err != nil:
			return err
		case f.closed != "":
			return s.closedOnline(c, f, base, values)
		case do == "draft":
			return s.saveDraftAndStay(c, f.path, base, values)
		}
		filled, err := s.fillOnline(c, f, base, values)
		if err != nil {
			return err
		}
		switch {
		case filled.clash != nil:
			return s.showOnline(c, http.StatusConflict, f, filled)
		case do != "" && do != "send":
			if _, known := filled.form.Arrange(do); !known {
				return errQuery{"不认识这个按钮，请返回重新打开这一页。"}
			}
			return s.showOnline(c, http.StatusOK, f, filled)
		}
		return s.handInOnline(c, f, filled, values)
	}
}

// sentOnline reads a form that was sent, whole.
func (s *site) sentOnline(c *gin.Context, find findsForm) (*onlineForm, url.Values, error) {
	f, err := find(c)
	if err != nil {
		return nil, nil, err
	}
	sent, err := readForm(c, 0)
	if err == nil && !sent.values.Has(formEnd) && sent.values.Get("do") != "discard" {
		err = errUnread
	}
	return f, sent.values, err
}

// closedOnline keeps what was typed though it cannot be handed in any more.
func (s *site) closedOnline(c *gin.Context, f *onlineForm, base int, values url.Values) error {
	if err := s.keepDraft(c, f.path, base, values); err != nil {
		return err
	}
	return s.showOnline(c, http.StatusConflict, f, filledOnline{})
}

// handInOnline hands a form in. What keeps it from that is told beside its fields, and what was typed is kept, too.
func (s *site) handInOnline(c *gin.Context, f *onlineForm, filled filledOnline, values url.Values) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	parts, err := filled.form.Dossier()
	if err != nil {
		return err
	}
	if parts != nil {
		if err = f.send(c, f, filled.form, parts); err == nil {
			return nil
		}
		if status, _ := statusOf(err); status >= http.StatusInternalServerError || errors.As(err, &store.NotFound{}) {
			return err
		}
		filled.refuse(err)
	}
	if err := s.keepDraft(c, f.path, f.base, values); err != nil {
		return err
	}
	return s.showOnline(c, http.StatusUnprocessableEntity, f, filled)
}

// refuse puts why a form was not taken beside its fields, or above all of them.
func (filled *filledOnline) refuse(err error) {
	refusal, refused := intake.IsRefused(err)
	if !refused {
		filled.refused = append(filled.refused, messageOf(err))
		return
	}
	for _, fault := range refusal.Faults {
		if fault.Pointer != "" {
			filled.form.Blame(fault.Pointer, fault.Place, fault.Message)
		} else {
			filled.refused = append(filled.refused, fault.String())
		}
	}
}

// onlineDraft keeps what somebody is typing, every few seconds.
func (s *site) onlineDraft(find findsForm) func(*gin.Context) error {
	return func(c *gin.Context) error {
		f, err := find(c)
		if err != nil {
			return err
		}
		return s.autosave(c, f.path)
	}
}

// onlineCheck looks at one field while somebody fills in its form.
func (s *site) onlineCheck(find findsForm) func(*gin.Context) error {
	return func(c *gin.Context) error {
		f, values, err := s.sentOnline(c, find)
		if err != nil {
			return err
		}
		filled, err := f.sheet.Read(f.begun, values)
		if err != nil {
			return err
		}
		parts, err := filled.Dossier()
		if err != nil {
			return err
		}
		name := cmp.Or(c.GetHeader("HX-Trigger-Name"), values.Get("field"))
		node := filled.Find(name)
		if node == nil {
			return errQuery{"这一页没有这个栏目，请返回重新打开这一页。"}
		}
		field := checkedField{ID: node.ID(), Faults: node.Faults, Before: node.Before()}
		if parts != nil {
			field.Advice = s.adviceOn(f.ground, f.over(parts), name)
		}
		s.showPart(c, "step_show", "entry_checked", field)
		return nil
	}
}
