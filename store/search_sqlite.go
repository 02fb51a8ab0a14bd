package store

import "strings"

// On SQLite the pairs are the words of an FTS5 index that keeps neither text nor places (detail=none): half the size and the work of a
// trigram index, and it finds words of two characters, which Chinese mostly has.

func (tx *Tx) addToPairs(d Dossier, e searchEntry, folded string) error {
	if _, err := tx.insert(d.City, `INSERT INTO search_entries (tenant, city, dossier, year, kind, ref, title, body, folded)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, d.ID, d.Year, string(e.kind), e.ref, e.title, e.body, folded); err != nil {
		return err
	}
	_, err := tx.tenantExec(`INSERT INTO search_pairs (tenant, rowid, pairs) VALUES ($1, last_insert_rowid(), $2)`,
		strings.Join(append(pairsOf(folded), cityWord(d.City)), " "))
	return err
}

// inPairs finds entries that hold the pairs of all terms; of a term of one character, a pair that begins with it.
func inPairs(terms []string, city string) candidates {
	var words []string
	for _, term := range terms {
		if letters := []rune(term); len(letters) == 1 {
			words = append(words, word(letters)+"*")
			continue
		}
		words = append(words, wholePairs(term)...)
	}
	if city != "" {
		words = append(words, cityWord(city))
	}
	return candidates{`search_pairs p CROSS JOIN search_entries e ON e.id = p.rowid`, `p.rowid`, `search_pairs MATCH $4`,
		strings.Join(words, " AND ")}
}

// wholePairs lists the pairs of a term, without its last character alone.
func wholePairs(term string) []string {
	var pairs []string
	letters := []rune(term)
	for i := 1; i < len(letters); i++ {
		pairs = append(pairs, word(letters[i-1:i+1]))
	}
	return pairs
}
