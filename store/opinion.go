package store

import (
	"encoding/json"
	"fmt"
	"time"

	"huishang"
)

// Subject is what the divisions are asked about.
type Subject string

// The two subjects: the draft protocol (article 16, 2), and the proposal the agreement is drafted from (article 19, 2).
const (
	OnProtocol  Subject = "protocol"
	OnAgreement Subject = "agreement"
)

// Opinion is the answer of a division. An answer that is changed becomes another revision; none is lost.
type Opinion struct {
	huishang.Opinion
	Subject  Subject
	Revision int // from 1
	Author   string
	At       time.Time
}

// SaveOpinion keeps the answer of a division about a topic in a round, made from revision base: 0 when it is the first. When there is
// another revision by now, the error is [Conflict].
func (tx *Tx) SaveOpinion(dossier string, subject Subject, given huishang.Opinion, base int) (Opinion, error) {
	d, err := tx.open(dossier)
	if err != nil {
		return Opinion{}, err
	}
	if subject != OnProtocol && subject != OnAgreement || given.Division == "" {
		return Opinion{}, Refused{"意见须写明处室，以及是对议定书还是对议题建议。"}
	}
	latest, err := tx.latestOpinion(d.ID, subject, given)
	if err != nil {
		return Opinion{}, err
	}
	if latest.Revision != base {
		return Opinion{}, Conflict{"份处室意见", latest.Revision, latest.Author, latest.At}
	}
	o := Opinion{Opinion: given, Subject: subject, Revision: base + 1, Author: tx.scope.User, At: tx.now}
	return o, tx.addOpinion(d, o)
}

func (tx *Tx) latestOpinion(dossier string, subject Subject, of huishang.Opinion) (Opinion, error) {
	rows, err := tx.query(`SELECT subject, revision, content, author, at FROM opinions
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND subject = $5 AND round = $6 AND division = $7 AND topic = $8
		ORDER BY revision DESC LIMIT 1`, dossier, string(subject), of.Round, of.Division, of.TopicID)
	if err != nil {
		return Opinion{}, fmt.Errorf("find the last revision of an opinion: %w", err)
	}
	found, err := collect(rows, scanOpinion)
	if err != nil || len(found) == 0 {
		return Opinion{}, err
	}
	return found[0], nil
}

func (tx *Tx) addOpinion(d Dossier, o Opinion) error {
	content, err := huishang.Encode(o.Opinion)
	if err != nil {
		return err
	}
	if _, err := tx.insert(d.City, `INSERT INTO opinions
		(tenant, city, dossier, subject, round, division, topic, revision, content, author, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, d.ID, string(o.Subject), o.Round, o.Division, o.TopicID, o.Revision,
		string(content), o.Author, instantText(o.At)); err != nil {
		return fmt.Errorf("save an opinion: %w", err)
	}
	tx.touch(d.ID)
	return tx.enter(ActionSaveOpinion, d.City, d.ID, map[string]any{"subject": o.Subject, "revision": o.Revision,
		"opinion": json.RawMessage(content)})
}

// Opinions lists the last revision of every answer about a subject, by round, division and topic.
func (tx *Tx) Opinions(dossier string, subject Subject) ([]Opinion, error) {
	all, err := tx.AllOpinions(dossier)
	return all[subject], err
}

// AllOpinions lists the last revision of every answer about either subject, each by round, division and topic.
func (tx *Tx) AllOpinions(dossier string) (map[Subject][]Opinion, error) {
	if _, err := tx.Dossier(dossier); err != nil {
		return nil, err
	}
	rows, err := tx.query(`SELECT subject, revision, content, author, at FROM opinions o
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4
			AND revision = (SELECT MAX(revision) FROM opinions l WHERE l.tenant = o.tenant AND l.dossier = o.dossier
				AND l.subject = o.subject AND l.round = o.round AND l.division = o.division AND l.topic = o.topic)
		ORDER BY round, division, topic`, dossier)
	if err != nil {
		return nil, fmt.Errorf("list opinions: %w", err)
	}
	all, err := collect(rows, scanOpinion)
	by := map[Subject][]Opinion{}
	for _, o := range all {
		by[o.Subject] = append(by[o.Subject], o)
	}
	return by, err
}

func scanOpinion(row scanner) (Opinion, error) {
	var o Opinion
	var content string
	if err := row.Scan(&o.Subject, &o.Revision, &content, &o.Author, instant{&o.At}); err != nil {
		return o, err
	}
	return o, json.Unmarshal([]byte(content), &o.Opinion)
}

// Heard lays answers over those a version holds. What was answered before the procedure at hand began, with its first step, or before the
// 厅长办公会 returned the text, is not about this one.
func Heard(list []huishang.Opinion, answers []Opinion, log []Event, first huishang.Step) []huishang.Opinion {
	var begun time.Time
	for _, e := range log {
		returned := e.Result == huishang.DirectorsReturned && e.Step.Founding() == first.Founding()
		if e.Step == first || returned {
			begun = e.Recorded
		}
	}
	for _, answer := range answers {
		if !answer.At.Before(begun) {
			list = huishang.WithOpinion(list, answer.Opinion)
		}
	}
	return list
}
