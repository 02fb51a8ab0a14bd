package web

import (
	"fmt"
	"html/template"
	"net/http"
	"reflect"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/web/entry"
)

// helpFieldsPage lists what may be filled in, by document.
type helpFieldsPage struct {
	frame
	Fields template.HTML
}

// A helpDocument is a document of the dossier with its fields.
type helpDocument struct {
	Name, Help string
	Fields     []helpField
}

// A helpField is a field with its place: 议题建议.议题.目标.目标值 is also its anchor.
type helpField struct {
	huishang.Field
	Place string
	Where string // the groups it stands in: 议题 › 目标
	List  bool   // there may be several of it
}

// helpFields lists the dictionary: GET /help/fields.
func (s *site) helpFields(c *gin.Context) error {
	fields, err := s.fields()
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "help_fields", helpFieldsPage{s.frame(c, "每个栏目怎么填"), fields})
	return nil
}

// writeFields writes the tables of the dictionary, which are the same for everybody. What the dossier itself holds beside its documents comes first.
func (s *site) writeFields() (template.HTML, error) {
	var documents []helpDocument
	whole := helpDocument{Name: "卷宗", Help: "一个市一次会商的全部内容，下面各部分都在其中。"}
	for _, document := range huishang.Fields(reflect.TypeFor[huishang.Dossier]()) {
		inner := huishang.Fields(document.Type)
		if len(inner) == 0 {
			whole.Fields = append(whole.Fields, helpField{Field: document, Place: document.Name})
			continue
		}
		documents = append(documents, helpDocument{Name: document.Name, Help: document.Help, Fields: fieldsBelow(inner, document.Name, "", 0)})
	}
	var written strings.Builder
	if err := s.pages["help_fields"].ExecuteTemplate(&written, "field_tables", append([]helpDocument{whole}, documents...)); err != nil {
		return "", fmt.Errorf("write the fields: %w", err)
	}
	return template.HTML(written.String()), nil
}

// deepestField is how far into groups of groups the list goes.
const deepestField = 4

// fieldsBelow lists fields with those of their groups after them, without those nobody fills in.
func fieldsBelow(fields []huishang.Field, place, where string, depth int) []helpField {
	var all []helpField
	for _, f := range fields {
		if entry.Kept(f) {
			continue
		}
		one := helpField{Field: f, Place: place + "." + f.Name, Where: where, List: f.Type.Kind() == reflect.Slice}
		inner := huishang.Fields(f.Type)
		all = append(all, one)
		if len(inner) == 0 || depth == deepestField {
			continue
		}
		group := f.Name
		if where != "" {
			group = where + " › " + f.Name
		}
		all = append(all, fieldsBelow(inner, one.Place, group, depth+1)...)
	}
	return all
}

// Must says when the field is required.
func (f helpField) Must() string {
	switch f.Required {
	case "always":
		return "必填"
	case "":
		return ""
	}
	return strings.TrimSuffix(f.Required, "时") + "时必填"
}

// Group reports whether the field holds others.
func (f helpField) Group() bool { return len(huishang.Fields(f.Type)) > 0 }
