package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// submissionPage shows what became of one submission.
type submissionPage struct {
	frame
	Given   toldSubmission
	File    string // the form, which names the page
	City    string // its name
	Class   string // of the state's badge
	Bureau  bool   // who looks handed it in
	Latest  string // the address of the submission that took its place, or empty
	Paper   *doneLink
	Open    intake.Open
	Errors  []errorPlace
	Sheets  []shownSheet
	Beyond  []foundGroup // what stands in no cell of the form, by document
	Papers  []foundPaper // the attachments
	Mended  []intake.Finding
	Files   []toldFile
	Explain explainPart
	Upload  *uploadPart // where it may be handed in again
	Form    string      // the page on which it is mended where it came from one; or empty
	Whole   bool        // it came as JSON or from the form of the page, without a sheet
}

// submissionResult shows a submission: GET /submissions/:id.
func (s *site) submissionResult(c *gin.Context) error {
	return s.showSubmission(c, http.StatusOK, explainPart{})
}

// showSubmission shows the submission of the address, with what was typed into its explanations and not kept.
func (s *site) showSubmission(c *gin.Context, status int, typed explainPart) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	told, err := s.submissionTold(c)
	if err != nil {
		return err
	}
	page := submissionPage{Given: tellSubmission(told.Submission), Bureau: asker(c).Role == huishang.RoleBureau, Class: stateClass(told.Submission.State),
		Open: told.Open(), Mended: told.Mended, Files: answerSubmission(told).Files}
	page.File, page.Whole = strings.TrimSuffix(told.Files[0].Name, ".json"), told.Submission.Kind == intake.KindPart
	page.frame = s.frame(c, page.File).with("upload.js")
	sheets, err := told.Sheets(c.Request.Context())
	if err != nil {
		return err
	}
	page.Sheets = shownSheets(sheets, told.Findings)
	page.Beyond, page.Papers = beyondSheets(sheets, told, page.Files)
	page.Errors = errorPlaces(page.Sheets, page.Beyond)
	if page.Explain, err = explaining(told, typed, asker(c).Role); err != nil {
		return err
	}
	if err := s.placeSubmission(c, &page, told); err != nil {
		return err
	}
	s.show(c, status, "submission_result", page)
	return nil
}

// placeSubmission finds what stands around a submission: where its dossier is, the last submission of that, the paper of the decision, and
// where it may be handed in again.
func (s *site) placeSubmission(c *gin.Context, page *submissionPage, told intake.Told) error {
	ground, err := s.steps.Read(c.Request.Context(), asker(c).scope(), told.Submission.Dossier)
	if err != nil {
		return err
	}
	at, err := s.placeOf(c, ground)
	if err != nil {
		return err
	}
	page.frame, page.City = page.frame.at(at), ground.Record.Name
	if err := s.view(c, func(tx *store.Tx) error {
		last, _, err := tx.Submissions(store.SubmissionFilter{Dossier: told.Submission.Dossier}, store.Page{Limit: 1})
		if err == nil && len(last) > 0 && last[0].ID != told.Submission.ID {
			page.Latest = "/submissions/" + last[0].ID
		}
		if err == nil {
			page.Paper, err = decisionPaper(tx, told.Submission)
		}
		return err
	}); err != nil {
		return err
	}
	if !page.Bureau || page.Latest != "" || (intake.Known{Ground: ground, City: page.City}).Receives(s.Today()) != nil {
		return nil
	}
	if page.Whole {
		page.Form = submissionFormPath(told.Submission.Year)
	}
	upload, err := s.uploadPart(c, told.Submission.Year, true, nil)
	page.Upload = &upload
	return err
}

// decisionPaper is the document a decision made: 审核意见书 or 补正通知; nil when nothing was decided.
func decisionPaper(tx *store.Tx, s store.Submission) (*doneLink, error) {
	made, err := decisionDocument(tx, s)
	if made == nil || err != nil {
		return nil, err
	}
	p := paperOf(*made)
	return &doneLink{p.Title, p.Download}, nil
}

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
