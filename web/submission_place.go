package web

import (
	"slices"

	"github.com/gin-gonic/gin"

	"huishang/proceeding"
	"huishang/store"
)

// submissionPlace is what stands around a submission: where its dossier is, the submission that took its place, and the paper of the decision.
type submissionPlace struct {
	ground proceeding.Ground
	at     place
	last   string      // the id of the submission that took its place, or empty
	paper  *shownPaper // 审核意见书 or 补正通知; nil when nothing was decided
}

func (s *site) placeOfSubmission(c *gin.Context, of store.Submission) (p submissionPlace, err error) {
	if p.ground, err = s.steps.Read(c.Request.Context(), asker(c).scope(), of.Dossier); err != nil {
		return p, err
	}
	if p.at, err = s.placeOf(c, p.ground); err != nil {
		return p, err
	}
	return p, s.view(c, func(tx *store.Tx) error {
		last, _, err := tx.Submissions(store.SubmissionFilter{Dossier: of.Dossier}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		if len(last) > 0 && last[0].ID != of.ID {
			p.last = last[0].ID
		}
		made, err := decisionDocument(tx, of)
		if made != nil {
			paper := paperOf(*made)
			p.paper = &paper
		}
		return err
	})
}

// download leads to the file of the decision, if there is one.
func (p submissionPlace) download() *doneLink {
	if p.paper == nil {
		return nil
	}
	return &doneLink{p.paper.Title, p.paper.Download}
}

// decisionDocument is the document a decision made: 审核意见书 or 补正通知; nil when nothing was decided.
func decisionDocument(tx *store.Tx, s store.Submission) (*store.Document, error) {
	if s.State == store.Received {
		return nil, nil
	}
	kind := "correction-notice"
	if s.State == store.Accepted {
		kind = "review-opinion"
	}
	page := store.Page{Limit: 500}
	for {
		all, next, err := tx.Documents(s.Dossier, page)
		if err != nil {
			return nil, err
		}
		if at := slices.IndexFunc(all, func(d store.Document) bool { return d.Kind == kind && d.Version == s.Version }); at >= 0 {
			return &all[at], nil
		}
		if page.After = next; next == "" {
			return nil, nil
		}
	}
}
