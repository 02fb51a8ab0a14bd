package store

import (
	"crypto/rand"
	"errors"
	"fmt"
)

// Submit takes a submission in: its files, the version of the dossier it brings, what the rules found in it, and what the sender wrote on
// that. The same bytes for the same city, year and kind are one submission: it is given back as it is, with fresh false. One that was returned
// may be handed in again as it is, and is then another. When the dossier has another version than the one it was made from, the error is [Conflict].
func (tx *Tx) Submit(given NewSubmission) (s Submission, fresh bool, err error) {
	if len(given.Files) == 0 {
		return s, false, Refused{"没有收到文件，请选择文件后再报送。"}
	}
	s = Submission{ID: rand.Text(), City: given.Content.City.Code, Year: given.Year, Kind: given.Kind, State: Received,
		Author: tx.scope.User, At: tx.now}
	if !tx.scope.Sees(s.City) {
		return s, false, NotFound{"个城市"}
	}
	files := make([]File, len(given.Files))
	for i, upload := range given.Files {
		if files[i], err = tx.putUpload(upload); err != nil {
			return s, false, err
		}
	}
	s.SHA256 = hashOf(files)
	there, err := tx.submissionOf(s)
	if err == nil || !errors.As(err, &NotFound{}) {
		return there, false, err
	}
	if err := tx.saveSubmitted(&s, given); err != nil {
		return s, false, err
	}
	return s, true, tx.addSubmission(s, given.Files, files)
}

// Submitted finds the submission the same files became before and that was not returned, by their SHA-256 in the order they came.
func (tx *Tx) Submitted(city string, year int, kind string, sums []string) (Submission, error) {
	files := make([]File, len(sums))
	for i, sum := range sums {
		files[i].SHA256 = sum
	}
	return tx.submissionOf(Submission{City: city, Year: year, Kind: kind, SHA256: hashOf(files)})
}

// submissionOf finds the submission of the same bytes that was not returned.
func (tx *Tx) submissionOf(s Submission) (Submission, error) {
	return scanSubmission(tx.row(`SELECT `+submissionColumns+` FROM submissions
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND city = $4 AND year = $5 AND kind = $6 AND sha256 = $7 AND state <> 'returned'`,
		s.City, s.Year, s.Kind, s.SHA256))
}

// saveSubmitted saves the version a submission brings, with its findings.
func (tx *Tx) saveSubmitted(s *Submission, given NewSubmission) error {
	var v Version
	d, err := tx.DossierOf(s.City, s.Year)
	switch {
	case errors.As(err, &NotFound{}) && given.Base == 0:
		v, err = tx.CreateDossier(s.Year, given.Content, given.Note)
	case err == nil:
		v, err = tx.SaveVersion(d.ID, given.Base, given.Content, given.Note)
	}
	if err != nil {
		return err
	}
	s.Dossier, s.Version = v.Dossier, v.N
	return tx.SaveFindings(v.Dossier, v.N, given.Stage, given.Found, given.Written)
}

func (tx *Tx) addSubmission(s Submission, uploads []Upload, files []File) error {
	if _, err := tx.insert(s.City, `INSERT INTO submissions
		(tenant, city, id, year, kind, sha256, dossier, version, state, author, at, decided_by, decided_at, decision)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', '')`,
		s.ID, s.Year, s.Kind, s.SHA256, s.Dossier, s.Version, string(s.State), s.Author, instantText(s.At)); err != nil {
		return fmt.Errorf("take a submission in: %w", err)
	}
	for i, f := range files {
		if _, err := tx.insert(s.City, `INSERT INTO submission_files (tenant, city, submission, n, name, media, sha256)
			VALUES ($1, $2, $3, $4, $5, $6, $7)`, s.ID, i+1, uploads[i].Name, uploads[i].Media, f.SHA256); err != nil {
			return fmt.Errorf("take file %d of a submission in: %w", i+1, err)
		}
	}
	return tx.enter(ActionSubmit, s.City, s.ID, map[string]any{"kind": s.Kind, "year": s.Year, "version": s.Version, "sha256": s.SHA256})
}

// Accept takes a submission as complete (受理).
func (tx *Tx) Accept(submission, note string) (Submission, error) {
	return tx.decide(ActionAccept, submission, Accepted, note)
}

// Return gives a submission back to be mended (退回补正).
func (tx *Tx) Return(submission, note string) (Submission, error) {
	return tx.decide(ActionReturn, submission, Returned, note)
}

// decide settles a submission once.
func (tx *Tx) decide(action Action, submission string, state SubmissionState, note string) (Submission, error) {
	s, err := tx.Submission(submission)
	if err != nil {
		return s, err
	}
	if s.State != Received {
		return s, Refused{fmt.Sprintf("这次报送%s（%s，%s），不能再次办理。", s.State.Name(), s.DecidedBy,
			s.DecidedAt.In(shanghai).Format("2006年1月2日 15:04"))}
	}
	s.State, s.DecidedBy, s.DecidedAt, s.Decision = state, tx.scope.User, tx.now, note
	if _, err := tx.exec(`UPDATE submissions SET state = $5, decided_by = $6, decided_at = $7, decision = $8
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`,
		s.ID, string(s.State), s.DecidedBy, instantText(s.DecidedAt), s.Decision); err != nil {
		return s, fmt.Errorf("settle a submission: %w", err)
	}
	return s, tx.enter(action, s.City, s.ID, map[string]any{"note": note})
}
