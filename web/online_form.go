package web

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/web/entry"
)

// An onlineForm is what is filled in on a page instead of in a workbook: parts of a dossier, begun with all that is known.
type onlineForm struct {
	path   string // of its page, by which its draft is kept
	title  string
	back   doneLink
	lead   string
	button string // what sends it
	closed string // why it is not filled in now; empty when it is

	ground proceeding.Ground
	begun  *huishang.Dossier // what it begins with
	base   int               // the version that is of; 0 where the year has no dossier yet
	sheet  entry.Sheet

	earlier []foundAt  // what was found the last time
	added   []trayFile // that are handed in with it

	again func(of *huishang.Dossier) (*huishang.Dossier, error)                                  // begins it with another version
	over  func(parts *huishang.Dossier) *huishang.Dossier                                        // lays what was filled in over what is known
	send  func(c *gin.Context, f *onlineForm, filled *entry.Form, parts *huishang.Dossier) error // hands it in
}

// foundAt is a finding and the place it is about.
type foundAt struct{ pointer, place, message string }

// onlinePage is the page of such a form.
type onlinePage struct {
	frame
	Path, Name, Lead, Button, Closed string
	Back                             doneLink
	Form                             *entry.Form
	Base                             int
	Draft                            *store.Draft
	Clash                            *clash
	Faults                           []entry.Told
	Refused                          []string
	Earlier                          []entry.Told
	Added                            []trayFile
}

// filledOnline is such a form as somebody filled it in.
type filledOnline struct {
	form    *entry.Form
	draft   *store.Draft
	clash   *clash
	refused []string
}

// findsForm finds the form of an address.
type findsForm func(c *gin.Context) (*onlineForm, error)

// onlineShow shows a form: GET.
func (s *site) onlineShow(find findsForm) func(*gin.Context) error {
	return func(c *gin.Context) error {
		f, err := find(c)
		if err != nil {
			return err
		}
		if f.closed != "" {
			return s.showOnline(c, http.StatusOK, f, filledOnline{})
		}
		draft, err := s.draftOf(c, f.path)
		if err != nil {
			return err
		}
		var filled filledOnline
		if _, wanted := c.GetQuery("draft"); draft != nil && wanted {
			values, err := draftValues(*draft)
			if err != nil {
				return err
			}
			filled, err = s.fillOnline(c, f, draft.Base, values)
			if err != nil {
				return err
			}
		} else if filled.form, err = f.sheet.Show(f.begun); err != nil {
			return err
		} else {
			filled.draft = draft
		}
		return s.showOnline(c, http.StatusOK, f, filled)
	}
}

// fillOnline fills a form with what was typed over the version it was made from. When somebody saved another meanwhile, both are brought
// together and told.
func (s *site) fillOnline(c *gin.Context, f *onlineForm, base int, values url.Values) (filled filledOnline, err error) {
	if base == f.base {
		filled.form, err = f.sheet.Read(f.begun, values)
		return filled, err
	}
	filled.clash = &clash{By: f.ground.Version.Author, At: minuteOf(f.ground.Version.At)}
	was, err := s.versionOf(c, f.ground.Record.ID, base)
	if err != nil {
		return filled, err
	}
	if was, err = f.again(was); err != nil {
		return filled, err
	}
	filled.form, filled.clash.Changes, err = f.sheet.Merge(was, f.begun, values)
	return filled, err
}

// versionOf is what a dossier said in a version. Before the first it said nothing.
func (s *site) versionOf(c *gin.Context, dossier string, n int) (d *huishang.Dossier, err error) {
	if n == 0 {
		return &huishang.Dossier{}, nil
	}
	var v store.Version
	if err := s.view(c, func(tx *store.Tx) (err error) {
		v, err = tx.Version(dossier, n)
		return err
	}); err != nil {
		return nil, err
	}
	return v.Read(c.Request.Context())
}

// showOnline writes the page.
func (s *site) showOnline(c *gin.Context, status int, f *onlineForm, filled filledOnline) error {
	page := onlinePage{frame: s.frame(c, f.title), Path: f.path, Name: f.title, Lead: f.lead, Button: f.button, Closed: f.closed, Back: f.back, Form: filled.form,
		Base: f.base, Draft: filled.draft, Clash: filled.clash, Refused: filled.refused, Added: f.added}
	if f.ground.Record.ID != "" {
		at, err := s.placeOf(c, f.ground)
		if err != nil {
			return err
		}
		page.frame = page.frame.at(at)
	}
	if filled.form != nil {
		page.Faults = filled.form.Told()
		for _, e := range f.earlier {
			if n := filled.form.Advise(e.pointer, e.message); n != nil {
				page.Earlier = append(page.Earlier, entry.Told{ID: n.ID(), Where: e.place, Message: e.message})
			} else {
				page.Earlier = append(page.Earlier, entry.Told{Where: e.place, Message: e.message})
			}
		}
	}
	s.show(c, status, "online_form", page)
	return nil
}
