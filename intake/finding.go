package intake

import (
	"encoding/json"
	"errors"
	"fmt"

	"huishang/checks"
	"huishang/proceeding"
	"huishang/store"
)

// A Finding is one departure in what was handed in, with the file it was found in.
type Finding struct {
	checks.Finding
	File string `json:"file,omitempty"`
}

// findingsOf are the findings of a submission as its sender was told them, with what people wrote on them since.
func findingsOf(tx *store.Tx, s store.Submission) (found []Finding, written []store.Explanation, err error) {
	if found, err = foundIn(tx, s); err != nil {
		return nil, nil, err
	}
	written, err = tx.Explanations(s.Dossier, s.Version)
	settle(found, proceeding.SettledBy(written))
	return found, written, err
}

// foundIn are the findings of a submission as they were when it was taken in.
func foundIn(tx *store.Tx, s store.Submission) (found []Finding, err error) {
	kept, err := tx.Findings(s.Dossier, s.Version)
	if errors.As(err, &store.NotFound{}) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(kept.Content, &found); err != nil {
		return nil, fmt.Errorf("read the findings of a submission: %w", err)
	}
	return found, nil
}

// Open counts the findings on what a city says that still ask for something. The looks of attachments keep nobody from accepting it.
type Open struct {
	Errors   int // that nobody released
	Warnings int // that nobody explained
}

// CountOpen counts what of the findings of a submission is still open.
func CountOpen(tx *store.Tx, s store.Submission) (Open, error) {
	t := Told{Submission: s}
	var err error
	if t.Files, err = tx.SubmittedFiles(s.ID); err != nil {
		return Open{}, err
	}
	t.Findings, _, err = findingsOf(tx, s)
	return t.Open(), err
}

// Open counts what is still open.
func (t Told) Open() (n Open) {
	for i := range t.Findings {
		switch f := &t.Findings[i]; {
		case t.Attached(*f):
		case f.Blocks():
			n.Errors++
		case f.Level == checks.Warning && f.Explanation == "":
			n.Warnings++
		}
	}
	return n
}

// Attached reports whether a finding is on the looks of an attachment: not on what the city says, nor on whether the attached text is final, which
// has to be explained before it is accepted.
func (t Told) Attached(f Finding) bool {
	return len(t.Files) > 0 && f.File != t.Files[0].Name && f.Rule != finalTextRule
}

// settle writes on findings what people wrote on them.
func settle(found []Finding, s checks.Settled) {
	for i := range found {
		f := &found[i]
		f.Explanation, f.Release = s.Explanations[f.Rule], nil
		if release, ok := s.Releases[f.Rule]; ok {
			f.Release = &release
		}
	}
}

// mended are the findings before that are not there any more. A finding is told by its rule and what it says: rows of a form may move.
func mended(before, now []Finding) []Finding {
	there := map[string]int{}
	for _, f := range now {
		there[f.Rule+"\n"+f.Message]++
	}
	out := []Finding{}
	for _, f := range before {
		if key := f.Rule + "\n" + f.Message; there[key] > 0 {
			there[key]--
		} else {
			out = append(out, f)
		}
	}
	return out
}

// Told is what a submission came to, as its sender and the department see it.
type Told struct {
	Submission store.Submission
	Files      []store.SubmittedFile
	Findings   []Finding         // in the order of the articles, files after the form
	Mended     []Finding         // of the submission before, those that are gone
	Before     *store.Submission // the submission before, of the same dossier, or nil
	Written    []store.Explanation
}

// Tell gives a submission with all that belongs to it.
func Tell(tx *store.Tx, id string) (t Told, err error) {
	if t.Submission, err = tx.Submission(id); err != nil {
		return t, err
	}
	if t.Files, err = tx.SubmittedFiles(id); err != nil {
		return t, err
	}
	if t.Findings, t.Written, err = findingsOf(tx, t.Submission); err != nil {
		return t, err
	}
	if t.Before, err = submissionBefore(tx, t.Submission); err != nil || t.Before == nil {
		t.Mended = []Finding{}
		return t, err
	}
	earlier, err := foundIn(tx, *t.Before)
	t.Mended = mended(earlier, t.Findings)
	return t, err
}

// submissionBefore is the last submission of the same dossier before one, or nil.
func submissionBefore(tx *store.Tx, s store.Submission) (*store.Submission, error) {
	page := store.Page{Limit: 5} // mostly one of the last is meant
	for {
		all, next, err := tx.Submissions(store.SubmissionFilter{Dossier: s.Dossier}, page)
		if err != nil {
			return nil, err
		}
		for i := range all {
			if all[i].Version < s.Version {
				return &all[i], nil
			}
		}
		if next == "" {
			return nil, nil
		}
		page.After = next
	}
}

// Blocked reports whether an error keeps what was handed in from being accepted: one on what the city says that nobody has released.
func (t Told) Blocked() bool { return t.Open().Errors > 0 }
