package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// A shelf keeps the pages of documents on the disk, up to a number of bytes: those nobody looked at for longest go first.
type shelf struct {
	folder string
	most   int64

	mu    sync.Mutex
	held  map[string]*heldPages
	bytes int64
}

// heldPages are the pages of one document.
type heldPages struct {
	pages int
	bytes int64
	seen  time.Time
}

// openShelf empties a folder and keeps pages in it. Only its owner may look into it.
func openShelf(folder string, most int64) (*shelf, error) {
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o700)); err != nil {
		return nil, err
	}
	return &shelf{folder: folder, most: most, held: map[string]*heldPages{}}, nil
}

func (s *shelf) pages(sum string) (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.held[sum]
	if h == nil {
		return 0, false
	}
	h.seen = time.Now()
	return h.pages, true
}

// page reads a page. The error is [fs.ErrNotExist] when there is none.
func (s *shelf) page(sum string, n int) ([]byte, error) {
	if pages, ready := s.pages(sum); !ready || n < 1 || n > pages {
		return nil, fs.ErrNotExist
	}
	return os.ReadFile(s.file(sum, n))
}

func (s *shelf) file(sum string, n int) string {
	return filepath.Join(s.folder, sum, strconv.Itoa(n)+".png")
}

// put takes the pictures of a document's pages over.
func (s *shelf) put(sum string, pictures []string) error {
	own := filepath.Join(s.folder, sum)
	if err := errors.Join(os.RemoveAll(own), os.Mkdir(own, 0o700)); err != nil {
		return fmt.Errorf("keep pages: %w", err)
	}
	h := &heldPages{pages: len(pictures), seen: time.Now()}
	for i, picture := range pictures {
		info, err := os.Stat(picture)
		if err == nil {
			err = os.Rename(picture, s.file(sum, i+1))
		}
		if err != nil {
			return fmt.Errorf("keep page %d: %w", i+1, err)
		}
		h.bytes += info.Size()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held[sum] = h
	s.bytes += h.bytes
	return s.clear(sum)
}

// clear drops what is beyond the bound, but never the document that was just put there.
func (s *shelf) clear(newest string) error {
	for s.bytes > s.most {
		oldest := ""
		for sum, h := range s.held {
			if sum != newest && (oldest == "" || h.seen.Before(s.held[oldest].seen)) {
				oldest = sum
			}
		}
		if oldest == "" {
			return nil
		}
		s.bytes -= s.held[oldest].bytes
		delete(s.held, oldest)
		if err := os.RemoveAll(filepath.Join(s.folder, oldest)); err != nil {
			return fmt.Errorf("drop old pages: %w", err)
		}
	}
	return nil
}
