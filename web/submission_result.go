package web

import (
	"net/http"
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
	Review  string // where the province reviews it; empty for others
	Reviews bool   // who looks is to review it now
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
	page.frame = s.frame(c, page.File).with("drop.js", "upload.js")
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

// placeSubmission puts what stands around a submission on its page: for the bureau where it may be handed in again, for the province where it is
// reviewed.
func (s *site) placeSubmission(c *gin.Context, page *submissionPage, told intake.Told) error {
	around, err := s.placeOfSubmission(c, told.Submission)
	if err != nil {
		return err
	}
	page.frame, page.City, page.Paper = page.frame.at(around.at), around.ground.Record.Name, around.download()
	page.Review = s.paths.to(asker(c).Role, "/submissions/:id/review", told.Submission.ID)
	page.Reviews = asker(c).Role == huishang.RoleLiaison && told.Submission.State == store.Received && around.last == ""
	if around.last != "" {
		page.Latest = "/submissions/" + around.last
	}
	if !page.Bureau || page.Latest != "" || (intake.Known{Ground: around.ground, City: page.City}).Receives(s.Today()) != nil {
		return nil
	}
	if page.Whole {
		page.Form = submissionFormPath(told.Submission.Year)
	}
	upload, err := s.uploadPart(c, told.Submission.Year, true, nil)
	page.Upload = &upload
	return err
}
