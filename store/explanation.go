package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"huishang"
)

// Explanation is what a person wrote on the findings of one rule in a version: why a warning may stand, or why an error is released.
type Explanation struct {
	Rule   string          `json:"rule"`
	Kind   ExplanationKind `json:"kind"`
	Text   string          `json:"text"`
	Signed string          `json:"signed"` // who answers for it
	On     huishang.Date   `json:"on"`     // and since which day
	Author string          `json:"author"` // who entered it
	At     time.Time       `json:"at"`
	Since  int             `json:"since"` // the version it was first written on
	About  []string        `json:"about"` // the messages of the findings it was written on
}

// ExplanationKind tells an explanation from a release.
type ExplanationKind string

// The kinds of explanation.
const (
	Explains ExplanationKind = "explanation" // 说明：警告为何可以保留
	Releases ExplanationKind = "release"     // 放行：数据类错误由区域创新处放行
)

// sign completes what is written now on a version with these findings.
func (tx *Tx) sign(e *Explanation, n int, found []finding) {
	if e.Kind == "" {
		e.Kind = Explains
	}
	e.Author, e.At, e.Since, e.About = tx.scope.User, tx.now, n, messagesOf(e.Rule, found)
}

// messagesOf lists what a rule says, each message once.
func messagesOf(rule string, found []finding) []string {
	messages := []string{}
	for _, f := range found {
		if f.Rule == rule {
			messages = append(messages, f.Message)
		}
	}
	slices.Sort(messages)
	return slices.Compact(messages)
}

// carryOver gives the explanations of a version: those written on it, and of the earlier ones those that still apply. One applies as
// long as its rule says something and nothing it did not say when the explanation was written: a figure that changed wants
// another look.
func carryOver(earlier, written []Explanation, found []finding) []Explanation {
	var all []Explanation
	for _, e := range written {
		if len(e.About) > 0 {
			all = append(all, e)
		}
	}
	for _, e := range earlier {
		if !slices.ContainsFunc(all, func(w Explanation) bool { return w.Rule == e.Rule && w.Kind == e.Kind }) && e.applies(found) {
			all = append(all, e)
		}
	}
	return all
}

func (e Explanation) applies(found []finding) bool {
	messages := messagesOf(e.Rule, found)
	return len(messages) > 0 && !slices.ContainsFunc(messages, func(m string) bool { return !slices.Contains(e.About, m) })
}

// Explain writes on the findings of one rule in a version, over what was written there. A rule that found nothing is refused.
func (tx *Tx) Explain(dossier string, n int, e Explanation) error {
	v, err := tx.Version(dossier, n)
	if err != nil {
		return err
	}
	kept, err := tx.Findings(dossier, n)
	if err != nil {
		return err
	}
	var found []finding
	if err := json.Unmarshal(kept.Content, &found); err != nil {
		return fmt.Errorf("read the findings: %w", err)
	}
	if tx.sign(&e, n, found); len(e.About) == 0 {
		return Refused{fmt.Sprintf("这一版没有规则 %s 的问题，不需要说明。", e.Rule)}
	}
	if err := tx.putExplanation(v, e); err != nil {
		return err
	}
	tx.touch(dossier).counted = nil
	return tx.enter(ActionExplain, v.City, dossier, map[string]any{"n": n, "rule": e.Rule, "kind": e.Kind, "text": e.Text, "signed": e.Signed})
}

func (tx *Tx) putExplanation(v Version, e Explanation) error {
	about, err := canonical(e.About)
	if err != nil {
		return err
	}
	_, err = tx.insert(v.City, `INSERT INTO explanations
		(tenant, city, dossier, version, rule, kind, since, text, signed, on_date, about, author, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (tenant, dossier, version, rule, kind) DO UPDATE SET since = excluded.since, text = excluded.text,
			signed = excluded.signed, on_date = excluded.on_date, about = excluded.about, author = excluded.author, at = excluded.at`,
		v.Dossier, v.N, e.Rule, string(e.Kind), e.Since, e.Text, e.Signed, e.On.String(), about, e.Author, instantText(e.At))
	if err != nil {
		return fmt.Errorf("write on the findings of %s: %w", e.Rule, err)
	}
	return nil
}

const explanationColumns = `rule, kind, since, text, signed, on_date, about, author, at`

// Explanations lists what people wrote on the findings of a version, by rule.
func (tx *Tx) Explanations(dossier string, n int) ([]Explanation, error) {
	if _, err := tx.Version(dossier, n); err != nil {
		return nil, err
	}
	rows, err := tx.query(`SELECT `+explanationColumns+` FROM explanations
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND version = $5 ORDER BY rule, kind`, dossier, n)
	if err != nil {
		return nil, fmt.Errorf("list explanations: %w", err)
	}
	return collect(rows, scanExplanation)
}

// explanationsBefore lists what was written on the last version before n that was checked.
func (tx *Tx) explanationsBefore(dossier string, n int) ([]Explanation, error) {
	rows, err := tx.query(`SELECT `+explanationColumns+` FROM explanations
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4
			AND version = (SELECT MAX(version) FROM findings WHERE tenant = $1 AND dossier = $4 AND version < $5)
		ORDER BY rule, kind`, dossier, n)
	if err != nil {
		return nil, fmt.Errorf("list earlier explanations: %w", err)
	}
	return collect(rows, scanExplanation)
}

func scanExplanation(row scanner) (Explanation, error) {
	var e Explanation
	var about string
	if err := row.Scan(&e.Rule, &e.Kind, &e.Since, &e.Text, &e.Signed, civil{&e.On}, &about, &e.Author, instant{&e.At}); err != nil {
		return e, err
	}
	return e, json.Unmarshal([]byte(about), &e.About)
}
