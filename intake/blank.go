package intake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// Blank makes a form to be filled in from what is kept in a dossier: for its own year, or for a later one, from what the dossier leaves to
// that. The error is a [*Refusal] when nobody would take it in.
func Blank(ctx context.Context, tx *store.Tx, dossier string, kind generator.FormKind, o generator.FormOptions) (generator.Document, error) {
	k, err := LookAt(ctx, tx, dossier)
	if err != nil {
		return generator.Document{}, err
	}
	content := k.Content
	if kind.Name == "proposal" {
		if err := k.hands(cmp.Or(o.Year, k.Record.Year), o.Today); err != nil {
			return generator.Document{}, err
		}
	}
	if kind.Name == "proposal" && o.Year > k.Record.Year {
		content = huishang.Succeed(content, o.Year)
	}
	if kind.Name == "proposal" && o.Year == 0 {
		o.Year = k.Record.Year
	}
	if kind.Name == "proposal" {
		if content, err = Recalled(tx, content, o.Year); err != nil {
			return generator.Document{}, err
		}
	}
	if kind.Name == "progress" {
		latest, err := tx.Progress(dossier)
		if err != nil {
			return generator.Document{}, err
		}
		content = WithProgress(content, latest)
	}
	return generator.Form(kind, content, o)
}

// hands says why the form of a year is not handed out from a dossier: nobody would take it in.
func (k Known) hands(year int, today huishang.Date) error {
	first := k.Record.Year
	if k.Superseded() {
		first = k.Newest.Year
	}
	var years []string
	for _, y := range []int{first, today.Year(), today.Year() + 1} {
		name := fmt.Sprintf("%d年", y)
		if y == year && y >= first {
			return nil
		}
		if y >= first && !slices.Contains(years, name) {
			years = append(years, name)
		}
	}
	return refuse(fmt.Sprintf("%s%d年的报送表不再受理或还不受理，可以下载的有：%s。", k.City, year, strings.Join(years, "、")))
}

// WithProgress is a dossier whose summary says what was last reported of each item of its agreement.
func WithProgress(d *huishang.Dossier, reports []store.Progress) *huishang.Dossier {
	if d.Agreement == nil {
		return d
	}
	summary := summed(d.Agreement, reports)
	if summary == nil {
		return d
	}
	told := *d
	told.Summary = summary
	return &told
}

// Recalled is a dossier of a year whose summary begins with what was reported of the agreement before, as long as nobody has summed that up:
// nobody is asked twice. It is the dossier itself where nothing was reported.
func Recalled(tx *store.Tx, d *huishang.Dossier, year int) (*huishang.Dossier, error) {
	if d.Summary != nil || d.PreviousAgreement == nil {
		return d, nil
	}
	all, _, err := tx.Dossiers(store.DossierFilter{City: d.City.Code}, store.Page{})
	at := slices.IndexFunc(all, func(one store.Dossier) bool { return one.Year < year })
	if err != nil || at < 0 {
		return d, err
	}
	reports, err := tx.Progress(all[at].ID)
	told := *d
	told.Summary = summed(d.PreviousAgreement, reports)
	return &told, err
}

// summed is a summary of what was last reported of the items of an agreement, or nil.
func summed(of *huishang.Agreement, reports []store.Progress) *huishang.Summary {
	summary := &huishang.Summary{Covers: of.ID}
	for _, item := range of.Items {
		if last, said := lastOf(reports, item.ID); said {
			summary.Items = append(summary.Items, last.SummaryItem)
		}
	}
	if len(summary.Items) == 0 {
		return nil
	}
	return summary
}
