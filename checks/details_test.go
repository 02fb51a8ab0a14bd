package checks_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// TestRulesInWords holds what the catalogue says of every rule to a text, and that nothing of the language of the rule files is left in it.
func TestRulesInWords(t *testing.T) {
	rules := load(t)
	var all strings.Builder
	for _, e := range rules.Entries() {
		d, known := rules.Rule(e.ID)
		if !known || len(d.Demands) == 0 || len(d.Examples) < 2 {
			t.Errorf("%s: %+v", e.ID, d)
		}
		fmt.Fprintf(&all, "%s %s\n", d.ID, d.Title)
		for _, demand := range d.Demands {
			for _, line := range []struct {
				what  string
				words []string
			}{
				{"适用", []string{demand.Applies}}, {"须先有", demand.Needs}, {"逐个看", demand.Each}, {"其中", demand.Lets}, {"前提", []string{demand.When}},
				{"应当", demand.Holds}, {"减轻", []string{demand.Lower}}, {"说", []string{demand.Message}}, {"问", []string{demand.Ask}},
			} {
				for _, words := range line.words {
					if words != "" {
						fmt.Fprintf(&all, "  %s：%s\n", line.what, words)
					}
				}
			}
		}
		for _, x := range d.Examples {
			fmt.Fprintf(&all, "  %s（%s）%s：%s\n", map[bool]string{true: "通过", false: "不通过"}[x.Passes], x.Base, x.Title, strings.Join(x.Changes, "；"))
		}
	}
	if _, known := rules.Rule("ART99-1"); known {
		t.Error("there is a rule ART99-1")
	}
	code := regexp.MustCompile(`\b(and|or|not|in|len|map|filter|any|all|nil|true|false|contains|matches)\b|[!=<>]=|设定\.|\.[\p{Han}]`)
	for line := range strings.Lines(all.String()) {
		if found := code.FindString(line); found != "" {
			t.Errorf("%q is left in %s", found, line)
		}
	}
	golden(t, "testdata/words.txt", all.String())
}
