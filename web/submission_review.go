package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/intake"
	"huishang/store"
)

// reviewPage is where the 区域创新处 reviews a submission: what was found, what changed, the documents beside that, and the decision.
type reviewPage struct {
	frame
	Given   toldSubmission
	City    string
	Class   string // of the state's badge
	Latest  string // the address of the submission that took its place, or empty
	Open    intake.Open
	Found   []reviewFinding
	Mended  []intake.Finding
	Changes *changesPart // instead of the findings
	Files   []reviewFile
	Shown   leaf
	Paper   *doneLink // of the decision
	Preview string    // of that paper
	Verdict verdictPart
	Release releasePart
}

// A reviewFinding is a finding with what people wrote on it, and whether it may be released.
type reviewFinding struct {
	finding
	File       string
	Explained  *store.Explanation
	Releasable bool // here and now
}

// A reviewFile is a file of the submission, to be looked at.
type reviewFile struct {
	toldFile
	Path    string // of the page with this file beside it
	Current bool
}

// submissionReview shows a submission to be reviewed: GET /submissions/:id/review?file=&view=changes.
func (s *site) submissionReview(c *gin.Context) error {
	return s.showReview(c, http.StatusOK, verdictPart{}, releasePart{})
}

// showReview shows the review of the submission of the address, with what was typed and not carried out.
func (s *site) showReview(c *gin.Context, status int, verdict verdictPart, release releasePart) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	told, err := s.submissionTold(c)
	if err != nil {
		return err
	}
	page := reviewPage{Given: tellSubmission(told.Submission), Class: stateClass(told.Submission.State), Open: told.Open(), Mended: told.Mended,
		Verdict: verdict, Release: release}
	deciding := asker(c).Role == huishang.RoleLiaison && told.Submission.State == store.Received
	page.Found = s.reviewFindings(told, deciding)
	if err := page.Verdict.offer(told, deciding); err != nil {
		return err
	}
	page.Release.By = cmp.Or(release.By, asker(c).Name)
	if err := s.putBeside(c, &page, told); err != nil {
		return err
	}
	if c.Query("view") == "changes" {
		if page.Changes, err = s.changesOf(c, told); err != nil {
			return err
		}
	}
	if err := s.placeReview(c, &page, told); err != nil {
		return err
	}
	s.show(c, status, "submission_review", page)
	return nil
}

// reviewFindings are the findings in the order of the articles, each with what was written on it.
func (s *site) reviewFindings(told intake.Told, deciding bool) []reviewFinding {
	var releasable []string
	for _, e := range s.Rules.Entries() {
		if e.Release {
			releasable = append(releasable, e.ID)
		}
	}
	var all []reviewFinding
	for _, f := range told.Findings {
		one := reviewFinding{finding: finding{f.Finding, signs[f.Level]}, File: f.File}
		for i := range told.Written {
			if w := &told.Written[i]; w.Rule == f.Rule && w.Kind == store.Explains {
				one.Explained = w
			}
		}
		one.Releasable = deciding && f.Level == checks.Error && f.Release == nil && slices.Contains(releasable, f.Rule) &&
			!slices.ContainsFunc(all, func(before reviewFinding) bool { return before.Rule == f.Rule })
		all = append(all, one)
	}
	return all
}

// putBeside chooses the file that is shown beside the findings: the one asked for, or the first attachment, or the form.
func (s *site) putBeside(c *gin.Context, page *reviewPage, told intake.Told) error {
	chosen := min(2, len(told.Files))
	if word := c.Query("file"); word != "" {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(told.Files) {
			return store.NotFound{What: "个文件"}
		}
		chosen = n
	}
	view := ""
	if c.Query("view") == "changes" {
		view = "&view=changes"
	}
	for _, f := range answerSubmission(told).Files {
		path := "/submissions/" + told.Submission.ID + "/review?file=" + strconv.Itoa(f.N) + view + "#beside"
		page.Files = append(page.Files, reviewFile{f, path, f.N == chosen})
	}
	page.Shown = s.leafSoon(c.Request.Context(), handedInPaper(told.Submission, told.Files[chosen-1]))
	return nil
}

// placeReview puts what stands around the submission on the page of its review.
func (s *site) placeReview(c *gin.Context, page *reviewPage, told intake.Told) error {
	around, err := s.placeOfSubmission(c, told.Submission)
	if err != nil {
		return err
	}
	page.City, page.Paper = around.ground.Record.Name, around.download()
	page.frame = s.frame(c, page.City+strconv.Itoa(page.Given.Year)+"年材料审核").at(around.at)
	if around.last != "" {
		page.Latest, page.Verdict.May = "/submissions/"+around.last+"/review", false
	}
	if around.paper != nil {
		page.Preview = around.paper.Path
	}
	return nil
}
