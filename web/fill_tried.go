package web

import (
	"crypto/sha256"
	"sync"

	"huishang"
	"huishang/generator/tags"
)

// mostTried is of how many dossiers what can be made is remembered: as many as lie on the shelf.
const mostTried = shelfPlaces

// A trial is all that decides which documents a dossier gives.
type trial struct {
	content   [sha256.Size]byte
	templates int64 // changes of the templates that are laid
	today     huishang.Date
}

// trials remember which documents dossiers give: to tell it, all of them have to be made. They are safe for concurrent use.
type trials struct {
	mu    sync.Mutex
	known map[trial][]documentRow
	order []trial // the oldest first
}

// tried tells of every kind of document whether a dossier gives it. The text is what the dossier was read from.
func (s *site) tried(d *huishang.Dossier, text []byte) []documentRow {
	of := trial{sha256.Sum256(text), s.templates.known.Load(), s.Today()}
	if rows, ok := s.trials.get(of); ok {
		return rows
	}
	options := s.options()
	options.Today = of.today
	ask := s.reviewed(d, request{options, tags.Refuse})
	var rows []documentRow
	for _, o := range s.makeAll(d, ask) {
		rows = append(rows, s.row(d, o, ask))
	}
	s.trials.put(of, rows)
	return rows
}

func (t *trials) get(of trial) ([]documentRow, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	rows, ok := t.known[of]
	return rows, ok
}

// put remembers an outcome, and forgets the oldest beyond the bound.
func (t *trials) put(of trial, rows []documentRow) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.known[of]; !ok {
		t.order = append(t.order, of)
	}
	t.known[of] = rows
	for len(t.order) > mostTried {
		delete(t.known, t.order[0])
		t.order = t.order[1:]
	}
}
