package proceeding

import (
	"context"
	"errors"
	"fmt"

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
	var dossiers []*huishang.Dossier
	var unread []error
	for i := range grounds {
		g := &grounds[i]
		if err := g.Fill(ctx); err != nil {
			unread = append(unread, fmt.Errorf("卷宗 %s（%d年）读不出来：%w", g.Record.Name, g.Record.Year, err))
			continue
		}
		dossiers = append(dossiers, g.Content)
	}
	return dossiers, errors.Join(unread...)
}

const everyAtOnce = 500
