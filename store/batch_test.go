package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
)

// TestChangesAtOnce makes many changes at once, of which some fail, some panic, some write nothing and some are given up: those that
// went well are there, and nothing of the others.
func TestChangesAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		var working sync.WaitGroup
		var mu sync.Mutex
		kept := map[string]bool{}
		for side := range 8 {
			working.Go(func() {
				for n := range 25 {
					city := fmt.Sprintf("1%02d%03d", side, n)
					err := changeSomehow(t.Context(), s, city)
					mu.Lock()
					kept[city] = err == nil
					mu.Unlock()
				}
			})
		}
		working.Wait()
		for city, want := range kept {
			view(t, s, secretariat, func(tx *Tx) error {
				if _, err := tx.DossierOf(city, 2026); (err == nil) != want {
					t.Errorf("%s is there: %v, want %v", city, err == nil, want)
				}
				return nil
			})
		}
		if states, err := s.VerifyAudit(t.Context()); err != nil || states[0].Break != nil {
			t.Errorf("the audit log: %+v, %v", states, err)
		}
	})
}

var errSomehow = errors.New("somehow")

// changeSomehow begins a dossier, and then perhaps fails. It gives no error when the dossier is there.
func changeSomehow(ctx context.Context, s *Store, city string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	how := rand.IntN(8)
	if how == 0 {
		cancel()
	}
	err = s.Update(ctx, secretariat, func(tx *Tx) error {
		if how == 1 {
			return nil // it writes nothing
		}
		if _, err := tx.CreateDossier(2026, plain(city), ""); err != nil {
			return err
		}
		switch how {
		case 2:
			return errSomehow
		case 3:
			panic(errSomehow)
		case 4:
			_, err := tx.tenantExec(`INSERT INTO audit_heads (tenant, seq, hash) VALUES ($1, NULL, '')`)
			return err // the database refuses it
		case 5:
			cancel() // whoever asked has gone; the change goes on
		}
		return nil
	})
	if how == 1 && err == nil {
		err = errSomehow
	}
	return err
}

// TestUncommittedIsRead reads in one transaction what it has just saved.
func TestUncommittedIsRead(t *testing.T) {
	s := open(t, newSQLite(t))
	update(t, s, tangshan, func(tx *Tx) error {
		v, err := tx.CreateDossier(2026, demo(t, "130200-唐山市"), "")
		if err != nil {
			return err
		}
		said, err := v.Read(t.Context())
		if err == nil && said.City.Code != "130200" {
			t.Errorf("it reads %s", said.City.Code)
		}
		return err
	})
}
