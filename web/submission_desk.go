package web

import (
	"errors"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang/generator"
	"huishang/intake"
	"huishang/store"
)

// A submissionDesk is what is known of the own city when something is handed in for a year.
type submissionDesk struct {
	year  int
	years []int // one may choose from
	known intake.Known
	err   error // why it is not open
}

// closed says why nothing is handed in now, or nothing.
func (d submissionDesk) closed() string {
	if d.err == nil {
		return ""
	}
	return messageOf(d.err)
}

// submissionDesk finds the desk of a year; without one, that of the first year that is open.
func (s *site) submissionDesk(c *gin.Context, wanted int) (chosen submissionDesk, err error) {
	city, now := asker(c).City, s.Today().Year()
	var all []submissionDesk
	if err := s.view(c, func(tx *store.Tx) error {
		for _, year := range []int{now - 1, now, now + 1, wanted} {
			if year == 0 || slices.ContainsFunc(all, func(d submissionDesk) bool { return d.year == year }) {
				continue
			}
			known, err := intake.Look(c.Request.Context(), tx, city, year)
			if err != nil {
				return err
			}
			if d := (submissionDesk{year: year, known: known, err: known.Receives(s.Today())}); d.err == nil || year >= now || year == wanted {
				all = append(all, d)
			}
		}
		return nil
	}); err != nil {
		return chosen, err
	}
	at := slices.IndexFunc(all, func(d submissionDesk) bool { return d.year == wanted })
	if at < 0 {
		at = max(0, slices.IndexFunc(all, func(d submissionDesk) bool { return d.err == nil }))
	}
	chosen = all[at]
	for _, d := range all {
		chosen.years = append(chosen.years, d.year)
	}
	slices.Sort(chosen.years)
	return chosen, nil
}

// submissionBlank gives the form to be filled in for a year, from what is known: GET /submissions/new/blank?year=.
func (s *site) submissionBlank(c *gin.Context) error {
	year, err := yearOfQuery(c)
	if err != nil {
		return err
	}
	desk, err := s.submissionDesk(c, year)
	if err != nil {
		return err
	}
	if desk.known.From() == "" {
		return errNoDossier
	}
	kind, _ := generator.FormKindOf("proposal")
	return s.sendForm(c, desk.known.From(), kind, generator.FormOptions{Today: s.Today(), Year: desk.year})
}

// errNoDossier is a form wanted for a city nothing is known of.
var errNoDossier = errors.New("本市还没有会商卷宗，系统里没有可以预先填写的内容。请联系区域创新处先建立卷宗。")
