package web

import (
	"crypto/rand"
	"slices"
	"sync"
	"time"
)

// What bounds the shelf. A dossier weighs some 30 KB.
const (
	shelfPlaces = 500
	shelfBytes  = 64 << 20
	shelfTime   = 30 * time.Minute // since it was last looked at
)

// A shelf holds uploaded dossiers in memory for a while, as they were sent, each under a name nobody can guess. When it is
// full, the one that was not looked at for longest goes.
type shelf struct {
	now func() time.Time

	mu    sync.Mutex
	items []upload // the one looked at last is last
	size  int
}

// An upload is a dossier file somebody sent.
type upload struct {
	id   string
	by   string // who sent it: nobody else gets it
	file string // its name
	data []byte
	seen time.Time
	demo bool // it is one of the demonstration
}

func newShelf(now func() time.Time) *shelf { return &shelf{now: now} }

// put keeps a file and gives its name on the shelf.
func (s *shelf) put(by, file string, data []byte) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := upload{id: rand.Text(), by: by, file: file, data: data, seen: s.now()}
	s.items = append(s.items, u)
	s.size += len(data)
	s.clear()
	return u.id
}

// get finds a file somebody put that has not gone since.
func (s *shelf) get(id, by string) (upload, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clear()
	i := slices.IndexFunc(s.items, func(u upload) bool { return u.id == id && u.by == by })
	if i < 0 {
		return upload{}, false
	}
	u := s.items[i]
	u.seen = s.now()
	s.items = append(slices.Delete(s.items, i, i+1), u)
	return u, true
}

// clear drops what is too old and, beyond the bounds, what was not looked at for longest.
func (s *shelf) clear() {
	oldest := s.now().Add(-shelfTime)
	gone := 0
	for gone < len(s.items) && (len(s.items)-gone > shelfPlaces || s.size > shelfBytes || s.items[gone].seen.Before(oldest)) {
		s.size -= len(s.items[gone].data)
		gone++
	}
	s.items = slices.Delete(s.items, 0, gone)
}
