package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/intake"
	"huishang/store"
)

// An explainPart is where the warnings of a submission are explained.
type explainPart struct {
	Rows   []explainRow
	Signed string
	Tag    string // what the page rests on
	Fault  string // why what was typed was not kept
	Typing bool   // it can be written on
}

// An explainRow asks about the warnings of one rule.
type explainRow struct {
	Rule     string
	Article  string
	Messages []string
	Text     string
	Since    int // the version it was written on first, of one that was kept from before; or 0
	Fault    string
}

// explaining lists the warnings of a submission with what was written on each, and over that what was typed and not kept.
func explaining(told intake.Told, typed explainPart, role huishang.Role) (explainPart, error) {
	part := explainPart{Signed: typed.Signed, Fault: typed.Fault}
	var err error
	if part.Tag, err = submissionTag(told); err != nil {
		return part, err
	}
	part.Typing = told.Submission.State == store.Received && (role == huishang.RoleBureau || role == huishang.RoleLiaison)
	for _, f := range told.Findings {
		at := slices.IndexFunc(part.Rows, func(r explainRow) bool { return r.Rule == f.Rule })
		switch {
		case f.Level != checks.Warning || told.Attached(f):
		case at >= 0:
			part.Rows[at].Messages = append(part.Rows[at].Messages, f.Message)
		default:
			part.Rows = append(part.Rows, explainRow{Rule: f.Rule, Article: f.Article, Messages: []string{f.Message}, Text: f.Explanation})
		}
	}
	for i := range part.Rows {
		part.Rows[i].fill(told, typed)
	}
	if part.Signed == "" && len(told.Written) > 0 {
		part.Signed = told.Written[0].Signed
	}
	return part, nil
}

func (r *explainRow) fill(told intake.Told, typed explainPart) {
	for _, w := range told.Written {
		if w.Rule == r.Rule && w.Kind == store.Explains && w.Since < told.Submission.Version {
			r.Since = w.Since
		}
	}
	for _, t := range typed.Rows {
		if t.Rule == r.Rule {
			r.Text, r.Fault = t.Text, t.Fault
		}
	}
}

// submissionAnswer writes on the warnings of a submission what was typed on its page: POST /submissions/:id/explanations.
func (s *site) submissionAnswer(c *gin.Context) error {
	typed := explainPart{Signed: strings.TrimSpace(c.PostForm("signed"))}
	for _, rule := range c.PostFormArray("rule") {
		typed.Rows = append(typed.Rows, explainRow{Rule: rule, Text: strings.TrimSpace(c.PostForm("text-" + rule))})
	}
	kept := 0
	err := s.update(c, func(tx *store.Tx) error {
		told, err := intake.Tell(tx, c.Param("id"))
		if err != nil {
			return err
		}
		given := typed.given(told)
		if kept = len(given); kept == 0 {
			return nil
		}
		return s.explain(tx, told, given, c.PostForm("tag"))
	})
	if refusal, refused := intake.IsRefused(err); refused {
		return s.showSubmission(c, http.StatusUnprocessableEntity, typed.refused(refusal))
	}
	if is(errStale)(err) {
		typed.Fault = "您看过之后有人改动了这次报送的说明。您写的都在下面，还没有保存；请看过现在的内容，再保存一次。"
		return s.showSubmission(c, http.StatusPreconditionFailed, typed)
	}
	if err != nil {
		return err
	}
	if kept == 0 {
		s.sayDone(c, "说明没有变化，没有保存。")
	} else {
		s.sayDone(c, fmt.Sprintf("说明已保存（%d 条）。", kept))
	}
	c.Redirect(http.StatusSeeOther, "/submissions/"+c.Param("id")+"#explain")
	return nil
}

// given are the explanations that say something new.
func (p explainPart) given(told intake.Told) []givenExplanation {
	var list []givenExplanation
	for _, r := range p.Rows {
		same := slices.ContainsFunc(told.Written, func(w store.Explanation) bool {
			return w.Rule == r.Rule && w.Kind == store.Explains && w.Text == r.Text && (w.Signed == p.Signed || p.Signed == "")
		})
		if r.Text != "" && !same {
			list = append(list, givenExplanation{Rule: r.Rule, Text: r.Text, Signed: p.Signed})
		}
	}
	return list
}

// refused is what was typed with why it was not kept.
func (p explainPart) refused(refusal *intake.Refusal) explainPart {
	var all []string
	for _, f := range refusal.Faults {
		all = append(all, f.Message)
	}
	p.Fault = strings.Join(all, "")
	return p
}
