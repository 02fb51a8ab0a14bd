package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// A verdictPart is where a submission is accepted or returned.
type verdictPart struct {
	May     bool   // who looks may decide now
	Choice  string // accept or return, as it was typed
	Note    string
	Due     string
	Sure    bool
	Tag     string // what the page rests on
	Faults  []string
	Default string // what is to be mended, when nothing is written
}

// offer fills in what the form needs beside what was typed.
func (v *verdictPart) offer(told intake.Told, may bool) (err error) {
	v.May = may
	v.Default = told.Mend()
	v.Tag, err = submissionTag(told)
	return err
}

// submissionVerdict accepts or returns a submission as was typed on its page: POST /submissions/:id/review.
func (s *site) submissionVerdict(c *gin.Context) error {
	typed := verdictPart{Choice: c.PostForm("choice"), Note: strings.TrimSpace(c.PostForm("note")), Due: strings.TrimSpace(c.PostForm("due")), Sure: c.PostForm("sure") == "yes"}
	verdict := intake.Verdict{Accept: typed.Choice == "accept", Note: typed.Note}
	if typed.Faults = typed.read(&verdict, s.Today()); len(typed.Faults) > 0 {
		return s.showReview(c, http.StatusUnprocessableEntity, typed, releasePart{})
	}
	settled, filed, err := s.settle(c, c.PostForm("tag"), verdict)
	if status, told := s.toldOnPage(err); told {
		typed.Faults = []string{messageOf(err)}
		return s.showReview(c, status, typed, releasePart{})
	}
	if err != nil {
		return err
	}
	p := paperOf(filed)
	said := "已受理，审核意见书已经生成并归档。"
	if !verdict.Accept {
		said = "已退回补正，补正通知已经生成并归档。"
	}
	s.sayDone(c, said, doneLink{"下载" + p.Title, p.Download}, doneLink{"查看" + p.Title, p.Path})
	c.Redirect(http.StatusSeeOther, "/submissions/"+settled.ID+"/review")
	return nil
}

// read reads what was typed and says all that is wrong with it.
func (v verdictPart) read(into *intake.Verdict, today huishang.Date) (faults []string) {
	if v.Choice != "accept" && v.Choice != "return" {
		faults = append(faults, "请选“受理”或“退回补正”。")
	}
	if v.Due != "" && v.Choice == "return" {
		due, err := dayTyped("补正期限", v.Due)
		switch {
		case err != nil:
			faults = append(faults, err.Error())
		case due.Before(today):
			faults = append(faults, "补正期限"+due.Chinese()+"已经过去，请改为今天以后的日期。")
		default:
			into.Due = due
		}
	}
	if !v.Sure {
		faults = append(faults, "请核对后勾选“已核对”，再办理。")
	}
	return faults
}

// settle carries a verdict out, all of it or nothing.
func (s *site) settle(c *gin.Context, tag string, v intake.Verdict) (settled store.Submission, filed store.Document, err error) {
	done, err := s.busy(c)
	if err != nil {
		return settled, filed, err
	}
	defer done()
	decision, err := s.decision(c, tag, v)
	if err != nil {
		return settled, filed, err
	}
	err = s.update(c, func(tx *store.Tx) error {
		settled, filed, err = decision.Save(tx)
		return err
	})
	return settled, filed, err
}

// toldOnPage reports whether an error is told on the page where it was made, with all that was typed, and with which status.
func (s *site) toldOnPage(err error) (int, bool) {
	var refusal *huishang.Refusal
	if errors.As(err, &refusal) || errors.As(err, &store.Refused{}) || errors.As(err, &store.Conflict{}) || errors.Is(err, errStale) || as[*intake.Refusal](err) {
		status, _ := statusOf(err)
		return status, true
	}
	return 0, false
}
