package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/proceeding"
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
	note       string
	ready      *proceeding.Prepared
	stale      []string // documents that say what an earlier submission said
	anew       []filing
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
	dec.known.Settled = proceeding.SettledBy(written)
	if v.Accept {
		if dec.stale, err = stale(tx, s); err != nil {
			return nil, err
		}
	}
	return dec, dec.prepare(d, hand)
}

func (dec *Decision) prepare(d Desk, hand Hand) error {
	step, other := huishang.MtgReturn, huishang.EstReturn
	if dec.verdict.Accept {
		step, other = huishang.MtgAccept, huishang.EstReview
	}
	if huishang.Replay(dec.known.Content, hand.Today).Merging {
		step = other
	}
	event := huishang.Event{Step: step}
	if dec.note = strings.TrimSpace(dec.verdict.Note); dec.note == "" && !dec.verdict.Accept {
		dec.note = mendText(dec.found)
	}
	if dec.note != "" || dec.verdict.Accept {
		event.Note = strings.TrimSpace(fmt.Sprintf("%s（卷宗第%d版）", dec.note, dec.submission.Version))
	}
	var err error
	if dec.ready, err = d.Steps.Undertake(proceeding.Undertaking{Ground: dec.known.Ground, Who: proceeding.Who{Role: hand.Role, Today: hand.Today},
		Steps: []proceeding.Given{{Event: event}}, Review: dec.review(d), Lacking: lacking(dec.found), Apart: true}); err != nil {
		return err
	}
	for _, u := range dec.ready.Unmade() {
		return store.Refused{Reason: "“" + u.Title + "”现在做不了：" + strings.Join(u.Reasons, "；")}
	}
	dec.anew, err = refile(d.Steps, dec.known, dec.stale, dec.ready.Events()[0])
	return err
}

// Mend says in a line what is to be mended in a submission: what it is returned for when nothing else is written.
func (t Told) Mend() string { return mendText(t.Findings) }

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

// review is what the notice or the opinion tells.
func (dec *Decision) review(d Desk) *generator.Review {
	review := &generator.Review{Rules: d.Steps.Rules.Version, Due: dec.verdict.Due}
	for _, f := range dec.found {
		review.Findings = append(review.Findings, reviewed(f.Finding))
	}
	if !dec.verdict.Accept && !slices.ContainsFunc(review.Findings, func(f generator.Finding) bool { return f.Level == string(checks.Error) && f.Settled == "" }) {
		review.Findings = append(review.Findings, generator.Finding{Level: string(checks.Error), Article: "第十九条", Where: "报送材料",
			Problem: dec.note, Remedy: "请补正后重新报送"})
	}
	return review
}

// Save settles the submission, files under the round the document it makes and those of the material that an earlier submission made, and
// records the step, all or nothing. The error is [store.Conflict] when somebody saved another version meanwhile.
func (dec *Decision) Save(tx *store.Tx) (store.Submission, store.Document, error) {
	none := store.Document{}
	record, err := tx.Dossier(dec.submission.Dossier)
	if err != nil {
		return store.Submission{}, none, err
	}
	latest, err := tx.Version(record.ID, record.Latest)
	if err != nil {
		return store.Submission{}, none, err
	}
	if latest.N != dec.known.Version.N {
		return store.Submission{}, none, store.Conflict{What: "份卷宗", Latest: latest.N, By: latest.Author, At: latest.At}
	}
	settle := tx.Return
	if dec.verdict.Accept {
		settle = tx.Accept
	}
	s, err := settle(dec.submission.ID, dec.note)
	if err != nil {
		return s, none, err
	}
	if err := dec.known.Keep(tx, latest); err != nil {
		return s, none, err
	}
	taken, err := dec.ready.Record(tx, latest)
	if err != nil {
		return s, none, err
	}
	if err := file(tx, dec.anew, latest, dec.ready.Events()[0].Round); err != nil {
		return s, none, err
	}
	return s, taken.Documents[0], nil
}

// Events are the steps that are recorded with the decision.
func (dec *Decision) Events() []huishang.Event { return dec.ready.Events() }
