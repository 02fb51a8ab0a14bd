package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"huishang"
)

// plain is a dossier with next to nothing in it.
func plain(city string) *huishang.Dossier {
	return &huishang.Dossier{City: huishang.City{Code: city, Name: "城市" + city}}
}

// TestPagesAreStable goes through a list page by page while others add to it: what was there when it began is seen once, in order.
func TestPagesAreStable(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		next := 0
		add := func() string {
			next++
			year, city := 1900+next*7%300, fmt.Sprintf("13%04d", next*37%10000)
			return create(t, s, secretariat, year, plain(city)).Dossier
		}
		for range 12 {
			add()
		}
		rapid.Check(t, func(r *rapid.T) {
			before := idsOf(t, s, Page{Limit: largePage})
			limit := rapid.IntRange(1, 6).Draw(r, "limit")
			adding := rapid.SliceOfN(rapid.Bool(), 20, 20).Draw(r, "adding")
			if next > 60 {
				adding = make([]bool, 20)
			}
			var seen []string
			for page, n := (Page{Limit: limit}), 0; ; n++ {
				var cursor string
				view(t, s, secretariat, func(tx *Tx) error {
					all, next, err := tx.Dossiers(DossierFilter{}, page)
					for _, d := range all {
						seen = append(seen, d.ID)
					}
					cursor = next
					return err
				})
				if cursor == "" {
					break
				}
				page.After = cursor
				if n < len(adding) && adding[n] && n%5 == 0 {
					add()
				}
			}
			known := slices.DeleteFunc(slices.Clone(seen), func(id string) bool { return !slices.Contains(before, id) })
			if !slices.Equal(known, before) {
				r.Fatalf("seen %d of %d", len(known), len(before))
			}
		})
	})
}

func idsOf(t *testing.T, s *Store, page Page) (ids []string) {
	t.Helper()
	view(t, s, secretariat, func(tx *Tx) error {
		all, _, err := tx.Dossiers(DossierFilter{}, page)
		for _, d := range all {
			ids = append(ids, d.ID)
		}
		return err
	})
	return ids
}

func TestEveryListHasPages(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		v := create(t, s, tangshan, 2026, content)
		for n := range 6 {
			submitNumber(t, s, n)
			update(t, s, tangshan, func(tx *Tx) error {
				_, err := tx.AddDocument(v.Dossier, Document{Name: fmt.Sprint(n)}, strings.NewReader("x"))
				return err
			})
		}
		for name, list := range map[string]func(*Tx, Page) ([]string, string, error){
			"versions": func(tx *Tx, page Page) ([]string, string, error) {
				all, next, err := tx.Versions(v.Dossier, page)
				return keysOf(all, func(v Version) string { return fmt.Sprint(100 - v.N) }), next, err
			},
			"documents": func(tx *Tx, page Page) ([]string, string, error) {
				all, next, err := tx.Documents(v.Dossier, page)
				return keysOf(all, func(d Document) string { return d.Name }), next, err
			},
			"submissions": func(tx *Tx, page Page) ([]string, string, error) {
				all, next, err := tx.Submissions(SubmissionFilter{}, page)
				return keysOf(all, func(s Submission) string { return fmt.Sprint(100 - s.Version) }), next, err
			},
			"audit": func(tx *Tx, page Page) ([]string, string, error) {
				all, next, err := tx.Audit(AuditFilter{}, page)
				return keysOf(all, func(e Entry) string { return fmt.Sprint(1000 - e.Seq) }), next, err
			},
			"audit of days": func(tx *Tx, page Page) ([]string, string, error) {
				all, next, err := tx.Audit(AuditFilter{Since: time.Unix(0, 0)}, page)
				return keysOf(all, func(e Entry) string { return fmt.Sprint(1000 - e.Seq) }), next, err
			},
			"search": func(tx *Tx, page Page) ([]string, string, error) {
				all, next, err := tx.Search("唐山", "", page)
				return keysOf(all, func(h Hit) string { return string(h.Kind) + h.Ref }), next, err
			},
		} {
			view(t, s, secretariat, func(tx *Tx) error { return holdPages(t, tx, name, list) })
		}
	})
}

// holdPages holds that a list in pages of two is the list in one.
func holdPages(t *testing.T, tx *Tx, name string, list func(*Tx, Page) ([]string, string, error)) error {
	t.Helper()
	whole, _, err := list(tx, Page{})
	if err != nil {
		return err
	}
	var seen []string
	for page := (Page{Limit: 2}); ; {
		some, next, err := list(tx, page)
		if err != nil {
			return err
		}
		seen = append(seen, some...)
		if page.After = next; next == "" {
			break
		}
	}
	if !slices.Equal(seen, whole) || len(whole) < 5 || name != "search" && !slices.IsSorted(whole) {
		t.Errorf("%s: in pages %v, at once %v", name, seen, whole)
	}
	if _, _, err := list(tx, Page{After: "nonsense"}); !errors.As(err, &Refused{}) {
		t.Errorf("%s: a cursor nobody gave: %v", name, err)
	}
	return nil
}

func keysOf[R any](all []R, key func(R) string) []string {
	keys := make([]string, len(all))
	for i, one := range all {
		keys[i] = key(one)
	}
	return keys
}
