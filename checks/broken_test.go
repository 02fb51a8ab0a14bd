package checks_test

import (
	"slices"
	"strings"
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

// TestMendingRemovesFindings breaks two things at once and mends one: its findings go and those of the other stay.
func TestMendingRemovesFindings(t *testing.T) {
	rules := load(t)
	cases := readCases(t, "testdata")
	bases := caseBases(t, "testdata")
	for _, broken := range cases {
		for _, other := range cases {
			if broken.Base != other.Base || touches(broken, other) {
				continue
			}
			both := rules.Run(checks.Input{Dossier: patched(t, bases[broken.Base], slices.Concat(broken.Patch, other.Patch))})
			if len(broken.Expect) > 0 && len(both.Findings) == 0 {
				t.Errorf("%s with %s: nothing is found", broken.ID, other.ID)
			}
			mended := rules.Run(checks.Input{Dossier: patched(t, bases[broken.Base], other.Patch)})
			for _, id := range broken.Expect {
				if mended.Outcomes[id] == checks.Failed && !slices.Contains(other.Expect, id) && !slices.Contains(other.Also, id) {
					t.Errorf("%s with %s: %s is still found once it is mended", broken.ID, other.ID, id)
				}
			}
		}
	}
}

// touches reports whether two cases change the same document.
func touches(a, b brokenCase) bool {
	for _, p := range a.Patch {
		for _, q := range b.Patch {
			if strings.Split(p.Path, "/")[1] == strings.Split(q.Path, "/")[1] {
				return true
			}
		}
	}
	return false
}
