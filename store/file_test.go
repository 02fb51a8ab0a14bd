package store

import (
	"bytes"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
)

// More readers than there are connections read a file within their transactions, all at once.
func TestFilesAreReadWithinTheirTransactions(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		const readers = 24
		var begun, done sync.WaitGroup
		begun.Add(readers)
		for range readers {
			done.Go(func() {
				begun.Done()
				begun.Wait()
				if err := s.View(t.Context(), System(Home), func(tx *Tx) error {
					found, err := tx.Version(v.Dossier, v.N)
					if err != nil {
						return err
					}
					_, err = found.Read(t.Context())
					return err
				}); err != nil {
					t.Error(err)
				}
			})
		}
		done.Wait()
	})
}

// drip is a file that gives its bytes a few at a time, and may be another file when it is read again.
type drip struct {
	content, then []byte
	at            int
}

func (d *drip) Read(into []byte) (int, error) {
	if d.at == len(d.content) {
		return 0, io.EOF
	}
	n := copy(into[:min(len(into), 1+d.at%70_000)], d.content[d.at:])
	d.at += n
	return n, nil
}

func (d *drip) Seek(int64, int) (int64, error) {
	if d.then != nil {
		d.content = d.then
	}
	d.at = 0
	return 0, nil
}

// TestFilesAreCutIntoChunks keeps files about the size of one chunk and of several, from memory and as they drip in.
func TestFilesAreCutIntoChunks(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		random := rand.NewChaCha8([32]byte{})
		for _, size := range []int{0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2*chunkSize + 70_001} {
			for name, from := range map[string]func([]byte) io.ReadSeeker{
				"from memory": func(content []byte) io.ReadSeeker { return bytes.NewReader(content) },
				"as it drips": func(content []byte) io.ReadSeeker { return &drip{content: content} },
			} {
				content := make([]byte, size)
				random.Read(content)
				var kept Document
				update(t, s, tangshan, func(tx *Tx) (err error) {
					kept, err = tx.AddDocument(v.Dossier, Document{Kind: "test", Name: "a"}, from(content))
					return err
				})
				got, err := kept.File.Bytes(t.Context())
				if err != nil || !bytes.Equal(got, content) {
					t.Errorf("%d bytes %s: %d came back, %v", size, name, len(got), err)
				}
				var chunks int
				if err := s.read.QueryRow(`SELECT count(*) FROM file_chunks WHERE sha256 = $1`, kept.File.SHA256).Scan(&chunks); err != nil || chunks != (size+chunkSize-1)/chunkSize {
					t.Errorf("%d bytes %s: in %d chunks, %v", size, name, chunks, err)
				}
			}
		}
	})
}

// TestFilesThatChangeAreNotKept holds that a file which is another when it is read to be kept leaves nothing behind.
func TestFilesThatChangeAreNotKept(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		content := bytes.Repeat([]byte("a"), chunkSize+10)
		other := bytes.Clone(content)
		other[5] = 'b'
		for name, then := range map[string][]byte{"shorter": content[:chunkSize+9], "much shorter": content[:9], "longer": append(content[:len(content):len(content)], 'a'), "other": other} {
			err := s.Update(t.Context(), tangshan, func(tx *Tx) error {
				_, err := tx.AddDocument(v.Dossier, Document{Kind: "test", Name: "a"}, &drip{content: content, then: then})
				return err
			})
			if err == nil {
				t.Errorf("%s: it was kept", name)
			}
		}
		var chunks int
		if err := s.read.QueryRow(`SELECT count(*) FROM file_chunks WHERE sha256 NOT IN (SELECT sha256 FROM versions)`).Scan(&chunks); err != nil || chunks != 0 {
			t.Errorf("%d chunks are left behind, %v", chunks, err)
		}
	})
}
