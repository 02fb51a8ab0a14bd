package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"huishang"
)

// Outline is what lists look at of a dossier, kept with every change of it: a great many are read at once without reading what the dossiers
// say.
type Outline struct {
	Record   Dossier
	Changed  int64 // grows with every change, in the order of the changes of all dossiers
	Errors   int   // findings of its last version that nobody released
	Warnings int   // and that nobody explained
	// Content is the outline of the last version, with the log and the answers of the divisions as the store keeps them.
	Content *huishang.Dossier
	// Progress are the last reports on the items of the agreement, in no order.
	Progress []Progress
}

// outlineFormat says how outlines are written. One of another format is made anew when the store is opened.
const outlineFormat = 2

const whatOutline = "份卷宗的纲要"

// OutlineFilter narrows a list of outlines.
type OutlineFilter struct {
	City  string // one city only
	Since int64  // only those that changed after this change
	All   bool   // those of every change
}

// Outlines goes through outlines, those in the trash too, by city, and within one the last year first. What could not be read has none.
func (tx *Tx) Outlines(filter OutlineFilter, each func(Outline) error) error {
	since := filter.Since
	if filter.All {
		since = -1
	}
	if filter.City != "" && !tx.scope.Sees(filter.City) {
		return nil
	}
	rows, err := tx.queryIn(tx.scope.to(filter.City), `SELECT o.changed, o.errors, o.warnings, o.content, `+dossierColumnsOf("d")+`
		FROM outlines o JOIN dossiers d ON d.tenant = o.tenant AND d.id = o.dossier
		WHERE o.tenant = $1 AND o.city BETWEEN $2 AND $3 AND o.changed > $4 AND o.content <> ''
		ORDER BY o.city, o.year DESC, o.dossier`, since)
	if err != nil {
		return fmt.Errorf("list outlines: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		o, err := scanOutline(rows)
		if err != nil {
			return err
		}
		if err := each(o); err != nil {
			return err
		}
	}
	return rows.Err()
}

// ChangedCities lists the cities of whose dossiers an outline changed after a change. The city is compared as an expression, so that the index by
// change is taken: next to nothing changes from one look to the next, and the index by city would lead through all outlines.
func (tx *Tx) ChangedCities(since int64) ([]string, error) {
	rows, err := tx.query(`SELECT DISTINCT city FROM outlines WHERE tenant = $1 AND city || '' BETWEEN $2 AND $3 AND changed > $4 ORDER BY city`, since)
	if err != nil {
		return nil, fmt.Errorf("list the cities that changed: %w", err)
	}
	return collect(rows, func(row scanner) (city string, err error) { return city, row.Scan(&city) })
}

// Outline finds the outline of a dossier. The error is [NotFound] when the dossier could not be read.
func (tx *Tx) Outline(dossier string) (Outline, error) {
	return scanOutline(tx.row(`SELECT o.changed, o.errors, o.warnings, o.content, `+dossierColumnsOf("d")+`
		FROM outlines o JOIN dossiers d ON d.tenant = o.tenant AND d.id = o.dossier
		WHERE o.tenant = $1 AND o.city BETWEEN $2 AND $3 AND o.dossier = $4 AND o.content <> ''`, dossier))
}

// UnreadDossiers lists the dossiers that cannot be read and are not in the trash, by city, and within one the last year first.
func (tx *Tx) UnreadDossiers() ([]Dossier, error) {
	rows, err := tx.query(`SELECT ` + dossierColumnsOf("d") + ` FROM outlines o JOIN dossiers d ON d.tenant = o.tenant AND d.id = o.dossier
		WHERE o.tenant = $1 AND o.city BETWEEN $2 AND $3 AND o.format = 0 AND d.trashed_at = '' ORDER BY o.city, o.year DESC, o.dossier`)
	if err != nil {
		return nil, fmt.Errorf("list the dossiers that cannot be read: %w", err)
	}
	return collect(rows, scanDossier)
}

// written is a dossier as the store itself wrote it: it is read without looking for slips.
type written huishang.Dossier

func scanOutline(row scanner) (Outline, error) {
	var o Outline
	var content []byte
	d := &o.Record
	if err := row.Scan(&o.Changed, &o.Errors, &o.Warnings, &content, &d.ID, &d.City, &d.Year, &d.Name, &d.Latest, instant{&d.CreatedAt}, &d.CreatedBy,
		instant{&d.TrashedAt}, &d.TrashedBy); err != nil {
		return o, absent(err, whatOutline)
	}
	var err error
	if o.Content, o.Progress, err = readOutline(content); err != nil {
		return o, fmt.Errorf("read the outline of dossier %s: %w", d.ID, err)
	}
	return o, nil
}

// readOutline reads the text of an outline or of a core.
func readOutline(text []byte) (*huishang.Dossier, []Progress, error) {
	var kept struct {
		Dossier  *written   `json:"dossier"`
		Progress []Progress `json:"progress"`
	}
	if err := json.Unmarshal(text, &kept); err != nil {
		return nil, nil, err
	}
	if kept.Dossier == nil {
		return nil, nil, errors.New("no dossier in it")
	}
	return (*huishang.Dossier)(kept.Dossier), kept.Progress, nil
}

// LastChange is the change an outline was last made for, in scope or not: who has seen it has seen all.
func (tx *Tx) LastChange() (changed int64, err error) {
	err = tx.tenantRow(`SELECT COALESCE(MAX(changed), 0) FROM outlines WHERE tenant = $1`).Scan(&changed)
	return changed, err
}
