package proceeding

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"huishang/store"
)

// Every gives what reminders look at of the dossiers of the scope that are not in the trash, each as it is now: by city, within one the latest
// year first. Those that cannot be read are left out, and the error names them.
func Every(ctx context.Context, kept *store.Store, scope store.Scope) ([]store.Core, error) {
	var listed []store.Core
	if err := kept.View(ctx, scope, func(tx *store.Tx) (err error) {
		listed, err = tx.Cores()
		return err
	}); err != nil {
		return nil, err
	}
	unread := readAll(listed)
	cores := listed[:0]
	for i, c := range listed {
		if unread[i] == nil {
			cores = append(cores, c)
		}
	}
	return cores, errors.Join(unread...)
}

// readAll reads many cores, several at a time, and gives the error of each.
func readAll(cores []store.Core) []error {
	unread := make([]error, len(cores))
	var next atomic.Int64
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(cores); i = int(next.Add(1)) - 1 {
				if err := cores[i].Read(); err != nil {
					unread[i] = fmt.Errorf("卷宗 %s（%d年）读不出来：%w", cores[i].Name, cores[i].Year, err)
				}
			}
		})
	}
	readers.Wait()
	return unread
}
