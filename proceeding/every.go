package proceeding

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"huishang"
	"huishang/store"
)

// Every gives the dossiers of the scope that are not in the trash, each as it is now: the latest year first, within a year by city. Those
// that cannot be read are left out, and the error names them.
func Every(ctx context.Context, kept *store.Store, scope store.Scope) ([]*huishang.Dossier, error) {
	var grounds []Ground
	if err := kept.View(ctx, scope, func(tx *store.Tx) error {
		for page := (store.Page{Limit: everyAtOnce}); ; {
			records, next, err := tx.Dossiers(store.DossierFilter{}, page)
			if err != nil {
				return err
			}
			for _, record := range records {
				g, err := LookAt(tx, record.ID)
				if err != nil {
					return err
				}
				grounds = append(grounds, g)
			}
			if page.After = next; next == "" {
				return nil
			}
		}
	}); err != nil {
		return nil, fmt.Errorf("list the dossiers: %w", err)
	}
	unread := fillAll(ctx, grounds)
	var dossiers []*huishang.Dossier
	for i := range grounds {
		if unread[i] == nil {
			dossiers = append(dossiers, grounds[i].Content)
		}
	}
	return dossiers, errors.Join(unread...)
}

// fillAll reads what the versions of many grounds say, several at a time, and gives the error of each.
func fillAll(ctx context.Context, grounds []Ground) []error {
	unread := make([]error, len(grounds))
	var next atomic.Int64
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(grounds); i = int(next.Add(1)) - 1 {
				if err := grounds[i].Fill(ctx); err != nil {
					unread[i] = fmt.Errorf("卷宗 %s（%d年）读不出来：%w", grounds[i].Record.Name, grounds[i].Record.Year, err)
				}
			}
		})
	}
	readers.Wait()
	return unread
}

const everyAtOnce = 500
