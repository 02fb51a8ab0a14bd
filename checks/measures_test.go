package checks_test

import (
	"strings"
	"testing"

	"huishang/checks"
	"huishang/testdata"
)

// TestMeasuresAreWhole puts the chapters together again and holds them to the text, and finds the article and item of every rule in them.
func TestMeasuresAreWhole(t *testing.T) {
	var text strings.Builder
	places := map[string]bool{}
	for _, chapter := range checks.Measures() {
		text.WriteString(chapter.Title)
		for _, article := range chapter.Articles {
			text.WriteString(article.Number + article.Text)
			places[article.Number] = true
			for _, item := range article.Items {
				text.WriteString(item.Number + item.Text)
				places[article.Number+item.Number] = true
			}
		}
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got, want := bare(text.String()), bare(testdata.Measures); got != want {
		t.Errorf("the chapters say\n%s\nnot\n%s", got, want)
	}
	if len(places) != 23+4+5 {
		t.Errorf("%d articles and items: %v", len(places), places)
	}
	for _, e := range load(t).Entries() {
		if !places[e.Article] {
			t.Errorf("%s rests on %s, which is not there", e.ID, e.Article)
		}
	}
}
