package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"huishang"
)

// Submission is something a city handed in: a form and its attachments, and the version of the dossier they brought.
type Submission struct {
	ID        string
	City      string
	Year      int
	Kind      string
	SHA256    string // of all its bytes: of its only file, or of the hashes of its files in order
	Dossier   string
	Version   int
	State     SubmissionState
	Author    string
	At        time.Time
	DecidedBy string // who accepted or returned it; empty until then
	DecidedAt time.Time
	Decision  string // what they wrote
}

// SubmissionState is how far a submission has come.
type SubmissionState string

// The states of a submission.
const (
	Received SubmissionState = "received"
	Accepted SubmissionState = "accepted"
	Returned SubmissionState = "returned"
)

// Name is the state in Chinese, or its code when there is no such state.
func (s SubmissionState) Name() string {
	switch s {
	case Received:
		return "已报送"
	case Accepted:
		return "已受理"
	case Returned:
		return "已退回补正"
	}
	return string(s)
}

// NewSubmission is what is handed in.
type NewSubmission struct {
	Year    int
	Kind    string
	Files   []Upload          // the form first; there is at least one
	Content *huishang.Dossier // the dossier with what was handed in
	Base    int               // the version it was made from; 0 begins the dossier
	Note    string
	Stage   string          // at which it was checked
	Found   json.RawMessage // the findings, as [Tx.SaveFindings] takes them
	Written []Explanation   // what the sender wrote on them
}

// Upload is one file as it came.
type Upload struct {
	Name, Media string
	Content     io.ReadSeeker
	SHA256      string // of the content where it is known, in hex; the file is held against it while it is kept
}

const (
	whatSubmission    = "次报送"
	submissionColumns = `id, city, year, kind, sha256, dossier, version, state, author, at, decided_by, decided_at, decision`
)

func scanSubmission(row scanner) (Submission, error) {
	var s Submission
	err := row.Scan(&s.ID, &s.City, &s.Year, &s.Kind, &s.SHA256, &s.Dossier, &s.Version, &s.State, &s.Author, instant{&s.At},
		&s.DecidedBy, instant{&s.DecidedAt}, &s.Decision)
	return s, absent(err, whatSubmission)
}

// hashOf is the hash of several files as one.
func hashOf(files []File) string {
	if len(files) == 1 {
		return files[0].SHA256
	}
	hashes := make([]string, len(files))
	for i, f := range files {
		hashes[i] = f.SHA256
	}
	sum := sha256.Sum256([]byte(strings.Join(hashes, "\n")))
	return hex.EncodeToString(sum[:])
}

// Submission finds a submission.
func (tx *Tx) Submission(id string) (Submission, error) {
	return scanSubmission(tx.row(`SELECT `+submissionColumns+` FROM submissions
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, id))
}

// SubmissionFilter narrows a list of submissions.
type SubmissionFilter struct {
	City    string
	Year    int
	Dossier string
	State   SubmissionState
}

// narrowed are the conditions on the city, $4, and the dossier, $6, as the indexes of the table have them. What nothing is asked of stands in no
// condition, and a range of cities leads to no index: a list is read in its order, as far as it is wanted.
func (f SubmissionFilter) narrowed() string {
	city, dossier := `$4 = ''`, `$6 = ''`
	if f.City != "" {
		city = `city = $4`
	}
	if f.Dossier != "" {
		dossier = `dossier = $6`
	}
	return `(city || '') BETWEEN $2 AND $3 AND ` + city + ` AND ` + dossier
}

// Submissions lists submissions, the latest first, with the cursor of the next page.
func (tx *Tx) Submissions(filter SubmissionFilter, page Page) ([]Submission, string, error) {
	at, id := "9", ""
	if _, err := page.read(&at, &id); err != nil {
		return nil, "", err
	}
	if filter.City == "" {
		filter.City = tx.scope.City
	}
	rows, err := tx.query(`SELECT `+submissionColumns+` FROM submissions
		WHERE tenant = $1 AND `+filter.narrowed()+` AND ($5 = 0 OR year = $5) AND ($7 = '' OR state = $7) AND (at < $8 OR at = $8 AND id > $9)
		ORDER BY at DESC, id LIMIT $10`,
		filter.City, filter.Year, filter.Dossier, string(filter.State), at, id, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list submissions: %w", err)
	}
	return listed(rows, page, scanSubmission, func(s Submission) []any { return []any{instantText(s.At), s.ID} })
}

// WaitingSubmissions lists the submissions nobody has decided on and no later one of the kind has taken the place of, the one that waits longest first, with the cursor of the next page.
func (tx *Tx) WaitingSubmissions(page Page) ([]Submission, string, error) {
	at, id := "", ""
	if _, err := page.read(&at, &id); err != nil {
		return nil, "", err
	}
	rows, err := tx.query(`SELECT `+submissionColumns+` FROM submissions
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND state = 'received' AND (at > $4 OR at = $4 AND id > $5)
			AND NOT EXISTS (SELECT 1 FROM submissions later WHERE later.tenant = submissions.tenant AND later.dossier = submissions.dossier
				AND later.kind = submissions.kind AND later.version > submissions.version)
		ORDER BY at, id LIMIT $6`, at, id, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list the submissions that wait: %w", err)
	}
	return listed(rows, page, scanSubmission, func(s Submission) []any { return []any{instantText(s.At), s.ID} })
}

// SubmittedFile is one file of a submission as it came.
type SubmittedFile struct {
	N           int // from 1; the form is the first
	Name, Media string
	File        File
}

// SubmittedFiles lists the files of a submission in the order they came.
func (tx *Tx) SubmittedFiles(submission string) ([]SubmittedFile, error) {
	rows, err := tx.query(`SELECT s.n, s.name, s.media, s.sha256, f.size
		FROM submission_files s JOIN files f ON f.tenant = s.tenant AND f.sha256 = s.sha256
		WHERE s.tenant = $1 AND s.city BETWEEN $2 AND $3 AND s.submission = $4 ORDER BY s.n`, submission)
	if err != nil {
		return nil, fmt.Errorf("list the files of a submission: %w", err)
	}
	all, err := collect(rows, func(row scanner) (SubmittedFile, error) {
		s := SubmittedFile{File: File{tenant: tx.scope.Tenant, from: tx}}
		return s, row.Scan(&s.N, &s.Name, &s.Media, &s.File.SHA256, &s.File.Size)
	})
	if err == nil && len(all) == 0 {
		_, err = tx.Submission(submission) // each has a file
	}
	return all, err
}
