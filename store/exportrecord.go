package store

import (
	"encoding/json"
	"errors"
	"time"

	"huishang"
)

// The records of a dossier as an export writes them: what the Measures know in the words of the dictionary, and beside it who entered it
// and when.
type (
	exportedEvent struct {
		Event    json.RawMessage `json:"event"`
		Version  int             `json:"version"`
		Text     string          `json:"text_sha256"`
		User     string          `json:"user"`
		Recorded time.Time       `json:"recorded"`
	}
	exportedOpinion struct {
		Subject  Subject         `json:"subject"`
		Opinion  json.RawMessage `json:"opinion"`
		Revision int             `json:"revision"`
		User     string          `json:"user"`
		Recorded time.Time       `json:"recorded"`
	}
	exportedProgress struct {
		On       huishang.Date   `json:"on"`
		Report   json.RawMessage `json:"report"`
		User     string          `json:"user"`
		Recorded time.Time       `json:"recorded"`
	}
	exportedFindings struct {
		Version      int             `json:"version"`
		Stage        string          `json:"stage"`
		Findings     json.RawMessage `json:"findings"`
		Explanations []Explanation   `json:"explanations"`
	}
)

// records writes what is no file: the log of the procedures, opinions, progress, findings with what was written on them.
func (e *exporter) records(d Dossier) error {
	return errors.Join(e.events(d), e.opinions(d), e.progress(d), e.findings(d))
}

func (e *exporter) events(d Dossier) error {
	all, err := e.tx.Events(d.ID)
	out := make([]exportedEvent, len(all))
	for i, one := range all {
		content, failed := huishang.Encode(one.Event)
		out[i] = exportedEvent{content, one.Version, one.TextHash, one.User, one.Recorded}
		err = errors.Join(err, failed)
	}
	return errors.Join(err, e.json("程序记录.json", out, len(out), "程序记录"))
}

func (e *exporter) opinions(d Dossier) error {
	var out []exportedOpinion
	for _, subject := range []Subject{OnProtocol, OnAgreement} {
		all, err := e.tx.Opinions(d.ID, subject)
		if err != nil {
			return err
		}
		for _, one := range all {
			content, err := huishang.Encode(one.Opinion)
			if err != nil {
				return err
			}
			out = append(out, exportedOpinion{subject, content, one.Revision, one.Author, one.At})
		}
	}
	return e.json("处室意见.json", out, len(out), "处室意见")
}

func (e *exporter) progress(d Dossier) error {
	all, err := e.tx.Progress(d.ID)
	out := make([]exportedProgress, len(all))
	for i, one := range all {
		content, failed := huishang.Encode(one.SummaryItem)
		out[i] = exportedProgress{one.On, content, one.Author, one.At}
		err = errors.Join(err, failed)
	}
	return errors.Join(err, e.json("落实进展.json", out, len(out), "落实进展"))
}

func (e *exporter) findings(d Dossier) error {
	var out []exportedFindings
	for n := 1; n <= d.Latest; n++ {
		found, err := e.tx.Findings(d.ID, n)
		if errors.As(err, &NotFound{}) {
			continue // it was not checked
		}
		if err != nil {
			return err
		}
		written, err := e.tx.Explanations(d.ID, n)
		if err != nil {
			return err
		}
		out = append(out, exportedFindings{n, found.Stage, found.Content, written})
	}
	return e.json("检查结果和说明.json", out, len(out), "检查结果和说明")
}
