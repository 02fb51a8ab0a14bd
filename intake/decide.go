package intake

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/guard"
	"huishang/store"
)

// A Verdict is what the Liaison decides on a submission.
type Verdict struct {
	Accept bool
	Note   string        // what it says to the city; when it returns the submission, what is to be mended
	Due    huishang.Date // until when that is to be handed in again, or no day
}

// A Decision is a verdict that the Measures allow, with the document it makes.
type Decision struct {
	verdict    Verdict
	submission store.Submission
	known      Known
	found      []Finding // in the submission
	events     []huishang.Event
	round      int
	note       string
	document   generator.Document
	kind       string
}

// Decide holds a verdict against the procedures. The error is a [*huishang.Refusal] when they do not allow it, and [store.Refused] when
// the submission is not the last one.
func (d Desk) Decide(ctx context.Context, tx *store.Tx, submission string, v Verdict, hand Hand) (*Decision, error) {
	s, err := tx.Submission(submission)
	if err != nil {
		return nil, err
	}
	k, err := LookAt(ctx, tx, s.Dossier)
	if err != nil {
		return nil, err
	}
	if k.Before != nil && k.Before.ID != s.ID {
		return nil, store.Refused{Reason: "这次报送之后，市科技局又报送了新的一版，请办理最新的一次。"}
	}
	dec := &Decision{verdict: v, submission: s, known: k}
	var written []store.Explanation
	if dec.found, written, err = findingsOf(tx, s); err != nil {
		return nil, err
	}
	return dec, dec.prepare(d, settledBy(written), hand)
}

func (dec *Decision) prepare(d Desk, settled checks.Settled, hand Hand) error {
	content := dec.known.Content
	standing := huishang.Replay(content, hand.Today)
	step, other := huishang.MtgReturn, huishang.EstReturn
	if dec.kind = "correction-notice"; dec.verdict.Accept {
		step, other, dec.kind = huishang.MtgAccept, huishang.EstReview, "review-opinion"
	}
	if dec.round = standing.Meeting.Round; standing.Merging {
		step, dec.round = other, standing.Founding.Round
	}
	event := huishang.EventFor(content, step, hand.Today)
	if dec.note = strings.TrimSpace(dec.verdict.Note); dec.note == "" && !dec.verdict.Accept {
		dec.note = mendText(dec.found)
	}
	if dec.note != "" || dec.verdict.Accept {
		event.Note = strings.TrimSpace(fmt.Sprintf("%s（卷宗第%d版）", dec.note, dec.submission.Version))
	}
	made, err := huishang.Apply(content, event, huishang.Facts{Today: hand.Today, Role: hand.Role,
		Obstacles: d.obstacles(content, settled, hand.Today, dec.found)})
	if err != nil {
		return err
	}
	dec.events = added(content.Procedure, made)
	return dec.write(d, hand.Today)
}

// mendText says in a line what the findings ask to be mended.
func mendText(found []Finding) string {
	var all []string
	for _, f := range found {
		if f.Blocks() && !slices.Contains(all, f.Message) {
			all = append(all, strings.TrimSuffix(f.Message, "。"))
		}
	}
	const most = 20
	if len(all) > most {
		all = append(all[:most], "等")
	}
	return strings.Join(all, "；")
}

// write makes the notice or the opinion.
func (dec *Decision) write(d Desk, today huishang.Date) error {
	review := generator.Review{Rules: d.Rules.Version, Due: dec.verdict.Due}
	for _, f := range dec.found {
		review.Findings = append(review.Findings, reviewed(f.Finding))
	}
	if !dec.verdict.Accept && !slices.ContainsFunc(review.Findings, func(f generator.Finding) bool { return f.Level == string(checks.Error) && f.Settled == "" }) {
		review.Findings = append(review.Findings, generator.Finding{Level: string(checks.Error), Article: "第十九条", Where: "报送材料",
			Problem: dec.note, Remedy: "请补正后重新报送"})
	}
	var err error
	dec.document, err = generator.Fill(dec.kind, dec.known.Content, generator.Options{Templates: d.Templates, Today: today, Round: dec.round, Review: review})
	return err
}

// Save settles the submission, files the document under the round and records the step, all or nothing. The error is [store.Conflict] when
// somebody saved another version meanwhile.
func (dec *Decision) Save(tx *store.Tx) (store.Submission, store.Document, error) {
	record, err := tx.Dossier(dec.submission.Dossier)
	if err != nil {
		return store.Submission{}, store.Document{}, err
	}
	if record.Latest != dec.known.Record.Latest {
		latest, err := tx.Version(record.ID, record.Latest)
		if err != nil {
			return store.Submission{}, store.Document{}, err
		}
		return store.Submission{}, store.Document{}, store.Conflict{What: "份卷宗", Latest: latest.N, By: latest.Author, At: latest.At}
	}
	settle := tx.Return
	if dec.verdict.Accept {
		settle = tx.Accept
	}
	s, err := settle(dec.submission.ID, dec.note)
	if err != nil {
		return s, store.Document{}, err
	}
	filed, err := tx.AddDocument(s.Dossier, store.Document{Version: s.Version, Round: dec.round, Kind: dec.kind, Name: dec.document.Name,
		Media: mediaTypes[guard.Word]}, bytes.NewReader(dec.document.Bytes))
	if err != nil {
		return s, filed, err
	}
	for _, e := range dec.events {
		e.DocIDs = append(e.DocIDs, filed.ID)
		if _, err := tx.AppendEvent(s.Dossier, e); err != nil {
			return s, filed, err
		}
	}
	return s, filed, nil
}

// Events are the steps that are recorded with the decision.
func (dec *Decision) Events() []huishang.Event { return dec.events }
