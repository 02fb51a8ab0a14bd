package checks_test

import (
	"slices"
	"testing"

	"huishang/checks"
)

// brokenCase is a dossier changed so that named rules find it.
type brokenCase struct {
	ID     string  `json:"id"`
	Base   string  `json:"base"`
	Patch  []patch `json:"patch"`
	Expect []string
	Also   []string
}

// patch is one operation of a JSON patch (RFC 6902).
type patch struct {
	Op, Path string
	Value    any
}

// TestBrokenDossiers holds that every broken dossier gives the findings it must, and beyond them only their known consequences.
func TestBrokenDossiers(t *testing.T) {
	rules := load(t)
	for _, folder := range caseFolders(t) {
		bases := caseBases(t, folder)
		for _, broken := range readCases(t, folder) {
			t.Run(broken.ID, func(t *testing.T) {
				report := rules.Run(checks.Input{Dossier: patched(t, bases[broken.Base], broken.Patch)})
				var found, all []string
				for _, f := range report.Findings {
					found = append(found, f.Rule)
					all = append(append(all, f.Rule), f.BecauseOf...)
				}
				for _, id := range broken.Expect {
					if !slices.Contains(found, id) {
						t.Errorf("%s is not found; outcome %s (%s)", id, report.Outcomes[id], report.Reasons[id])
					}
				}
				for _, id := range all {
					if !slices.Contains(broken.Expect, id) && !slices.Contains(broken.Also, id) {
						t.Errorf("%s is found beyond what was broken", id)
					}
				}
				for _, id := range broken.Also {
					if slices.Contains(found, id) {
						t.Errorf("%s stands by itself; it should be folded under %v", id, broken.Expect)
					}
				}
			})
		}
	}
}
