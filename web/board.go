package web

import (
	"context"
	"slices"
	"strings"
	"sync"

	"huishang"
	"huishang/generator/report"
	"huishang/scheduler"
	"huishang/store"
)

// A board tells where every city stands today. It is kept from one look to the next and only brought up to date: the outlines of a city are
// read again when one of them changed, and all of them on a new day. It is safe for concurrent use.
type board struct {
	store  *store.Store
	source report.Source                                      // what cards are made from besides their dossiers
	days   func(context.Context) (*scheduler.Calendar, error) // the working days in force
	notice *scheduler.Notice

	mu       sync.Mutex
	calendar *scheduler.Calendar // of the last look
	known    bool
	seen     int64 // the last change that is in the cards
	today    huishang.Date
	cards    []*card // by the code of their city; a card never changes
}

// newBoard is the board of the site, which has looked at nothing yet.
func (s *site) newBoard() *board {
	return &board{store: s.Accounts.Store, source: report.Source{Average: s.Rules.ProvinceIntensity(), Rules: s.Rules.Version}, days: s.Courier.WorkingDays,
		notice: s.Courier.Notice}
}

// forget lets the next look be the first: the working days have changed.
func (b *board) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.known = false
}

// general lists what is due on the day of the last look and concerns no city.
func (b *board) general() []scheduler.Reminder {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.dueOf()
}

// dueOf lists what is due today of some cities, or without any what concerns none.
func (b *board) dueOf(standings ...scheduler.Standing) []scheduler.Reminder {
	return scheduler.Due(standings, b.calendar, b.notice, b.calendar.OnOrBefore(b.today))
}

// up gives the cards of all cities as they are on a day. Who may see which is for the caller.
func (b *board) up(ctx context.Context, today huishang.Date) ([]*card, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.known || b.today != today {
		calendar, err := b.days(ctx)
		if err != nil {
			return nil, err
		}
		b.calendar = calendar
	}
	err := b.store.View(ctx, store.System(store.Home), func(tx *store.Tx) error {
		last, err := tx.LastChange()
		if err != nil {
			return err
		}
		if !b.known || b.today != today {
			if err := b.drawAll(tx, today); err != nil {
				return err
			}
		} else if err := b.drawChanged(tx, last); err != nil {
			return err
		}
		b.known, b.seen, b.today = true, last, today
		return nil
	})
	return b.cards, err
}

func (b *board) drawAll(tx *store.Tx, today huishang.Date) error {
	b.known, b.today, b.cards = false, today, nil
	var city []store.Outline
	add := func() {
		if c := b.draw(city); c != nil {
			b.cards = append(b.cards, c)
		}
		city = city[:0]
	}
	err := tx.Outlines(store.OutlineFilter{All: true}, func(o store.Outline) error {
		if len(city) > 0 && city[0].Record.City != o.Record.City {
			add()
		}
		city = append(city, o)
		return nil
	})
	add()
	return err
}

func (b *board) drawChanged(tx *store.Tx, last int64) error {
	if last == b.seen {
		return nil
	}
	codes, err := tx.ChangedCities(b.seen)
	if err != nil {
		return err
	}
	cards := slices.Clone(b.cards)
	for _, code := range codes {
		var city []store.Outline
		if err := tx.Outlines(store.OutlineFilter{City: code, All: true}, func(o store.Outline) error { city = append(city, o); return nil }); err != nil {
			return err
		}
		at, there := findCard(cards, code)
		switch c := b.draw(city); {
		case c == nil && there:
			cards = slices.Delete(cards, at, at+1)
		case c != nil && there:
			cards[at] = c
		case c != nil:
			cards = slices.Insert(cards, at, c)
		}
	}
	b.cards = cards
	return nil
}

func findCard(cards []*card, code string) (int, bool) {
	return slices.BinarySearchFunc(cards, code, func(c *card, code string) int { return strings.Compare(c.Code, code) })
}

// nameOfCity is what a city of a code is called, or the code when it has no card.
func nameOfCity(cards []*card, code string) string {
	if at, known := findCard(cards, code); known {
		return cards[at].Name
	}
	return code
}

// seenBy are the cards somebody may see.
func seenBy(cards []*card, scope store.Scope) []*card {
	if scope.City == "" {
		return cards
	}
	if at, there := findCard(cards, scope.City); there {
		return cards[at : at+1]
	}
	return nil
}

// warm looks at everything once, the dossiers of the demonstration too, so that nobody who comes first waits for it.
func (s *site) warm() {
	if _, err := s.board.up(context.Background(), s.Today()); err != nil {
		s.Log.Warn("warm the board", "cause", err.Error())
	}
	for _, demo := range s.demos {
		s.tried(demo.dossier, demo.data)
	}
}
