package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"huishang"
)

// Event is one entry of the log of a procedure, and what the log knows beyond it. Entries are only ever added.
type Event struct {
	huishang.Event // Seq counts from 1 within a procedure
	Dossier        string
	Version        int       // of the dossier as the event left it
	TextHash       string    // SHA-256 of that version
	User           string    // who entered it
	Recorded       time.Time // and when; At is the day it happened
}

// procedureOf tells the two logs apart by the code of a step.
func procedureOf(step huishang.Step) (string, error) {
	if !slices.ContainsFunc([]string{"est.", "mtg."}, func(p string) bool { return strings.HasPrefix(string(step), p) }) {
		return "", Refused{fmt.Sprintf("没有“%s”这个程序事件。", step)}
	}
	return string(step[:3]), nil
}

// AppendEvent adds an event to the log of its procedure, bound to the last version of the dossier: within one transaction, the version
// it brings is saved first. The documents it names must be documents of the dossier. Whether the Measures allow it is for the caller
// to hold, in the same transaction.
func (tx *Tx) AppendEvent(dossier string, event huishang.Event) (Event, error) {
	d, err := tx.open(dossier)
	if err != nil {
		return Event{}, err
	}
	procedure, err := procedureOf(event.Step)
	if err != nil {
		return Event{}, err
	}
	if err := tx.holdDocuments(d.ID, event.DocIDs); err != nil {
		return Event{}, err
	}
	latest, err := tx.Version(d.ID, d.Latest)
	if err != nil {
		return Event{}, err
	}
	e := Event{Event: event, Dossier: d.ID, Version: latest.N, TextHash: latest.Content.SHA256, User: tx.scope.User, Recorded: tx.now}
	if err := tx.row(`SELECT COALESCE(MAX(seq), 0) + 1 FROM events
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND procedure = $5`, d.ID, procedure).Scan(&e.Seq); err != nil {
		return Event{}, fmt.Errorf("number an event: %w", err)
	}
	return e, tx.addEvent(d.City, procedure, e)
}

func (tx *Tx) addEvent(city, procedure string, e Event) error {
	content, err := huishang.Encode(e.Event)
	if err != nil {
		return err
	}
	if _, err := tx.insert(city, `INSERT INTO events (tenant, city, dossier, procedure, seq, version, text_hash, actor, at, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		e.Dossier, procedure, e.Seq, e.Version, e.TextHash, e.User, instantText(e.Recorded), string(content)); err != nil {
		return fmt.Errorf("append an event: %w", err)
	}
	tx.touch(e.Dossier)
	return tx.enter(ActionAppendEvent, city, e.Dossier, map[string]any{"event": json.RawMessage(content), "text": e.TextHash})
}

// holdDocuments holds that documents belong to a dossier.
func (tx *Tx) holdDocuments(dossier string, ids []string) error {
	for _, id := range ids {
		document, err := tx.Document(id)
		if err != nil {
			return err
		}
		if document.Dossier != dossier {
			return NotFound{whatDocument}
		}
	}
	return nil
}

// Events gives the log of both procedures of a dossier: the founding first, each in order.
func (tx *Tx) Events(dossier string) ([]Event, error) {
	if _, err := tx.Dossier(dossier); err != nil {
		return nil, err
	}
	rows, err := tx.query(`SELECT dossier, version, text_hash, actor, at, content FROM events
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 ORDER BY procedure, seq`, dossier)
	if err != nil {
		return nil, fmt.Errorf("list events: %w", err)
	}
	return collect(rows, scanEvent)
}

func scanEvent(row scanner) (Event, error) {
	var e Event
	var content string
	if err := row.Scan(&e.Dossier, &e.Version, &e.TextHash, &e.User, instant{&e.Recorded}, &content); err != nil {
		return e, err
	}
	if err := json.Unmarshal([]byte(content), &e.Event); err != nil {
		return e, fmt.Errorf("read an event of dossier %s: %w", e.Dossier, err)
	}
	return e, nil
}

// Procedure gives the log as a dossier holds it. Whether the two procedures run as one is for the caller to say.
func (tx *Tx) Procedure(dossier string) (huishang.Procedure, error) {
	var p huishang.Procedure
	all, err := tx.Events(dossier)
	p.Establishment, p.Meeting = logsOf(all)
	return p, err
}

// logsOf parts the log of both procedures.
func logsOf(all []Event) (founding, meeting []huishang.Event) {
	for _, e := range all {
		if strings.HasPrefix(string(e.Step), "est.") {
			founding = append(founding, e.Event)
		} else {
			meeting = append(meeting, e.Event)
		}
	}
	return founding, meeting
}
