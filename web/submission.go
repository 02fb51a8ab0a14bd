package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator"
	"huishang/intake"
	"huishang/proceeding"
	"huishang/store"
)

// errStale is a change to a submission that does not rest on what it is now.
var errStale = errors.New("您看过之后有人改动了这次报送，请重新查看后再办理。")

// intake is where material is taken in.
func (s *site) intake() intake.Desk { return intake.Desk{Steps: s.steps} }

// hand is who hands in or decides.
func (s *site) hand(c *gin.Context) intake.Hand {
	return intake.Hand{Role: asker(c).Role, Today: s.Today()}
}

// toldSubmission is a submission as lists tell it.
type toldSubmission struct {
	ID        string                `json:"id"`
	Dossier   string                `json:"dossier"`
	City      string                `json:"city"`
	Year      int                   `json:"year"`
	Kind      string                `json:"kind"`
	Title     string                `json:"title"`
	Version   int                   `json:"version"`
	State     store.SubmissionState `json:"state"`
	StateName string                `json:"state_name"`
	SHA256    string                `json:"sha256"`
	Author    string                `json:"author"`
	At        time.Time             `json:"at"`
	DecidedBy string                `json:"decided_by,omitempty"`
	DecidedAt *time.Time            `json:"decided_at,omitempty"`
	Decision  string                `json:"decision,omitempty"`
}

func tellSubmission(s store.Submission) toldSubmission {
	told := toldSubmission{ID: s.ID, Dossier: s.Dossier, City: s.City, Year: s.Year, Kind: s.Kind, Title: submissionTitle(s.Kind), Version: s.Version, State: s.State,
		StateName: s.State.Name(), SHA256: s.SHA256, Author: s.Author, At: s.At, DecidedBy: s.DecidedBy, Decision: s.Decision}
	if !s.DecidedAt.IsZero() {
		told.DecidedAt = &s.DecidedAt
	}
	return told
}

func submissionTitle(kind string) string {
	if form, ok := generator.FormKindOf(kind); ok {
		return form.Title
	}
	return "报送材料"
}

// A submissionAnswer is a submission with all that belongs to it.
type submissionAnswer struct {
	toldSubmission
	Files    []toldFile          `json:"files"`
	Findings []intake.Finding    `json:"findings"`
	Mended   []intake.Finding    `json:"mended"` // findings of the submission before that are gone
	Counts   map[string]int      `json:"counts"`
	Blocked  bool                `json:"blocked"`
	Written  []store.Explanation `json:"explanations"`
	Steps    []toldStep          `json:"steps,omitempty"`  // that were recorded with it
	Unmade   []proceeding.Unmade `json:"unmade,omitempty"` // documents of the steps the dossier is not ready for
	Waits    string              `json:"waits,omitempty"`  // why none was
	Warnings []string            `json:"warnings,omitempty"`
}

// A toldFile is one file of a submission and where it is.
type toldFile struct {
	N         int    `json:"n"`
	Name      string `json:"name"`
	Media     string `json:"media"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	Content   string `json:"content"`
	Annotated string `json:"annotated,omitempty"` // the file with its findings written into it
}

func submissionPath(id string) string { return apiRoot + "submissions/" + url.PathEscape(id) }

func answerSubmission(t intake.Told) submissionAnswer {
	a := submissionAnswer{toldSubmission: tellSubmission(t.Submission), Findings: t.Findings, Mended: t.Mended, Blocked: t.Blocked(), Written: t.Written,
		Counts: map[string]int{"错误": 0, "警告": 0, "提示": 0}}
	for _, f := range t.Files {
		at := fmt.Sprintf("%s/files/%d", submissionPath(t.Submission.ID), f.N)
		told := toldFile{N: f.N, Name: f.Name, Media: f.Media, Size: f.File.Size, SHA256: f.File.SHA256, Content: at}
		if intake.Annotates(f) {
			told.Annotated = fmt.Sprintf("%s/annotated/%d", submissionPath(t.Submission.ID), f.N)
		}
		a.Files = append(a.Files, told)
	}
	for _, f := range t.Findings {
		a.Counts[string(f.Level)]++
	}
	if a.Findings == nil {
		a.Findings = []intake.Finding{}
	}
	if a.Written == nil {
		a.Written = []store.Explanation{}
	}
	return a
}

func toldEvents(events []huishang.Event) []toldStep {
	return toldEach(events, func(e huishang.Event) toldStep { return toldStep{e.Step, e.Step.Name()} })
}

// submissionTag changes with everything about a submission that can change.
func submissionTag(t intake.Told) (string, error) {
	data, err := json.Marshal([]any{t.Submission.ID, t.Submission.State, t.Written})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hashTag(hex.EncodeToString(sum[:16])), nil
}

// rests holds that a change rests on what a submission is now. One that does not say what it rests on may pass.
func rests(t intake.Told, given string) error {
	tag, err := submissionTag(t)
	if err == nil && given != "" && given != tag {
		return errStale
	}
	return err
}

// replySubmission is the answer about a submission.
func replySubmission(status int, t intake.Told, add func(*submissionAnswer)) (reply, error) {
	answer := answerSubmission(t)
	if add != nil {
		add(&answer)
	}
	made, err := replyOf(status, answer)
	if err != nil {
		return made, err
	}
	made.Location = submissionPath(t.Submission.ID)
	made.ETag, err = submissionTag(t)
	return made, err
}
