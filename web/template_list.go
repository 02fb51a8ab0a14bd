package web

import (
	"bytes"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/store"
	"huishang/templates"
)

// templatesPage lists the templates of all documents and reports.
type templatesPage struct {
	frame
	Rows []templateRow
}

// A templateRow is one template and where the one in force comes from.
type templateRow struct {
	File   string
	Titles string // of the documents made from it
	Format string // Word or Excel
	From   string // 程序自带, 模板文件夹, or which version of the office
	Own    bool   // the office's, uploaded
	N      int    // the version in force; 0 for the one of the program
	Since  time.Time
	By     string
	Fault  string // why the one that should be in force is not
}

// templateList shows all templates: GET /templates.
func (s *site) templateList(c *gin.Context) error {
	if err := s.templates.keepUp(c.Request.Context()); err != nil {
		return err
	}
	uses := map[string]store.TemplateUse{}
	if err := s.view(c, func(tx *store.Tx) error {
		all, err := tx.TemplatesInUse()
		for _, u := range all {
			uses[u.Name] = u
		}
		return err
	}); err != nil {
		return err
	}
	page := templatesPage{frame: s.frame(c, "模板")}
	for _, k := range s.templateKinds() {
		page.Rows = append(page.Rows, s.templateRow(k, uses[k.File]))
	}
	s.show(c, http.StatusOK, "template_list", page)
	return nil
}

func (s *site) templateRow(k templateKind, use store.TemplateUse) templateRow {
	row := templateRow{File: k.File, Titles: k.Titles(), Format: k.format(), N: use.N, Since: use.At, By: use.Author, Own: use.N > 0, From: s.templates.origin(k.File)}
	if row.Own {
		row.From = "本单位第" + strconv.Itoa(use.N) + "版"
	}
	if err := s.templates.fault(k.File); err != nil {
		row.Fault = "这一版现在不能用，用的是" + s.templates.origin(k.File) + "的一份。"
	}
	return row
}

// origin says where the template comes from that is used when the office has uploaded none.
func (t *templateSet) origin(file string) string {
	here, err := fs.ReadFile(t.files, file)
	if err != nil {
		return "程序自带"
	}
	if own, err := fs.ReadFile(templates.FS, file); err == nil && bytes.Equal(own, here) {
		return "程序自带"
	}
	return "模板文件夹"
}
