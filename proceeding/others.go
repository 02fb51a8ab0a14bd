package proceeding

import (
	"context"
	"sync"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Others are the signed agreements other cities have of the dossier's year and the year before: those an item must not repeat (article 8).
// The list is empty, not nil, when there are none.
func (p *Proceedings) Others(ctx context.Context, scope store.Scope, g Ground) ([]checks.Other, error) {
	var versions []store.Version
	names := map[string]string{}
	if err := p.Store.View(ctx, scope, func(tx *store.Tx) error {
		for _, year := range []int{g.Record.Year, g.Record.Year - 1} {
			records, _, err := tx.Dossiers(store.DossierFilter{Year: year}, store.Page{Limit: mostOthers})
			if err != nil {
				return err
			}
			for _, record := range records {
				if record.City == g.Record.City {
					continue
				}
				v, err := tx.Version(record.ID, record.Latest)
				if err != nil {
					return err
				}
				versions, names[v.Dossier] = append(versions, v), record.Name
			}
		}
		return nil
	}); err != nil {
		return nil, err
	}
	all := []checks.Other{}
	for _, v := range versions {
		agreement, err := p.signed.of(ctx, v)
		if err != nil {
			return nil, err
		}
		if agreement != nil {
			all = append(all, checks.Other{City: names[v.Dossier], Agreement: agreement})
		}
	}
	return all, nil
}

// mostOthers bounds the dossiers of a year that are looked at: a province has a dozen cities.
const mostOthers = 100

// agreements remember the signed agreement of versions, or that there is none: a version never changes, and reading one again for every
// dossier it is compared with would take longer than all rules together.
type agreements struct {
	mu    sync.Mutex
	known map[string]*huishang.Agreement // by the hash of the version
}

// mostKnown bounds what is remembered; an agreement weighs some 20 KB.
const mostKnown = 500

func (a *agreements) of(ctx context.Context, v store.Version) (*huishang.Agreement, error) {
	a.mu.Lock()
	agreement, known := a.known[v.Content.SHA256]
	a.mu.Unlock()
	if known {
		return agreement, nil
	}
	d, err := v.Read(ctx)
	if err != nil {
		return nil, err
	}
	if d.Agreement != nil && !d.Agreement.SignDate.IsZero() {
		agreement = d.Agreement
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.known == nil || len(a.known) >= mostKnown {
		a.known = map[string]*huishang.Agreement{}
	}
	a.known[v.Content.SHA256] = agreement
	return agreement, nil
}
