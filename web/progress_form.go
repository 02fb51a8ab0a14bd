package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/intake"
	"huishang/store"
	"huishang/web/entry"
)

// progressForm is the form of a quarter filled in on a page: /dossiers/:id/progress/form/:quarter, as in 2026-3.
func (s *site) progressForm(c *gin.Context) (*onlineForm, error) {
	g, err := s.ground(c)
	if err != nil {
		return nil, err
	}
	q, known := quarterCalled(c.Param("quarter"))
	if !known {
		return nil, errNoPage
	}
	home := "/dossiers/" + g.Record.ID + "/progress"
	f := &onlineForm{path: home + "/form/" + q.Path(), title: q.Name() + "进展", button: "登记进展", back: doneLink{"落实进展", home + "?" + q.Query()},
		lead:   "事项和目标已经列出，上次填的都在里面，只改变化的；改过的栏目旁边写着原来的内容。填的内容随时自动暂存。",
		ground: g, base: g.Version.N, closed: unreported(g), send: s.sendProgressForm}
	if f.closed != "" {
		return f, nil
	}
	return f, s.beginProgressForm(c, f, q)
}

// quarterCalled reads a quarter as addresses write it.
func quarterCalled(text string) (q quarter, ok bool) {
	year, n, _ := strings.Cut(text, "-")
	var wrongYear, wrongN error
	q.Year, wrongYear = strconv.Atoi(year)
	q.N, wrongN = strconv.Atoi(n)
	return q, wrongYear == nil && wrongN == nil && q.Year >= 2000 && q.Year <= 2100 && q.N >= 1 && q.N <= 4
}

// beginProgressForm begins the form with what was reported last, just as the workbook is.
func (s *site) beginProgressForm(c *gin.Context, f *onlineForm, q quarter) (err error) {
	var reports []store.Progress
	if err := s.view(c, func(tx *store.Tx) (err error) {
		reports, err = tx.Progress(f.ground.Record.ID)
		return err
	}); err != nil {
		return err
	}
	kind, _ := generator.FormKindOf("progress")
	f.again = func(of *huishang.Dossier) (*huishang.Dossier, error) {
		d, err := kind.Prefilled(intake.WithProgress(of, reports), generator.FormOptions{Today: s.Today(), Year: q.Year, Quarter: q.N})
		if err == nil && d.Summary != nil && d.Summary.Date.IsZero() {
			d.Summary.Date = s.Today()
		}
		return d, err
	}
	if f.begun, err = f.again(f.ground.Content); err != nil {
		return err
	}
	f.sheet = entry.Sheet{Parts: []string{"/summary"}, Only: []string{"/summary/date", "/summary/items"}, Still: []string{"/summary/items", "/summary/items/*/targets"},
		Fixed:   []string{"/summary/items/*/item_id", "/summary/items/*/targets/*/name", "/summary/items/*/targets/*/unit"},
		Labels:  map[string]string{"/summary": q.Name() + "进展", "/summary/date": "截至日期"},
		Choices: map[string][]entry.Choice{"/summary/items/*/item_id": itemsOf(&huishang.Dossier{Agreement: f.ground.Content.Agreement})},
		Needs:   map[string]string{"/summary/items/*/status": "", "/summary/items/*/targets/*/actual": ""}, CheckAt: f.path + "/check", Marks: true}
	f.over = func(parts *huishang.Dossier) *huishang.Dossier {
		whole := *f.begun
		whole.Summary = parts.Summary
		return &whole
	}
	return nil
}

// sendProgressForm reports what was filled in, on the way every report goes.
func (s *site) sendProgressForm(c *gin.Context, f *onlineForm, _ *entry.Form, parts *huishang.Dossier) error {
	return s.report(c, intake.ProgressOf(parts.Summary), func(reports *intake.Reports) error {
		var kept []store.Progress
		if err := s.update(c, func(tx *store.Tx) (err error) {
			if kept, err = reports.Save(tx); err != nil {
				return err
			}
			return tx.DropDraft(f.path)
		}); err != nil {
			return err
		}
		s.sayDone(c, keptText(kept, reports))
		c.Redirect(http.StatusSeeOther, "/dossiers/"+f.ground.Record.ID+"/progress")
		return nil
	})
}
