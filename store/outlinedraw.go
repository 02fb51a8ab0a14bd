package store

import (
	"encoding/json"
	"fmt"

	"huishang"
)

// writeOutline writes the text of an outline or of a core, as readOutline reads it.
func writeOutline(content *huishang.Dossier, reports []Progress) (string, error) {
	dossier, err := huishang.Encode(content)
	if err != nil {
		return "", err
	}
	if len(reports) == 0 {
		return `{"dossier":` + string(dossier) + `}`, nil
	}
	progress, err := json.Marshal(reports)
	return `{"dossier":` + string(dossier) + `,"progress":` + string(progress) + `}`, err
}

// A drawing is what a transaction knows of the outline it has to make.
type drawing struct {
	content *huishang.Dossier // of the last version; nil when it has to be read
	counted *openCount        // of the last findings; nil when they have to be read
}

// An openCount is how many findings of a version nobody has settled.
type openCount struct{ version, errors, warnings int }

// touch notes that the outline of a dossier has to be made anew before the transaction ends.
func (tx *Tx) touch(dossier string) *drawing {
	if tx.touched == nil {
		tx.touched = map[string]*drawing{}
	}
	if tx.touched[dossier] == nil {
		tx.touched[dossier] = &drawing{}
	}
	return tx.touched[dossier]
}

// drawOutlines makes the outlines anew of all dossiers the transaction touched.
func (tx *Tx) drawOutlines() error {
	for dossier, known := range tx.touched {
		if err := tx.drawOutline(dossier, *known); err != nil {
			return fmt.Errorf("draw the outline of dossier %s: %w", dossier, err)
		}
	}
	tx.touched = nil
	return nil
}

func (tx *Tx) drawOutline(dossier string, known drawing) error {
	d, err := tx.Dossier(dossier)
	if err != nil {
		return err
	}
	content := known.content
	if content == nil {
		if content, err = tx.lastContent(d); err != nil {
			return err
		}
	}
	outline, reports, err := tx.outlineOf(dossier, content)
	if err != nil {
		return err
	}
	text, err := writeOutline(outline, reports)
	if err != nil {
		return err
	}
	core, err := writeOutline(coreOf(outline, reports))
	if err != nil {
		return err
	}
	open := known.counted
	if open == nil || open.version != d.Latest {
		if open, err = tx.openFindings(dossier, d.Latest); err != nil {
			return err
		}
	}
	return tx.putOutline(d, outlineFormat, open.errors, open.warnings, text, core)
}

// lastContent is what the last version of a dossier says.
func (tx *Tx) lastContent(d Dossier) (*huishang.Dossier, error) {
	v, err := tx.Version(d.ID, d.Latest)
	if err != nil {
		return nil, err
	}
	return v.Read(tx.ctx)
}

func (tx *Tx) putOutline(d Dossier, format, errors, warnings int, content, core string) error {
	before := tx.unlogged
	_, err := tx.insert(d.City, `INSERT INTO outlines (tenant, city, dossier, year, changed, format, errors, warnings, content, core)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (tenant, dossier) DO UPDATE SET changed = excluded.changed, format = excluded.format, errors = excluded.errors,
			warnings = excluded.warnings, content = excluded.content, core = excluded.core`,
		d.ID, d.Year, tx.chain.seq, format, errors, warnings, content, core)
	tx.unlogged = before // what it is made from is entered
	return err
}

// outlineOf is the outline of what a version says with what the store keeps beside it, and the last reports on its items.
func (tx *Tx) outlineOf(dossier string, content *huishang.Dossier) (*huishang.Dossier, []Progress, error) {
	log, err := tx.Events(dossier)
	if err != nil {
		return nil, nil, err
	}
	outline := content.Outline()
	outline.Procedure.Establishment, outline.Procedure.Meeting = logsOf(log)
	answers, err := tx.AllOpinions(dossier)
	if err != nil {
		return nil, nil, err
	}
	for _, about := range []struct {
		subject Subject
		first   huishang.Step
		list    *[]huishang.Opinion
	}{{OnProtocol, huishang.EstRenewAgree, &outline.Opinions.Protocol}, {OnAgreement, huishang.MtgRemind, &outline.Opinions.Agreement}} {
		*about.list = Heard(*about.list, answers[about.subject], log, about.first)
	}
	reports, err := tx.Progress(dossier)
	return outline, lastReports(reports), err
}

// lastReports keeps the last report on each item; they come by item and in order.
func lastReports(reports []Progress) []Progress {
	var last []Progress
	for i, r := range reports {
		if i+1 == len(reports) || reports[i+1].ItemID != r.ItemID {
			last = append(last, r)
		}
	}
	return last
}

// openFindings counts the findings of a version that are open. What was not checked has none.
func (tx *Tx) openFindings(dossier string, n int) (*openCount, error) {
	rows, err := tx.query(`SELECT content FROM findings WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4 AND version = $5`, dossier, n)
	if err != nil {
		return nil, err
	}
	texts, err := collect(rows, func(row scanner) (text string, err error) { return text, row.Scan(&text) })
	if err != nil || len(texts) == 0 {
		return &openCount{version: n}, err
	}
	var found []finding
	if err := json.Unmarshal([]byte(texts[0]), &found); err != nil {
		return nil, fmt.Errorf("read the findings: %w", err)
	}
	written, err := tx.Explanations(dossier, n)
	return countOpen(n, found, written), err
}

// countOpen counts the errors of a version nobody released and the warnings nobody explained.
func countOpen(n int, found []finding, written []Explanation) *openCount {
	settled := map[string]ExplanationKind{}
	for _, e := range written {
		if settled[e.Rule] != Releases {
			settled[e.Rule] = e.Kind
		}
	}
	open := &openCount{version: n}
	for _, f := range found {
		switch kind := settled[f.Rule]; {
		case f.Level == "错误" && kind != Releases:
			open.errors++
		case f.Level == "警告" && kind == "":
			open.warnings++
		}
	}
	return open
}
