package web

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/generator/docx"
	"huishang/generator/tags"
	"huishang/generator/xlsx"
	"huishang/guard"
	"huishang/store"
)

// errNoTemplate is an upload without a file.
var errNoTemplate = store.Refused{Reason: "没有选择文件。请选择改好的模板再上传。"}

// templateUpload takes a changed template: POST /templates/:file, a form with file and note. One that does not fit is told with every fault and its
// place; one that does becomes the next version, not in force yet.
func (s *site) templateUpload(c *gin.Context) error {
	kind, err := s.templateKind(c.Param("file"))
	if err != nil {
		return err
	}
	given, note, err := readTemplate(c, kind)
	if err == nil {
		err = s.trySamples(c, kind, given.Bytes)
	}
	if trouble := s.troubleOf(c, kind, given, note, err); trouble != nil {
		return s.showTemplate(c, http.StatusUnprocessableEntity, trouble)
	}
	if err != nil {
		return err
	}
	var kept store.Template
	if err := s.update(c, func(tx *store.Tx) error {
		kept, err = tx.AddTemplate(kind.File, note, bytes.NewReader(given.Bytes))
		return err
	}); err != nil {
		return err
	}
	links := []doneLink{}
	for _, sample := range samplesOf(kind, kept.N) {
		links = append(links, doneLink{"用示例数据看看：" + sample.Title, sample.Path})
	}
	s.sayDone(c, fmt.Sprintf("已收下，是第%d版，还没有换用。请先看示例，再在下面换用。", kept.N), links...)
	c.Redirect(http.StatusSeeOther, "/templates/"+kind.File)
	return nil
}

// trySamples makes everything of a template once, so that what only shows when it is filled shows before it is in force.
func (s *site) trySamples(c *gin.Context, k templateKind, data []byte) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	var faults error
	for _, m := range k.Made {
		if _, err := s.sample(k, m.Name, data); err != nil && !generator.Unready(err) {
			faults = cmp.Or(faults, err)
		}
	}
	return faults
}

// readTemplate reads the form of an upload.
func readTemplate(c *gin.Context, k templateKind) (given guard.Report, note string, err error) {
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return given, "", errNoTemplate
	}
	batch := guard.Batch{Limits: guard.Limits{Files: 1}, Kinds: []guard.Kind{k.outside()}}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return given, note, unfinished(err)
		}
		switch {
		case part.FormName() == "note":
			word, err := io.ReadAll(io.LimitReader(part, mostWord))
			if err != nil {
				return given, note, unfinished(err)
			}
			note = strings.TrimSpace(strings.ToValidUTF8(string(word), ""))
		case part.FileName() != "":
			if given, err = batch.Take(part.FileName(), part); err != nil {
				return given, note, err
			}
		}
	}
	if len(given.Bytes) == 0 {
		return given, note, errNoTemplate
	}
	return given, note, nil
}

// troubleOf tells what is wrong with an upload, or nil when that is not the file's fault.
func (s *site) troubleOf(c *gin.Context, k templateKind, given guard.Report, note string, err error) *templateTrouble {
	var outside guard.Faults
	var slips tags.Faults
	trouble := &templateTrouble{File: given.Name, Note: note}
	switch {
	case err == nil:
		return nil
	case errors.As(err, &outside):
		trouble.Faults = strings.Split(strings.TrimSpace(err.Error()), "\n")
	case errors.As(err, &slips):
		for _, f := range slips {
			trouble.Faults = append(trouble.Faults, f.String())
		}
		mark := docx.MarkFaults
		if k.report {
			mark = xlsx.MarkFaults
		}
		if marked, err := mark(given.Bytes, slips, "会商系统"); err == nil {
			trouble.Marked = "/templates/" + k.File + "/marked/" + s.shelf.put(asker(c).User, "标注_"+given.Name, marked)
		}
	case errors.Is(err, docx.ErrNotWord), errors.Is(err, xlsx.ErrNotExcel), errors.As(err, &store.Refused{}):
		trouble.Faults = []string{err.Error()}
	default:
		return nil
	}
	return trouble
}

// templateMarked gives the copy of an upload that has its faults as comments: GET /templates/:file/marked/:id.
func (s *site) templateMarked(c *gin.Context) error {
	u, there := s.shelf.get(c.Param("id"), asker(c).User)
	if !there {
		return store.NotFound{What: "份标注的模板"}
	}
	k, err := s.templateKind(c.Param("file"))
	if err != nil {
		return err
	}
	send(c, k.media(), "marked"+path.Ext(k.File), u.file, u.data)
	return nil
}

// templateUse puts a version of a template in force at once: POST /templates/:file/use, with n and base.
func (s *site) templateUse(c *gin.Context) error {
	kind, err := s.templateKind(c.Param("file"))
	if err != nil {
		return err
	}
	file := kind.File
	n, err := strconv.Atoi(c.PostForm("n"))
	base, slip := strconv.Atoi(c.PostForm("base"))
	if err != nil || slip != nil || n < 0 {
		return s.showTemplate(c, http.StatusUnprocessableEntity, &templateTrouble{Faults: []string{"页面不完整，请刷新后再换。"}})
	}
	err = s.update(c, func(tx *store.Tx) error { _, err := tx.UseTemplate(file, n, base); return err })
	if status, told := s.toldOnPage(err); told || errors.As(err, &store.NotFound{}) {
		return s.showTemplate(c, max(status, http.StatusUnprocessableEntity), &templateTrouble{Faults: []string{messageOf(err)}})
	}
	if err != nil {
		return err
	}
	if err := s.templates.keepUp(c.Request.Context()); err != nil {
		return err
	}
	said := fmt.Sprintf("已换用第%d版，以后生成的文件都用它；已经归档的文件不变。", n)
	if n == 0 {
		said = "已换回" + s.templates.origin(file) + "的一份，以后生成的文件都用它。"
	}
	s.sayDone(c, said)
	c.Redirect(http.StatusSeeOther, "/templates/"+file)
	return nil
}
