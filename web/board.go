package web

import (
	"context"
	"fmt"
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
	store    *store.Store
	source   report.Source // what cards are made from besides their dossiers
	calendar *scheduler.Calendar
	notice   *scheduler.Notice

	mu    sync.Mutex
	known bool
	seen  int64 // the last change that is in the cards
	today huishang.Date
	cards []*card // by the code of their city; a card never changes
}

// newBoard is the board of the site, which has looked at nothing yet.
func (s *site) newBoard() (*board, error) {
	calendar, err := scheduler.LoadCalendar()
	if err != nil {
		return nil, fmt.Errorf("read the calendar: %w", err)
	}
	notice, err := scheduler.LoadNotice("", nil)
	if err != nil {
		return nil, fmt.Errorf("read when people are reminded: %w", err)
	}
	return &board{store: s.Accounts.Store, source: report.Source{Average: s.Rules.ProvinceIntensity(), Rules: s.Rules.Version}, calendar: calendar,
		notice: notice}, nil
}

// up gives the cards of all cities as they are on a day. Who may see which is for the caller.
func (b *board) up(ctx context.Context, today huishang.Date) ([]*card, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
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
