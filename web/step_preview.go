package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/generator/tags"
	"huishang/preview"
)

// draftedPage shows a document a step would make, before it is taken.
type draftedPage struct {
	frame
	Path   string // of the step
	Title  string
	Kind   string
	Leaf   leaf
	Hidden []hiddenField
}

// stepPreview makes one of the documents a step would make from what is typed, to be read or downloaded. Nothing is kept:
// POST /dossiers/{id}/steps/{step}/preview, where do says “read KIND” or “get KIND”.
func (s *site) stepPreview(c *gin.Context) error {
	w, err := s.stepWork(c)
	if err != nil {
		return err
	}
	sent, err := readForm(c, mostScans)
	if err != nil {
		return err
	}
	if !sent.values.Has(formEnd) {
		return errUnread
	}
	base, err := baseOfForm(sent.values)
	if err != nil {
		return err
	}
	do, kind, _ := strings.Cut(sent.values.Get("do"), " ")
	if w.choice == nil || !slices.Contains(w.choice.Documents, kind) || do != "read" && do != "get" {
		return errQuery{"这一步不生成这种文件，请返回重新打开这一页。"}
	}
	filled, err := s.fillStep(c, w, base, sent.values)
	if err != nil {
		return err
	}
	given, err := w.given(filled)
	if err != nil {
		return err
	}
	if filled.faulty() || filled.clash != nil {
		return s.failStep(c, http.StatusUnprocessableEntity, w, filled, sent.values)
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	content, event, err := s.steps.Lay(w.ground, given, w.today)
	if err != nil {
		return err
	}
	made, err := generator.Fill(kind, content, generator.Options{Templates: s.Templates, Today: event.At, Round: event.Round})
	if generator.Unready(err) {
		filled.refused = unreadyFor(kind, err)
		return s.failStep(c, http.StatusUnprocessableEntity, w, filled, sent.values)
	}
	if err != nil {
		return err
	}
	if do == "get" {
		send(c, wordType, kind+".docx", "预览_"+made.Name, made.Bytes)
		return nil
	}
	reading, err := preview.Read(preview.Word, made.Bytes)
	if err != nil {
		return err
	}
	page := draftedPage{frame: s.frame(c, "预览").at(s.placeAt(c, w.ground, w.next)), Path: w.path(), Kind: kind, Title: titleOfKind(kind), Leaf: leaf{Reading: &reading}}
	page.Hidden = hiddenOf(filled.forms()...)
	page.Hidden = append(page.Hidden, hiddenField{"document", filled.text}, hiddenField{"base", sent.values.Get("base")})
	s.show(c, http.StatusOK, "step_preview", page)
	return nil
}

func titleOfKind(kind string) string {
	k, _ := generator.KindOf(kind)
	return k.Title
}

// unreadyFor says why a document cannot be made yet.
func unreadyFor(kind string, err error) *refusedStep {
	told := &refusedStep{Message: "现在还不能生成“" + titleOfKind(kind) + "”。"}
	var unfit *generator.Unfit
	var faults tags.Faults
	switch {
	case errors.As(err, &unfit):
		told.Reasons = unfit.Reasons
	case errors.As(err, &faults):
		for _, fault := range faults {
			told.Reasons = append(told.Reasons, fault.String())
		}
	}
	return told
}
