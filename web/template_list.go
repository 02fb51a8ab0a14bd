package web

import (
	"bytes"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/store"
	"huishang/templates"
)

// templatesPage lists the templates of all documents.
type templatesPage struct {
	frame
	Rows []templateRow
}

// A templateRow is one template and where the one in force comes from.
type templateRow struct {
	File   string
	Titles string // of the documents made from it
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
	seen := map[string]bool{}
	for _, k := range generator.Kinds() {
		if seen[k.File()] {
			continue
		}
		seen[k.File()] = true
		page.Rows = append(page.Rows, s.templateRow(k.File(), uses[k.File()]))
	}
	s.show(c, http.StatusOK, "template_list", page)
	return nil
}

func (s *site) templateRow(file string, use store.TemplateUse) templateRow {
	row := templateRow{File: file, Titles: titlesOf(file), N: use.N, Since: use.At, By: use.Author, Own: use.N > 0, From: s.templates.origin(file)}
	if row.Own {
		row.From = "本单位第" + strconv.Itoa(use.N) + "版"
	}
	if err := s.templates.fault(file); err != nil {
		row.Fault = "这一版现在不能用，用的是" + s.templates.origin(file) + "的一份。"
	}
	return row
}

// titlesOf names the documents made from a template.
func titlesOf(file string) string {
	var titles []string
	for _, k := range generator.KindsOf(file) {
		titles = append(titles, k.Title)
	}
	return strings.Join(titles, "、")
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
