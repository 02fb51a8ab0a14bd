package guard

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/dangers.txt anew")

// TestDangers plants every danger and expects just its refusal; testdata/dangers.txt holds the words.
func TestDangers(t *testing.T) {
	var told strings.Builder
	for _, group := range []struct {
		name  string
		files []planted
	}{{"Word", plantedInWord(t)}, {"Excel", plantedInExcel(t)}, {"container", plantedInContainer(t)}, {"type", plantedTypes(t)}} {
		fmt.Fprintf(&told, "## %s\n", group.name)
		for _, p := range group.files {
			t.Run(group.name+"/"+p.name, func(t *testing.T) {
				report, err := Inspect("文件", p.file, Limits{})
				var got []Danger
				for _, f := range report.Faults {
					got = append(got, f.Danger)
					if f.Message == "" || f.Remedy == "" {
						t.Errorf("%+v lacks words", f)
					}
				}
				if !slices.Equal(got, p.want) || err == nil || report.Bytes != nil {
					t.Errorf("refused for %v, want %v: %v", got, p.want, err)
				}
				fmt.Fprintf(&told, "%s: %s\n", p.name, strings.ReplaceAll(fmt.Sprint(err), "\n", "\n    "))
			})
		}
	}
	const golden = "testdata/dangers.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(told.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != told.String() {
		t.Errorf("%s says something else (%v); see what with -update and git diff", golden, err)
	}
}
