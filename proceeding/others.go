package proceeding

import (
	"context"

	"huishang/checks"
	"huishang/store"
)

// Others are the signed agreements other cities have of the dossier's year and the year before: those an item must not repeat (article 8).
// The list is empty, not nil, when there are none.
func (p *Proceedings) Others(ctx context.Context, scope store.Scope, g Ground) ([]checks.Other, error) {
	all := []checks.Other{}
	err := p.Store.View(ctx, scope, func(tx *store.Tx) error {
		for _, year := range []int{g.Record.Year, g.Record.Year - 1} {
			records, _, err := tx.Dossiers(store.DossierFilter{Year: year}, store.Page{Limit: mostOthers})
			if err != nil {
				return err
			}
			for _, record := range records {
				if record.City == g.Record.City {
					continue
				}
				other, err := p.agreementOf(ctx, tx, record)
				if err != nil {
					return err
				}
				if other != nil {
					all = append(all, *other)
				}
			}
		}
		return nil
	})
	return all, err
}

// mostOthers bounds the dossiers of a year that are looked at: a province has a dozen cities.
const mostOthers = 100

// agreementOf is the signed agreement of a dossier, or nil.
func (p *Proceedings) agreementOf(ctx context.Context, tx *store.Tx, record store.Dossier) (*checks.Other, error) {
	v, err := tx.Version(record.ID, record.Latest)
	if err != nil {
		return nil, err
	}
	d, err := v.Read(ctx)
	if err != nil || d.Agreement == nil || d.Agreement.SignDate.IsZero() {
		return nil, err
	}
	return &checks.Other{City: record.Name, Agreement: d.Agreement}, nil
}
