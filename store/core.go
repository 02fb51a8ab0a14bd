package store

import (
	"fmt"

	"huishang"
)

// Core is what reminders look at of a dossier, kept with every change of it beside its outline: it is read of every dossier every day.
type Core struct {
	Dossier, City, Name string
	Year                int
	Content             *huishang.Dossier // the core of the last version, with the log and the answers of the divisions; nil until it is read
	Progress            []Progress        // the core of the last reports on the items of the agreement, in no order

	text []byte
}

// Cores lists the cores of the dossiers that are not in the trash, by city, and within one the last year first. [Core.Read] reads what they say.
func (tx *Tx) Cores() ([]Core, error) {
	rows, err := tx.query(`SELECT d.id, d.city, d.name, d.year, o.core FROM outlines o JOIN dossiers d ON d.tenant = o.tenant AND d.id = o.dossier
		WHERE o.tenant = $1 AND o.city BETWEEN $2 AND $3 AND d.trashed_at = '' ORDER BY o.city, o.year DESC, o.dossier`)
	if err != nil {
		return nil, fmt.Errorf("list the cores of dossiers: %w", err)
	}
	return collect(rows, func(row scanner) (c Core, err error) {
		return c, row.Scan(&c.Dossier, &c.City, &c.Name, &c.Year, &c.text)
	})
}

// Read reads what the core says. Cores may be read at once, outside of the transaction they came from.
func (c *Core) Read() (err error) {
	if c.Content, c.Progress, err = readOutline(c.text); err != nil {
		return fmt.Errorf("read the core of dossier %s: %w", c.Dossier, err)
	}
	c.text = nil
	return nil
}

// coreOf gives the core of what an outline holds.
func coreOf(outline *huishang.Dossier, reports []Progress) (*huishang.Dossier, []Progress) {
	cores := make([]Progress, len(reports))
	for i, r := range reports {
		cores[i] = Progress{SummaryItem: r.SummaryItem.Core(), On: r.On}
	}
	return outline.Core(), cores
}
