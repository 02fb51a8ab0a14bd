package store

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Hit is a place where a search found its words.
type Hit struct {
	Dossier string
	City    string
	Year    int
	Kind    HitKind
	Ref     string // the id of the topic or item, or which letter
	Title   string
	Excerpt Excerpt
}

// Excerpt is the text around what was found.
type Excerpt struct{ Before, Match, After string }

// What bounds a search.
const (
	maxTerms      = 16
	maxQuery      = 1000 // bytes, a third of it in Chinese characters
	excerptLength = 30   // characters on either side
)

// Search finds the topics, items and letters of the last versions in scope that say every word of the query, the latest first, with the
// cursor of the next page. A word is found within longer words, in Chinese from one character on; capitals, width and punctuation make
// no difference.
func (tx *Tx) Search(query, city string, page Page) ([]Hit, string, error) {
	return tx.SearchKind(query, city, "", page)
}

// SearchKind is [Tx.Search] for one kind only; the empty one is all kinds.
func (tx *Tx) SearchKind(query, city string, kind HitKind, page Page) ([]Hit, string, error) {
	terms, err := termsOf(query)
	if err != nil {
		return nil, "", err
	}
	before := int64(1) << 62
	if _, err := page.read(&before); err != nil {
		return nil, "", err
	}
	if tx.scope.City != "" {
		city = tx.scope.City
	}
	text, arguments := tx.searchStatement(terms, city, kind, before, page.limit()+1)
	rows, err := tx.query(text, arguments...)
	if err != nil {
		return nil, "", fmt.Errorf("search: %w", err)
	}
	found, next, err := listed(rows, page, scanHit, func(h foundHit) []any { return []any{h.id} })
	hits := make([]Hit, len(found))
	for i, h := range found {
		hits[i] = h.Hit
		hits[i].Excerpt = excerpt(h.Title, h.body, terms[0])
	}
	return hits, next, err
}

// termsOf takes a query apart.
func termsOf(query string) ([]string, error) {
	terms := strings.Fields(foldText(strings.Join(strings.Fields(query), "\n")).text)
	switch {
	case len(query) > maxQuery:
		return nil, Refused{fmt.Sprintf("要找的词太长了，最多%d个字，请只写几个关键的词。", maxQuery/3)}
	case len(terms) > maxTerms:
		return nil, Refused{fmt.Sprintf("要找的词太多了，有%d个，最多%d个，请只写几个关键的词。", len(terms), maxTerms)}
	case len(terms) == 0:
		return nil, Refused{fmt.Sprintf("请输入要找的词，多个词用空格分开，最多%d个。", maxTerms)}
	}
	return terms, nil
}

// candidates are the entries the index of the database offers for a search: $4 is its argument.
type candidates struct{ from, id, condition, argument string }

// searchStatement holds the candidates of the index against the terms themselves.
func (tx *Tx) searchStatement(terms []string, city string, kind HitKind, before int64, limit int) (text string, arguments []any) {
	offered := inPairs(terms, city)
	if tx.store.address.dialect == postgres {
		offered = inList(terms, city)
	}
	arguments = []any{offered.argument, before, limit, city, string(kind)}
	condition := offered.condition
	for _, term := range terms {
		arguments = append(arguments, "%"+term+"%")
		condition += fmt.Sprintf(" AND e.folded LIKE $%d", len(arguments)+3)
	}
	return `SELECT e.id, e.dossier, e.city, e.year, e.kind, e.ref, e.title, e.body
		FROM ` + offered.from + ` JOIN dossiers d ON d.tenant = e.tenant AND d.id = e.dossier
		WHERE e.tenant = $1 AND e.city BETWEEN $2 AND $3 AND d.trashed_at = '' AND ($7 = '' OR e.city = $7) AND ($8 = '' OR e.kind = $8)
			AND ` + offered.id + ` < $5 AND ` + condition + `
		ORDER BY ` + offered.id + ` DESC LIMIT $6`, arguments
}

type foundHit struct {
	Hit
	id   int64
	body string
}

func scanHit(row scanner) (foundHit, error) {
	var h foundHit
	err := row.Scan(&h.id, &h.Dossier, &h.City, &h.Year, &h.Kind, &h.Ref, &h.Title, &h.body)
	return h, err
}

// excerpt cuts out the surroundings of a term, from the text rather than from the title.
func excerpt(title, body, term string) Excerpt {
	for _, text := range []string{body, title} {
		f := foldText(text)
		first := strings.Index(f.text, term)
		if first < 0 {
			continue
		}
		start, last := f.at[first], f.at[first+len(term)-1]
		_, width := utf8.DecodeRuneInString(text[last:])
		return Excerpt{lastRunes(text[:start], excerptLength), text[start : last+width], firstRunes(text[last+width:], excerptLength)}
	}
	return Excerpt{}
}

// firstRunes gives the beginning of a text up to the end of its line.
func firstRunes(text string, n int) string {
	text, _, _ = strings.Cut(text, "\n")
	for at := range text {
		if n--; n < 0 {
			return text[:at] + "……"
		}
	}
	return text
}

// lastRunes gives the end of a text from the beginning of its line.
func lastRunes(text string, n int) string {
	text = text[strings.LastIndexByte(text, '\n')+1:]
	at := len(text)
	for ; at > 0; n-- {
		if n == 0 {
			return "……" + text[at:]
		}
		_, width := utf8.DecodeLastRuneInString(text[:at])
		at -= width
	}
	return text
}
