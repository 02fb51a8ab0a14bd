package web

import (
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/intake"
	"huishang/store"
)

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// formDownload gives a form to be filled in, with what is known written into it:
// GET /api/v1/dossiers/:id/forms/:form?year=&quarter=&division=.
func (s *site) formDownload(c *gin.Context) error {
	kind, known := generator.FormKindOf(c.Param("form"))
	if !known {
		return errForm(c.Param("form"))
	}
	options := generator.FormOptions{Today: s.Today(), Division: c.Query("division")}
	if who := asker(c); who.Role == huishang.RoleDivision {
		options.Division = who.Division
	}
	var err error
	if options.Year, err = yearOfQuery(c); err != nil {
		return err
	}
	if options.Quarter, err = numberOf(c, "quarter", 1, 4); err != nil {
		return err
	}
	return s.sendForm(c, c.Param("id"), kind, options)
}

// sendForm gives a form made from what is kept in a dossier.
func (s *site) sendForm(c *gin.Context, dossier string, kind generator.FormKind, options generator.FormOptions) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	var form generator.Document
	if err := s.view(c, func(tx *store.Tx) error {
		form, err = intake.Blank(c.Request.Context(), tx, dossier, kind, options)
		return err
	}); err != nil {
		return err
	}
	send(c, excelType, kind.Name+".xlsx", form.Name, form.Bytes)
	return nil
}

// errForm names the forms there are.
func errForm(name string) error {
	var names, words []string
	for _, k := range generator.FormKinds() {
		names, words = append(names, k.Name, k.Title), append(words, k.Name+"（"+k.Title+"）")
	}
	near := ""
	if n := tags.Nearest(name, names); n != "" {
		near = "，是否应为“" + n + "”"
	}
	return errQuery{"没有“" + name + "”这种表格" + near + "。可选：" + strings.Join(words, "、") + "。"}
}
