package web

import (
	"context"
	"errors"
	"sync"
	"time"

	"huishang/store"
)

// peopleTime is how long a name is believed; who is renamed is shown by the new name after it.
const peopleTime = time.Minute

// mostPeople bounds how many names are kept.
const mostPeople = 10000

// people tells names of those who did something: records keep the login name, pages show the person's.
type people struct {
	store *store.Store
	now   func() time.Time

	mu    sync.Mutex
	names map[string]string
	since time.Time
}

func newPeople(s *store.Store) *people { return &people{store: s, now: time.Now} }

// name is the name of who signs in so. What is nobody's login name, such as a key or the command line, is told as it is.
func (p *people) name(login string) (string, error) {
	if name, known := p.remembered(login); known || login == "" {
		return name, nil
	}
	name := login
	err := p.store.View(context.Background(), store.System(store.Home), func(tx *store.Tx) error {
		u, err := tx.UserByLogin(login)
		if errors.As(err, &store.NotFound{}) {
			return nil
		}
		if err == nil && u.Name != "" {
			name = u.Name
		}
		return err
	})
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.names[login] = name
	return name, nil
}

// remembered is a name that was looked up a while ago at most.
func (p *people) remembered(login string) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := p.now(); p.names == nil || len(p.names) >= mostPeople || now.Sub(p.since) > peopleTime {
		p.names, p.since = map[string]string{}, now
	}
	name, known := p.names[login]
	return name, known
}
