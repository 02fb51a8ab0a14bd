package web

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// A textChoice is a filed text that may be approved or signed.
type textChoice struct {
	ID, Name string
	Tail     string // the end of its digest
	Approved bool   // by the directors in this round
}

// tailOf is how people tell texts apart: the last eight digits of the digest.
func tailOf(digest string) string { return digest[max(len(digest)-8, 0):] }

// lookAtTexts finds the texts a step may be about: Word files and scans of its document.
func (s *site) lookAtTexts(c *gin.Context, w *stepWork) error {
	if !w.form.text {
		return nil
	}
	kind, approved := "agreement", w.stand.Meeting.Approved
	if strings.HasPrefix(string(w.act.Step), "est.") {
		kind, approved = "protocol", w.stand.Founding.Approved
	}
	return s.view(c, func(tx *store.Tx) error {
		for page := (store.Page{Limit: 500}); ; {
			some, next, err := tx.Documents(w.ground.Record.ID, page)
			if err != nil {
				return err
			}
			for _, d := range some {
				if d.Kind != kind && d.File.SHA256 != approved {
					continue
				}
				w.addText(d, d.File.SHA256 == approved)
			}
			if page.After = next; next == "" {
				return nil
			}
		}
	})
}

// addText offers a text, the last one first, and the approved one chosen where one is signed.
func (w *stepWork) addText(d store.Document, approved bool) {
	if at := slices.IndexFunc(w.texts, func(t textChoice) bool { return t.Tail == tailOf(d.File.SHA256) }); at >= 0 {
		w.texts = slices.Delete(w.texts, at, at+1)
	}
	w.texts = slices.Insert(w.texts, 0, textChoice{d.ID, d.Name, tailOf(d.File.SHA256), approved})
	if signs := w.act.Step == huishang.EstSign || w.act.Step == huishang.MtgSign; signs && approved {
		w.approvedDocument = d.ID
	}
}
