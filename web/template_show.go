package web

import (
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// templatePage shows one template: what is in force, its versions, and where a changed one is uploaded.
type templatePage struct {
	frame
	Row      templateRow
	Path     string
	May      bool // who looks may change it
	Base     int  // the number of the last use, which a change rests on
	Versions []templateVersion
	Samples  []templateSample // of the version in force
	Uses     []store.TemplateUse
	Names    []string // what its tags may use beside the dossier's own names
	Ending   string   // of the file: .docx or .xlsx
	Trouble  *templateTrouble
}

// A templateVersion is one version that was uploaded, or the program's own.
type templateVersion struct {
	N       int
	Told    store.Template // zero for the program's own
	From    string
	InForce bool
	Samples []templateSample
}

// A templateSample is a document made from a version with example data.
type templateSample struct{ Title, Path string }

// A templateTrouble is why an uploaded template was not taken.
type templateTrouble struct {
	File   string // as it was named
	Note   string
	Faults []string
	Marked string // where the copy is that has them as comments, or empty
}

// templateShow shows a template: GET /templates/:file.
func (s *site) templateShow(c *gin.Context) error { return s.showTemplate(c, http.StatusOK, nil) }

func (s *site) showTemplate(c *gin.Context, status int, trouble *templateTrouble) error {
	kind, err := s.templateKind(c.Param("file"))
	if err != nil {
		return err
	}
	file := kind.File
	if err := s.templates.keepUp(c.Request.Context()); err != nil {
		return err
	}
	page := templatePage{Path: "/templates/" + file, Trouble: trouble, May: asker(c).Role == huishang.RoleAdmin || asker(c).Role == huishang.RoleLiaison}
	var versions []store.Template
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if page.Uses, err = tx.TemplateUses(file); err == nil {
			versions, err = tx.Templates(file)
		}
		return err
	}); err != nil {
		return err
	}
	var use store.TemplateUse
	if len(page.Uses) > 0 {
		use = page.Uses[0]
	}
	page.Row, page.Base = s.templateRow(kind, use), use.Seq
	page.Names, page.Ending = kind.names(), path.Ext(file)
	for _, v := range versions {
		page.Versions = append(page.Versions, templateVersion{v.N, v, "本单位", v.N == use.N, samplesOf(kind, v.N)})
	}
	page.Versions = append(page.Versions, templateVersion{0, store.Template{}, s.templates.origin(file), use.N == 0, samplesOf(kind, 0)})
	page.Samples = samplesOf(kind, use.N)
	page.frame = s.frame(c, page.Row.Titles+"模板")
	s.show(c, status, "template_show", page)
	return nil
}

func samplesOf(k templateKind, n int) []templateSample {
	var all []templateSample
	for _, m := range k.Made {
		all = append(all, templateSample{m.Title, fmt.Sprintf("/templates/%s/versions/%d/samples/%s", k.File, n, m.Name)})
	}
	return all
}

// templateBytes reads the version of a template of the address; 0 is the one used when the office has uploaded none.
func (s *site) templateBytes(c *gin.Context) (k templateKind, data []byte, err error) {
	if k, err = s.templateKind(c.Param("file")); err != nil {
		return k, nil, err
	}
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil || n < 0 {
		return k, nil, store.NotFound{What: "版模板"}
	}
	if n == 0 {
		data, err = fs.ReadFile(s.templates.files, k.File)
		return k, data, err
	}
	var kept store.Template
	if err := s.view(c, func(tx *store.Tx) error { kept, err = tx.Template(k.File, n); return err }); err != nil {
		return k, nil, err
	}
	data, err = kept.File.Bytes(c.Request.Context())
	return k, data, err
}

// templateDownload gives a version of a template: GET /templates/:file/versions/:n.
func (s *site) templateDownload(c *gin.Context) error {
	k, data, err := s.templateBytes(c)
	if err != nil {
		return err
	}
	send(c, k.media(), k.File, k.File, data)
	return nil
}
