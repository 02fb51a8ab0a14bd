package checks

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// FuzzRuleFile holds that no rule file a member of staff may write upsets the program: it is read, or its slips are told with their
// place.
func FuzzRuleFile(f *testing.F) {
	for _, pattern := range []string{"testdata/faults/*.yaml", "rules/article-0[1-5].yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	thresholds, err := embedded.ReadFile("rules/" + settingsFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := newBuilder()
		b.seen = map[string]string{}
		newPage(settingsFile, &b.faults).settings(b, thresholds)
		newPage("own.yaml", &b.faults).rules(b, data)
		rules, err := b.finish()
		var faults Faults
		switch {
		case err == nil:
			rules.Run(Input{})
		case !errors.As(err, &faults) || len(faults) == 0:
			t.Errorf("read: %v", err)
		}
		for _, fault := range faults {
			if fault.Line < 1 || fault.Column < 0 || fault.Message == "" {
				t.Errorf("fault %+v", fault)
			}
		}
	})
}
