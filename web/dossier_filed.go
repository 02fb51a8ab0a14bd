package web

import (
	"cmp"
	"slices"

	"huishang/store"
)

// A roundOfDocuments are the documents of one round.
type roundOfDocuments struct {
	Round     int
	Documents []store.Document
}

// A logEntry is an event as people read it.
type logEntry struct {
	store.Event
	Documents []store.Document
}

// documentsOf lists every document of a dossier in the order they were filed.
func documentsOf(tx *store.Tx, dossier string) ([]store.Document, error) {
	var all []store.Document
	page := store.Page{Limit: 500}
	for {
		some, next, err := tx.Documents(dossier, page)
		all = append(all, some...)
		if err != nil || next == "" {
			return all, err
		}
		page.After = next
	}
}

// byRound sorts documents by their round, the last round first.
func byRound(documents []store.Document) []roundOfDocuments {
	var rounds []roundOfDocuments
	for _, d := range documents {
		at := slices.IndexFunc(rounds, func(r roundOfDocuments) bool { return r.Round == d.Round })
		if at < 0 {
			rounds, at = append(rounds, roundOfDocuments{Round: d.Round}), len(rounds)
		}
		rounds[at].Documents = append(rounds[at].Documents, d)
	}
	slices.SortFunc(rounds, func(a, b roundOfDocuments) int { return cmp.Compare(b.Round, a.Round) })
	return rounds
}

// logOf is the log with the documents each event names, the last event first.
func logOf(log []store.Event, documents []store.Document) []logEntry {
	entries := make([]logEntry, len(log))
	for i, e := range log {
		entries[i].Event = e
		for _, d := range documents {
			if slices.Contains(e.DocIDs, d.ID) {
				entries[i].Documents = append(entries[i].Documents, d)
			}
		}
	}
	slices.SortStableFunc(entries, func(a, b logEntry) int {
		return cmp.Or(b.At.Compare(a.At), b.Recorded.Compare(a.Recorded), cmp.Compare(b.Seq, a.Seq))
	})
	return entries
}
