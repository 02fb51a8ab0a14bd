package web

import (
	"net/http"
	"net/url"
	"reflect"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/web/entry"
)

// partPage is where a part of a dossier is changed.
type partPage struct {
	frame
	Path    string
	Name    string
	Faults  []entry.Told
	Refused string // why it was not saved
	Draft   *draftNote
	Clash   *clash
	Parts   *entry.Form
	Base    int
}

// partWork is a part of a dossier while somebody changes it.
type partWork struct {
	ground proceeding.Ground
	part   huishang.Field
	sheet  entry.Sheet
}

// keptParts are the parts only steps, or nobody, change.
var keptParts = []string{"schema_version", "dossier_id", "procedure", "consultation"}

// partPath is the page on which a part of a dossier is changed.
func partPath(dossier, part string) string { return "/dossiers/" + dossier + "/parts/" + part }

func (w *partWork) path() string { return partPath(w.ground.Record.ID, w.part.JSON) }

// partWork begins the work on the part of the address.
func (s *site) partWork(c *gin.Context) (*partWork, error) {
	g, err := s.ground(c)
	if err != nil {
		return nil, err
	}
	part, known := huishang.Lookup(reflect.TypeFor[huishang.Dossier](), c.Param("part"))
	if !known || part.JSON != c.Param("part") || slices.Contains(keptParts, part.JSON) {
		return nil, errNoPage
	}
	w := &partWork{ground: g, part: part, sheet: sheetOf(g.Content, "/"+part.JSON)}
	w.sheet.CheckAt = w.path() + "/check"
	if asker(c).Role != huishang.RoleBureau {
		w.sheet.Hidden = nil
	}
	return w, nil
}

// partEdit shows a part of a dossier to be changed: GET /dossiers/{id}/parts/{part}.
func (s *site) partEdit(c *gin.Context) error {
	w, err := s.partWork(c)
	if err != nil {
		return err
	}
	page := partPage{Base: w.ground.Version.N}
	draft, err := s.draftOf(c, w.path())
	if err != nil {
		return err
	}
	if draft != nil && c.Query("draft") != "" {
		values, err := draftValues(*draft)
		if err != nil {
			return err
		}
		page.Parts, page.Clash, err = s.fillPart(c, w, draft.Base, values)
		if err != nil {
			return err
		}
		return s.showPartPage(c, http.StatusOK, w, page)
	}
	if draft != nil {
		page.Draft = &draftNote{w.path(), draft.Saved}
	}
	if page.Parts, err = w.sheet.Show(w.ground.Content); err != nil {
		return err
	}
	return s.showPartPage(c, http.StatusOK, w, page)
}

// fillPart fills the form with what was typed over the version it was made from, and brings together what somebody else saved meanwhile.
func (s *site) fillPart(c *gin.Context, w *partWork, base int, values url.Values) (*entry.Form, *clash, error) {
	if base == w.ground.Version.N {
		form, err := w.sheet.Read(w.ground.Content, values)
		return form, nil, err
	}
	var v store.Version
	if err := s.view(c, func(tx *store.Tx) (err error) {
		v, err = tx.Version(w.ground.Record.ID, base)
		return err
	}); err != nil {
		return nil, nil, err
	}
	was, err := v.Read(c.Request.Context())
	if err != nil {
		return nil, nil, err
	}
	form, changes, err := w.sheet.Merge(was, w.ground.Content, values)
	return form, &clash{w.ground.Version.Author, minuteOf(w.ground.Version.At), changes}, err
}

func (s *site) showPartPage(c *gin.Context, status int, w *partWork, page partPage) error {
	place, err := s.placeOf(c, w.ground)
	if err != nil {
		return err
	}
	page.frame = s.frame(c, "修改"+w.part.Name).at(place)
	page.Path, page.Name, page.Base = w.path(), w.part.Name, w.ground.Version.N
	page.Faults = page.Parts.Told()
	s.show(c, status, "part_edit", page)
	return nil
}

// partDraft keeps what somebody is typing: POST /dossiers/{id}/parts/{part}/draft.
func (s *site) partDraft(c *gin.Context) error {
	w, err := s.partWork(c)
	if err != nil {
		return err
	}
	return s.autosave(c, w.path())
}

// partCheck looks at one field of the form: POST /dossiers/{id}/parts/{part}/check.
func (s *site) partCheck(c *gin.Context) error {
	w, err := s.partWork(c)
	if err != nil {
		return err
	}
	sent, err := readForm(c, 0)
	if err != nil {
		return err
	}
	form, err := w.sheet.Read(w.ground.Content, sent.values)
	if err != nil {
		return err
	}
	parts, err := form.Dossier()
	if err != nil {
		return err
	}
	return s.checkField(c, w.ground, form, nil, func() (*huishang.Dossier, error) { return laidOver(w.ground.Content, parts, w.part.JSON) })
}
