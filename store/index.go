package store

import (
	"fmt"

	"huishang"
)

// index makes the last version of a dossier what a search finds. A text that did not change is left as it is.
func (tx *Tx) index(d Dossier, content *huishang.Dossier) error {
	stale, err := tx.indexed(d.ID)
	if err != nil {
		return err
	}
	for _, e := range entriesOf(content) {
		if _, there := stale[e]; there {
			delete(stale, e)
			continue
		}
		if err := tx.addEntry(d, e); err != nil {
			return fmt.Errorf("index %s %s: %w", e.kind, e.ref, err)
		}
	}
	for _, id := range stale {
		if err := tx.dropEntry(id); err != nil {
			return fmt.Errorf("take an entry out of the index: %w", err)
		}
	}
	return nil
}

// indexed lists what a search finds in a dossier, with the number of each entry.
func (tx *Tx) indexed(dossier string) (map[searchEntry]int64, error) {
	rows, err := tx.query(`SELECT id, kind, ref, title, body FROM search_entries
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND dossier = $4`, dossier)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer rows.Close()
	found := map[searchEntry]int64{}
	for rows.Next() {
		var e searchEntry
		var id int64
		if err := rows.Scan(&id, &e.kind, &e.ref, &e.title, &e.body); err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		found[e] = id
	}
	return found, rows.Err()
}

func (tx *Tx) addEntry(d Dossier, e searchEntry) error {
	folded := foldText(e.title + "\n" + e.body).text
	if tx.store.address.dialect == postgres {
		return tx.addToList(d, e, folded)
	}
	return tx.addToPairs(d, e, folded)
}

func (tx *Tx) dropEntry(id int64) error {
	if tx.store.address.dialect == sqlite {
		if _, err := tx.run(`DELETE FROM search_pairs WHERE rowid = $1`, []any{id}); err != nil {
			return err
		}
	}
	_, err := tx.exec(`DELETE FROM search_entries WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, id)
	return err
}
