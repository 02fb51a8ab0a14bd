package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
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
	file, err := knownTemplate(c)
	if err != nil {
		return err
	}
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
	page.Row, page.Base = s.templateRow(file, use), use.Seq
	page.Names = generator.KindsOf(file)[0].Names()
	for _, v := range versions {
		page.Versions = append(page.Versions, templateVersion{v.N, v, "本单位", v.N == use.N, samplesOf(file, v.N)})
	}
	page.Versions = append(page.Versions, templateVersion{0, store.Template{}, s.templates.origin(file), use.N == 0, samplesOf(file, 0)})
	page.Samples = samplesOf(file, use.N)
	page.frame = s.frame(c, page.Row.Titles+"模板")
	s.show(c, status, "template_show", page)
	return nil
}

// knownTemplate is the file of the address, when documents are made from it.
func knownTemplate(c *gin.Context) (string, error) {
	file := c.Param("file")
	if len(generator.KindsOf(file)) == 0 {
		return "", errNoPage
	}
	return file, nil
}

func samplesOf(file string, n int) []templateSample {
	var all []templateSample
	for _, k := range generator.KindsOf(file) {
		all = append(all, templateSample{k.Title, fmt.Sprintf("/templates/%s/versions/%d/samples/%s", file, n, k.Name)})
	}
	return all
}

// templateBytes reads the version of a template of the address; 0 is the one used when the office has uploaded none.
func (s *site) templateBytes(c *gin.Context) (file string, data []byte, err error) {
	if file, err = knownTemplate(c); err != nil {
		return "", nil, err
	}
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil || n < 0 {
		return "", nil, store.NotFound{What: "版模板"}
	}
	if n == 0 {
		data, err = fs.ReadFile(s.templates.files, file)
		return file, data, err
	}
	var kept store.Template
	if err := s.view(c, func(tx *store.Tx) error { kept, err = tx.Template(file, n); return err }); err != nil {
		return "", nil, err
	}
	data, err = kept.File.Bytes(c.Request.Context())
	return file, data, err
}

// templateDownload gives a version of a template: GET /templates/:file/versions/:n.
func (s *site) templateDownload(c *gin.Context) error {
	file, data, err := s.templateBytes(c)
	if err != nil {
		return err
	}
	send(c, wordType, file, file, data)
	return nil
}

// samplePaper is a document made with example data from a version of a template: GET /templates/:file/versions/:n/samples/:kind.
func (s *site) samplePaper(c *gin.Context) (shownPaper, error) {
	file, data, err := s.templateBytes(c)
	if err != nil {
		return shownPaper{}, err
	}
	kind, known := generator.KindOf(c.Param("kind"))
	if !known || kind.File() != file {
		return shownPaper{}, errNoPage
	}
	checked, err := generator.Check(file, data)
	if err != nil {
		return shownPaper{}, err
	}
	made, err := s.sample(kind, checked)
	if err != nil {
		return shownPaper{}, err
	}
	sum := sha256.Sum256(made.Bytes)
	at := "/templates/" + file + "/versions/" + c.Param("n")
	return shownPaper{Title: "示例数据，" + kind.Title, Name: strings.TrimSuffix(made.Name, path.Ext(made.Name)) + "（示例）.docx", Media: wordType, Path: at + "/samples/" + kind.Name,
		Download: at + "/samples/" + kind.Name + "/document", sum: hex.EncodeToString(sum[:]), size: int64(len(made.Bytes)),
		bytes: func(context.Context) ([]byte, error) { return made.Bytes, nil }}, nil
}

// sampleDownload gives that document to save: GET /templates/:file/versions/:n/samples/:kind/document.
func (s *site) sampleDownload(c *gin.Context) error {
	p, err := s.samplePaper(c)
	if err != nil {
		return err
	}
	data, err := p.bytes(c.Request.Context())
	if err != nil {
		return err
	}
	send(c, wordType, c.Param("kind")+".docx", p.Name, data)
	return nil
}
