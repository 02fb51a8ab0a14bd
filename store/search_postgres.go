package store

import "strings"

// On PostgreSQL the pairs are an array with a GIN index. pg_trgm finds no word of two characters, and the server's full-text search
// cannot divide Chinese into words.

func (tx *Tx) addToList(d Dossier, e searchEntry, folded string) error {
	_, err := tx.insert(d.City, `INSERT INTO search_entries (tenant, city, dossier, year, kind, ref, title, body, folded, pairs)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, string_to_array($10, ' '))`, d.ID, d.Year, string(e.kind), e.ref, e.title, e.body, folded,
		strings.Join(append(pairsOf(folded), cityWord(d.City)), " "))
	return err
}

// inList finds entries that hold the pairs of all terms. A term of one character has none and is left to the comparison.
func inList(terms []string, city string) candidates {
	var words []string
	for _, term := range terms {
		words = append(words, wholePairs(term)...)
	}
	if city != "" {
		words = append(words, cityWord(city))
	}
	return candidates{`search_entries e`, `e.id`, `e.pairs @> string_to_array($4, ' ')`, strings.Join(words, " ")}
}
