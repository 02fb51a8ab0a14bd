package store

import (
	"encoding/json"
	"fmt"
	"time"
)

// Findings are what the rules found in a version of a dossier, as they were told to the sender.
type Findings struct {
	Stage   string
	Content json.RawMessage // a list of objects, each with at least a rule and a message
	At      time.Time
}

// finding is what the store reads of a finding: which rule, what it says of what, and how grave it is.
type finding struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Level   string `json:"level"`
}

// SaveFindings keeps what the rules found in a version, once, and what people wrote on it: what is written now, and what was written
// on the version before as far as it still applies.
func (tx *Tx) SaveFindings(dossier string, n int, stage string, found json.RawMessage, written []Explanation) error {
	v, err := tx.Version(dossier, n)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		found = json.RawMessage("[]")
	}
	var all []finding
	if err := json.Unmarshal(found, &all); err != nil {
		return fmt.Errorf("read the findings: %w", err)
	}
	earlier, err := tx.explanationsBefore(dossier, n)
	if err != nil {
		return err
	}
	if _, err := tx.insert(v.City, `INSERT INTO findings (tenant, city, dossier, version, stage, content, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, dossier, n, stage, string(found), instantText(tx.now)); err != nil {
		return fmt.Errorf("keep the findings: %w", err)
	}
	for i := range written {
		tx.sign(&written[i], n, all)
	}
	applied := carryOver(earlier, written, all)
	for _, e := range applied {
		if err := tx.putExplanation(v, e); err != nil {
			return err
		}
	}
	tx.touch(dossier).counted = countOpen(n, all, applied)
	return tx.enter(ActionCheck, v.City, dossier, map[string]any{"n": n, "stage": stage, "found": len(all)})
}

// Findings gives what the rules found in a version.
func (tx *Tx) Findings(dossier string, n int) (Findings, error) {
	var f Findings
	var content string
	err := tx.row(`SELECT stage, content, at FROM findings WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND version = $5`,
		dossier, n).Scan(&f.Stage, &content, instant{&f.At})
	f.Content = json.RawMessage(content)
	return f, absent(err, "次检查结果")
}
