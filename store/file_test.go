package store

import (
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
