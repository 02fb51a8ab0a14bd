package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"huishang"
)

func TestSearchFinds(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		create(t, s, cangzhou, 2026, demo(t, "130900-沧州市"))
		for _, test := range []struct {
			name, query string
			scope       Scope
			found       bool
		}{
			{"two characters", "氢冶", secretariat, true},
			{"three characters", "氢冶金", secretariat, true},
			{"one character", "氢", secretariat, true},
			{"in brackets and between blanks", "　“氢冶金”", secretariat, true},
			{"two words", "氢冶金 长周期", secretariat, true},
			{"two words, one of which is not there", "氢冶金 沙漠", secretariat, false},
			{"neighbours in another order", "冶氢", secretariat, false},
			{"of the own city", "氢冶金", tangshan, true},
			{"of another city", "氢冶金", cangzhou, false},
			{"a letter", "唐政函", secretariat, true},
			{"full width", "２０２６", secretariat, true},
			{"an operator of the index", "氢冶金 OR NOT", secretariat, false},
		} {
			view(t, s, test.scope, func(tx *Tx) error {
				hits, _, err := tx.Search(test.query, "", Page{})
				if (len(hits) > 0) != test.found {
					t.Errorf("%s: %q finds %d", test.name, test.query, len(hits))
				}
				for _, hit := range hits {
					if term := foldText(strings.Fields(test.query)[0]).text; !strings.Contains(foldText(hit.Excerpt.Match).text, term) {
						t.Errorf("%s: the excerpt of %s shows %+v", test.name, hit.Title, hit.Excerpt)
					}
				}
				return err
			})
		}
	})
}

func TestSearchFollowsTheLastVersion(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		content := demo(t, "130200-唐山市")
		v := create(t, s, tangshan, 2026, content)
		content.Proposal.Topics[0].Title = "海水淡化"
		update(t, s, tangshan, func(tx *Tx) error {
			_, err := tx.SaveVersion(v.Dossier, 1, content, "")
			return err
		})
		holdCount(t, s, "海水淡化", 1)
		content.Proposal.Topics = content.Proposal.Topics[1:]
		update(t, s, tangshan, func(tx *Tx) error {
			_, err := tx.SaveVersion(v.Dossier, 2, content, "")
			return err
		})
		holdCount(t, s, "海水淡化", 0)
		update(t, s, tangshan, func(tx *Tx) error { return tx.TrashDossier(v.Dossier) })
		holdCount(t, s, "氢冶金", 0)
	})
}

func holdCount(t *testing.T, s *Store, query string, want int) {
	t.Helper()
	view(t, s, secretariat, func(tx *Tx) error {
		hits, _, err := tx.Search(query, "", Page{})
		if len(hits) != want {
			t.Errorf("%s is found %d times, want %d", query, len(hits), want)
		}
		return err
	})
}

// TestSearchAgreesWithComparison holds the index against looking through everything.
func TestSearchAgreesWithComparison(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		alphabet := rapid.StringOfN(rapid.SampledFrom([]rune("钢铁氢冶aA１2，。 　\n𬸚")), 0, 12, -1)
		year := 2000
		rapid.Check(t, func(r *rapid.T) {
			title, query := alphabet.Draw(r, "title"), alphabet.Draw(r, "query")
			content := &huishang.Dossier{City: huishang.City{Code: "130200", Name: "唐山市"},
				Proposal: &huishang.Proposal{Topics: []huishang.Topic{{Title: title, Background: alphabet.Draw(r, "background")}}}}
			year++
			v := create(t, s, tangshan, year, content)
			view(t, s, tangshan, func(tx *Tx) error {
				terms, err := termsOf(query)
				if err != nil {
					return nil
				}
				hits, _, err := tx.Search(query, "", Page{Limit: 1})
				got := len(hits) == 1 && hits[0].Dossier == v.Dossier
				want := true
				folded := foldText(title + "\n" + textOf(content.Proposal.Topics[0])).text
				for _, term := range terms {
					want = want && strings.Contains(folded, term)
				}
				if got != want {
					r.Fatalf("%q in %q: found %v, want %v", query, folded, got, want)
				}
				return err
			})
		})
	})
}

// TestUsualHan holds that what is taken for a character of Chinese without a look at the tables is one, and how characters are spelt for the
// index.
func TestUsualHan(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if usualHan(r) && (!unicode.IsLetter(r) || !unicode.Is(unicode.Han, r) || unicode.ToLower(r) != r) {
			t.Errorf("%q (%U)", r, r)
		}
		if got, want := word([]rune{r}), fmt.Sprintf("%06x", r); got != want {
			t.Fatalf("%U is spelt %s, want %s", r, got, want)
		}
	}
	if got := pairsOf("唐山 a"); !slices.Equal(got, []string{"000061", "005510005c71", "005c71"}) {
		t.Errorf("got %q", got)
	}
}
