package web

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/intake"
	"huishang/store"
	"huishang/web/entry"
)

// submissionForms leads to the form of the year that is open: GET /submissions/new/form.
func (s *site) submissionForms(c *gin.Context) error {
	desk, err := s.submissionDesk(c, 0)
	if err != nil {
		return err
	}
	c.Redirect(http.StatusSeeOther, submissionFormPath(desk.year))
	return nil
}

func submissionFormPath(year int) string { return "/submissions/new/form/" + strconv.Itoa(year) }

// submissionForm is the form a city fills in on a page instead of the workbook: /submissions/new/form/:year.
func (s *site) submissionForm(c *gin.Context) (*onlineForm, error) {
	year, err := strconv.Atoi(c.Param("year"))
	if err != nil || year < 2000 || year > 2100 {
		return nil, errNoPage
	}
	var known intake.Known
	var told intake.Told
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if known, err = intake.Look(c.Request.Context(), tx, asker(c).City, year); err != nil || known.Content == nil {
			return err
		}
		if known.Content, err = intake.Recalled(tx, known.Content, year); err == nil && known.Before != nil {
			told, err = intake.Tell(tx, known.Before.ID)
		}
		return err
	}); err != nil {
		return nil, err
	}
	f := &onlineForm{path: submissionFormPath(year), title: fmt.Sprintf("%d年报送：在线填写", year), button: "报送填写的内容",
		back: doneLink{fmt.Sprintf("%d年报送", year), submissionNewPath(strconv.Itoa(year))}, ground: known.Ground, base: known.Version.N, send: s.sendSubmissionForm,
		lead: "已经知道的内容都填好了，只改空着的和变化的；改过的栏目旁边写着原来的内容。填的内容随时自动暂存，报送后马上给出检查结果。"}
	switch err := known.Receives(s.Today()); {
	case known.Content == nil:
		f.closed = errNoDossier.Error()
	case err != nil:
		f.closed = messageOf(err)
	}
	if f.closed != "" {
		return f, nil
	}
	f.earlier = stillFound(told)
	return f, s.beginSubmissionForm(c, f, year)
}

// beginSubmissionForm begins the form with what is known, just as the workbook is.
func (s *site) beginSubmissionForm(c *gin.Context, f *onlineForm, year int) (err error) {
	kind, _ := generator.FormKindOf("proposal")
	f.again = func(of *huishang.Dossier) (*huishang.Dossier, error) {
		if of.City.Code == "" {
			of = &huishang.Dossier{City: f.ground.Content.City}
		}
		d, err := kind.Prefilled(of, generator.FormOptions{Today: s.Today(), Year: year})
		if err == nil {
			dated(d, s.Today())
		}
		return d, err
	}
	if f.begun, err = f.again(f.ground.Content); err != nil {
		return err
	}
	asks := asksSubmission(&stepWork{ground: f.ground, d: f.begun, today: s.Today()})
	f.sheet = asks.sheet
	f.sheet.Parts = []string{"/proposal", "/summary", "/needs", "/city"}
	if f.begun.Summary == nil {
		f.sheet.Parts = slices.Delete(f.sheet.Parts, 1, 2)
	}
	f.sheet.Only = append(slices.Clone(f.sheet.Parts[:len(f.sheet.Parts)-1]), "/city/statistics", "/city/fiscal", "/city/rd_explanation")
	f.sheet.Fixed = append(f.sheet.Fixed, "/proposal/year")
	f.sheet.Labels["/city"], f.sheet.Labels["/needs"] = "统计数据", "产业需求"
	f.sheet.CheckAt, f.sheet.Marks = f.path+"/check", true
	f.over = func(parts *huishang.Dossier) *huishang.Dossier {
		whole := *f.begun
		whole.City, whole.Needs, whole.Proposal, whole.Summary = parts.City, parts.Needs, parts.Proposal, parts.Summary
		return &whole
	}
	files, err := s.trayOf(c)
	f.added = slices.DeleteFunc(files, func(t trayFile) bool { return !attachment(t.Name) })
	return err
}

// dated writes the day on what has none yet.
func dated(d *huishang.Dossier, today huishang.Date) {
	for _, day := range []*huishang.Date{&d.Proposal.Date, &d.Needs.Date} {
		*day = cmp.Or(*day, today)
	}
	if d.Summary != nil {
		d.Summary.Date = cmp.Or(d.Summary.Date, today)
		d.Summary.Period.End = cmp.Or(d.Summary.Period.End, today)
	}
}

// attachment reports whether a file of the tray goes beside a form, by its name.
func attachment(name string) bool {
	return !slices.Contains([]string{".xlsx", ".json"}, path.Ext(name))
}

// stillFound are the findings of the last submission that somebody has to mend or explain, but for those on the looks of attachments.
func stillFound(told intake.Told) (all []foundAt) {
	for i := range told.Findings {
		f := &told.Findings[i]
		if !told.Attached(*f) && f.Settlement() == "" {
			all = append(all, foundAt{f.Where, f.Place, string(f.Level) + "：" + f.Message + f.Remedy})
		}
	}
	return all
}

// sendSubmissionForm hands the form in, on the way every submission goes, with what else was chosen.
func (s *site) sendSubmissionForm(c *gin.Context, f *onlineForm, filled *entry.Form, _ *huishang.Dossier) error {
	data, err := filled.JSON()
	if err != nil {
		return err
	}
	year, _ := strconv.Atoi(c.Param("year"))
	basket, err := s.basketOfTray(c, attachment)
	if err != nil {
		return err
	}
	if err := basket.Put(fmt.Sprintf("%d年报送（在线填写）.json", year), bytes.NewReader(data)); err != nil {
		return err
	}
	parcel, err := basket.Open(intake.Expect{City: asker(c).City, Year: year})
	if err != nil {
		return err
	}
	given, err := s.handInTray(c, parcel, func(tx *store.Tx) error {
		for _, file := range f.added {
			if err := tx.TakeFromTray(file.ID); err != nil {
				return err
			}
		}
		return tx.DropDraft(f.path)
	})
	if err != nil {
		return err
	}
	s.sayDone(c, handedInText(given))
	c.Redirect(http.StatusSeeOther, "/submissions/"+given.ID)
	return nil
}
