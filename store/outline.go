package store

import (
	"encoding/json"
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
const outlineFormat = 1

const whatOutline = "份卷宗的纲要"

// Outlines lists the outlines that changed after a change, those in the trash too, in the order of the changes; since is -1 for all of them.
func (tx *Tx) Outlines(since int64, each func(Outline) error) error {
	rows, err := tx.query(`SELECT o.changed, o.errors, o.warnings, o.content, `+dossierColumnsOf("d")+`
		FROM outlines o JOIN dossiers d ON d.tenant = o.tenant AND d.id = o.dossier
		WHERE o.tenant = $1 AND o.city BETWEEN $2 AND $3 AND o.changed > $4 ORDER BY o.changed, o.dossier`, since)
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

// Outline finds the outline of a dossier.
func (tx *Tx) Outline(dossier string) (Outline, error) {
	return scanOutline(tx.row(`SELECT o.changed, o.errors, o.warnings, o.content, `+dossierColumnsOf("d")+`
		FROM outlines o JOIN dossiers d ON d.tenant = o.tenant AND d.id = o.dossier
		WHERE o.tenant = $1 AND o.city BETWEEN $2 AND $3 AND o.dossier = $4`, dossier))
}

func scanOutline(row scanner) (Outline, error) {
	var o Outline
	var content []byte
	d := &o.Record
	if err := row.Scan(&o.Changed, &o.Errors, &o.Warnings, &content, &d.ID, &d.City, &d.Year, &d.Name, &d.Latest, instant{&d.CreatedAt}, &d.CreatedBy,
		instant{&d.TrashedAt}, &d.TrashedBy); err != nil {
		return o, absent(err, whatOutline)
	}
	var kept struct {
		Dossier  *huishang.Dossier `json:"dossier"`
		Progress []Progress        `json:"progress"`
	}
	if err := json.Unmarshal(content, &kept); err != nil {
		return o, fmt.Errorf("read the outline of dossier %s: %w", d.ID, err)
	}
	o.Content, o.Progress = kept.Dossier, kept.Progress
	return o, nil
}

// LastChange is the change an outline was last made for, in scope or not: who has seen it has seen all.
func (tx *Tx) LastChange() (changed int64, err error) {
	err = tx.tenantRow(`SELECT COALESCE(MAX(changed), 0) FROM outlines WHERE tenant = $1`).Scan(&changed)
	return changed, err
}
