package intake

import (
	"context"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// Blank makes a form to be filled in from what is kept in a dossier: for its own year, or for a later one, from what the dossier leaves to
// that.
func Blank(ctx context.Context, tx *store.Tx, dossier string, kind generator.FormKind, o generator.FormOptions) (generator.Document, error) {
	k, err := LookAt(ctx, tx, dossier)
	if err != nil {
		return generator.Document{}, err
	}
	content := k.Content
	if kind.Name == "proposal" && o.Year > k.Record.Year {
		content = huishang.Succeed(content, o.Year)
	}
	if kind.Name == "proposal" && o.Year == 0 {
		o.Year = k.Record.Year
	}
	if kind.Name == "progress" {
		latest, err := tx.Progress(dossier)
		if err != nil {
			return generator.Document{}, err
		}
		content = withProgress(content, latest)
	}
	return generator.Form(kind, content, o)
}

// withProgress is a dossier whose summary says what was last reported of each item.
func withProgress(d *huishang.Dossier, reports []store.Progress) *huishang.Dossier {
	if d.Agreement == nil || len(reports) == 0 {
		return d
	}
	said := map[string]huishang.SummaryItem{}
	for _, r := range reports {
		said[r.ItemID] = r.SummaryItem
	}
	told := *d
	told.Summary = &huishang.Summary{Covers: d.Agreement.ID}
	for _, item := range d.Agreement.Items {
		if last, ok := said[item.ID]; ok {
			told.Summary.Items = append(told.Summary.Items, last)
		}
	}
	return &told
}
