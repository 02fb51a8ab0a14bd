package web

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/guard"
)

// submissionNewPage is where a bureau hands in.
type submissionNewPage struct {
	frame
	Year   int
	Years  []submissionYear
	Closed string // why nothing is handed in for the year now; empty when it is open
	Upload uploadPart
	Papers []neededPaper
	First  bool // the first meeting: two papers instead of three
	Blank  bool // there is something to make the form from
	Last   *toldSubmission
	refusedFiles
}

// A submissionYear is a year one may choose.
type submissionYear struct {
	Year    int
	Current bool
}

// An uploadPart is the part of a page by which files are chosen and handed in.
type uploadPart struct {
	Year  int
	Files []trayFile // in the tray
	Again bool       // something was handed in before
	Most  int        // files
}

// refusedFiles is what was wrong when files were handed in or chosen.
type refusedFiles struct {
	Files  []trayFile          // that are not kept
	Whole  []string            // of all together
	InTray map[string][]string // by the name of a kept file
}

// submissionNew shows where a bureau hands in: GET /submissions/new?year=.
func (s *site) submissionNew(c *gin.Context) error {
	if _, err := yearOfQuery(c); err != nil {
		return err
	}
	return s.showSubmissionNew(c, http.StatusOK, c.Query("year"), refusedFiles{})
}

// showSubmissionNew shows it for a year, or for the one that is open; and what was refused.
func (s *site) showSubmissionNew(c *gin.Context, status int, year string, refused refusedFiles) error {
	wanted, _ := strconv.Atoi(year)
	desk, err := s.submissionDesk(c, wanted)
	if err != nil {
		return err
	}
	page := submissionNewPage{Year: desk.year, Closed: desk.closed(), Blank: desk.known.Content != nil, refusedFiles: refused}
	page.frame = s.frame(c, strconv.Itoa(desk.year)+"年报送").with("drop.js", "upload.js")
	for _, y := range desk.years {
		page.Years = append(page.Years, submissionYear{y, y == desk.year})
	}
	if page.First, page.Papers = neededPapers(desk.known.Content); desk.known.Before != nil {
		last := tellSubmission(*desk.known.Before)
		page.Last = &last
	}
	if page.Upload, err = s.uploadPart(c, desk.year, page.Last != nil, refused.InTray); err != nil {
		return err
	}
	s.show(c, status, "submission_new", page)
	return nil
}

// uploadPart is the part of a page that takes files for a year, with what is wrong with those in the tray.
func (s *site) uploadPart(c *gin.Context, year int, again bool, faults map[string][]string) (uploadPart, error) {
	files, err := s.trayOf(c)
	for i := range files {
		files[i].Faults = faults[files[i].Name]
	}
	return uploadPart{Year: year, Files: files, Again: again, Most: guard.DefaultLimits.Files}, err
}

// A neededPaper is one of what article 19 (1) wants handed in.
type neededPaper struct {
	Name  string
	Sheet string // of the form it is filled in on
	State string // what is known of it already
}

// neededPapers are those a city hands in for a meeting: three, or for the first meeting two (article 19).
func neededPapers(known *huishang.Dossier) (first bool, papers []neededPaper) {
	papers = []neededPaper{{Name: "区域产业发展需求", Sheet: "产业发展需求"}, {Name: "工作会议议题建议", Sheet: "议题建议"}, {Name: "上阶段协议书落实情况总结", Sheet: "落实情况总结"}}
	if first = known == nil || known.History.IsFirstMeeting; first {
		papers = papers[:2]
	}
	if known == nil {
		return first, papers
	}
	there := []bool{known.Needs != nil && len(known.Needs.Items) > 0, known.Proposal != nil && len(known.Proposal.Topics) > 0,
		known.Summary != nil && len(known.Summary.Items) > 0}
	for i := range papers {
		if there[i] {
			papers[i].State = "上次已报，表中已填好"
		}
	}
	return first, papers
}
