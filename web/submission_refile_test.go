package web

import (
	"archive/zip"
	"io"
	"slices"
	"strings"
	"testing"

	"huishang/store"
)

// TestFiledMaterialIsWhatWasAccepted holds that the documents of a city's material are made anew when another submission took the place of the
// one they were made from, and only then.
func TestFiledMaterialIsWhatWasAccepted(t *testing.T) {
	for _, c := range []struct {
		name  string
		again bool
		want  []string // kinds, with the version of the dossier each was made from
	}{
		{"handed in once", false, []string{"proposal 2", "summary 2", "needs 2", "review-opinion 2"}},
		{"handed in again", true, []string{"proposal 2", "summary 2", "needs 2", "review-opinion 3", "proposal 3", "summary 3", "needs 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, dossier := townWithDossier(t)
			clerk, liaison := w.of("tangshan"), w.of("liaison")
			full := fullDossier(t)
			answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", full, nil)})
			last := says[given](t, answer, body, 201)
			if c.again {
				full.Summary.Problems = "设备到货晚，已经补订"
				answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", full, nil)})
				last = says[given](t, answer, body, 201)
			}
			w.explainAll(t, clerk, last)
			answer, body = w.settle(liaison, last.ID+"/acceptance", "{}")
			if answer.StatusCode != 200 {
				t.Fatalf("accepted: %d %s", answer.StatusCode, body)
			}
			var got []string
			var summary store.Document
			w.update(t, func(tx *store.Tx) error {
				all, _, err := tx.Documents(dossier, store.Page{Limit: 50})
				for _, d := range all {
					got = append(got, d.Kind+" "+string(rune('0'+d.Version)))
					if d.Round != 1 {
						t.Errorf("%s is of round %d", d.Kind, d.Round)
					}
					if d.Kind == "summary" {
						summary = d
					}
				}
				return err
			})
			if !slices.Equal(got, c.want) {
				t.Errorf("filed are %v, want %v", got, c.want)
			}
			if c.again {
				_, text := w.ask(liaison, "GET", "/api/v1/dossiers/"+dossier+"/documents/"+summary.ID, "")
				if said := bodyOfWord(t, text); !strings.Contains(said, "设备到货晚，已经补订") {
					t.Error("the summary says what the first submission said")
				}
			}
		})
	}
}

// bodyOfWord is the text of a Word document with its marks.
func bodyOfWord(t *testing.T, document string) string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
