package store

import (
	"encoding/json"
	"fmt"
	"time"

	"huishang"
)

// Progress is one report on how an item of the agreement gets on.
type Progress struct {
	huishang.SummaryItem
	N      int           // of the item, from 1
	On     huishang.Date // the day it speaks of
	Author string
	At     time.Time
}

// AddProgress adds a report on an item of the agreement.
func (tx *Tx) AddProgress(dossier string, on huishang.Date, report huishang.SummaryItem) (Progress, error) {
	d, err := tx.open(dossier)
	if err != nil {
		return Progress{}, err
	}
	if report.ItemID == "" {
		return Progress{}, Refused{"进展须写明事项编号。"}
	}
	p := Progress{SummaryItem: report, On: on, Author: tx.scope.User, At: tx.now}
	if err := tx.row(`SELECT COALESCE(MAX(n), 0) + 1 FROM progress
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND item = $5`, d.ID, p.ItemID).Scan(&p.N); err != nil {
		return Progress{}, fmt.Errorf("number a report: %w", err)
	}
	content, err := huishang.Encode(report)
	if err != nil {
		return Progress{}, err
	}
	if _, err := tx.insert(d.City, `INSERT INTO progress (tenant, city, dossier, item, n, on_date, content, author, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		d.ID, p.ItemID, p.N, on.String(), string(content), p.Author, instantText(p.At)); err != nil {
		return Progress{}, fmt.Errorf("add a report: %w", err)
	}
	tx.touch(d.ID)
	return p, tx.enter(ActionAddProgress, d.City, d.ID, map[string]any{"n": p.N, "on": on.String(), "report": json.RawMessage(content)})
}

// Progress lists the reports on the items of a dossier, by item and in order.
func (tx *Tx) Progress(dossier string) ([]Progress, error) {
	if _, err := tx.Dossier(dossier); err != nil {
		return nil, err
	}
	rows, err := tx.query(`SELECT n, on_date, content, author, at FROM progress
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 ORDER BY item, n`, dossier)
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	return collect(rows, func(row scanner) (Progress, error) {
		var p Progress
		var content string
		if err := row.Scan(&p.N, civil{&p.On}, &content, &p.Author, instant{&p.At}); err != nil {
			return p, err
		}
		return p, json.Unmarshal([]byte(content), &p.SummaryItem)
	})
}
