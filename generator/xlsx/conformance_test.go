package xlsx_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
	"huishang/testdata/need"
)

// differ says for each case of the other engine that does not come out alike
// why ours is right; the cases that are not listed agree.
var differ = map[string]string{
	"xlsx-001": wholeColumns + "; " + datesInText,
	"xlsx-002": wholeColumns + "; " + datesInText,
	"xlsx-004": datesInText,
	"xlsx-005": wholeColumns + "; " + datesInText,
	"xlsx-006": wholeColumns,
	"xlsx-007": wholeColumns,
	"xlsx-010": wholeColumns,
	"xlsx-011": wholeColumns,
	"xlsx-012": "a formula in a repeated row is computed for every row; theirs leaves it in the first one only",
	"xlsx-016": wholeColumns + "; " + datesInText,
	"xlsx-029": wholeColumns + "; " + datesInText,
}

const (
	wholeColumns = "a list along the columns repeats whole columns, as in a Word table, so that widths, formulas and merged titles " +
		"follow and nothing below is out of line; theirs moves the cells of one row only and leaves the title over the first columns"
	datesInText = "a date among words is written as 2013-01-02; theirs writes the number a date is inside, 41276"
)

// TestConformance fills the cases of another engine, their tags translated.
func TestConformance(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(need.Cases(t), "conformance", "excel", "xlsx-*"))
	must(t, err)
	if len(folders) == 0 {
		t.Skip("no Excel cases there")
	}
	for _, folder := range folders {
		name := filepath.Base(folder)
		t.Run(name, func(t *testing.T) {
			got := foreign(t, folder)
			why, differs := differ[name]
			switch {
			case len(got) == 0 && differs:
				t.Errorf("agrees, but is said to differ: %s", why)
			case len(got) > 0 && !differs:
				t.Errorf("differs:\n%s", strings.Join(got, "\n"))
			}
		})
	}
}

// foreign fills one case and lists where it differs.
func foreign(t *testing.T, folder string) []string {
	tpl, err := os.ReadFile(filepath.Join(folder, "template.xlsx"))
	must(t, err)
	var given struct {
		Substitutions []struct {
			Sheet  any
			Values map[string]any
		}
	}
	readJSON(t, filepath.Join(folder, "substitutions.json"), &given)
	for _, s := range given.Substitutions {
		values := dated(s.Values).(map[string]any)
		f, err := excelize.OpenReader(bytes.NewReader(tpl))
		must(t, err)
		index := 0
		switch n := s.Sheet.(type) {
		case float64:
			index = int(n) - 1
		case string:
			index, _ = f.GetSheetIndex(n)
		}
		translate(t, f, f.GetSheetName(index), values)
		compiled, err := xlsx.Compile(written(t, f))
		must(t, err)
		tpl, err = compiled.Render(values)
		must(t, err)
		holdSound(t, tpl)
	}
	return against(t, opened(t, tpl), filepath.Join(folder, "expected.json"))
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	raw, err := os.ReadFile(name)
	must(t, err)
	must(t, json.Unmarshal(raw, v))
}

// dated turns {"$date": …} into dates.
func dated(v any) any {
	switch x := v.(type) {
	case map[string]any:
		if s, ok := x["$date"].(string); ok {
			d, _ := time.Parse(time.RFC3339, s)
			return d
		}
		for k := range x {
			x[k] = dated(x[k])
		}
	case []any:
		for i := range x {
			x[i] = dated(x[i])
		}
	}
	return v
}

var foreignTag = regexp.MustCompile(`\$\{(table:)?([^}]+)\}`)

// translate writes the tags of a sheet in our language: a list in a cell runs
// along the columns, and the cells of a table make a block of their row.
func translate(t *testing.T, f *excelize.File, name string, values map[string]any) {
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	must(t, err)
	for i, row := range rows {
		last := map[string]int{}
		first := map[string]int{}
		for j, s := range row {
			for _, m := range foreignTag.FindAllStringSubmatch(s, -1) {
				if list, _, _ := strings.Cut(m[2], "."); m[1] != "" {
					if _, ok := first[list]; !ok {
						first[list] = j
					}
					last[list] = j
				}
			}
		}
		for j, s := range row {
			if !strings.Contains(s, "${") {
				continue
			}
			out := foreignTag.ReplaceAllStringFunc(s, func(m string) string {
				p := foreignTag.FindStringSubmatch(m)
				return ours(values, p[1] != "", p[2])
			})
			for list, at := range first {
				if at == j {
					out = "{{#" + list + "}}" + out
				}
				if last[list] == j && at != j {
					out += "{{/" + list + "}}"
				}
			}
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, f.SetCellStr(name, cell, out))
		}
		for list, at := range first {
			if last[list] == at {
				cell, _ := excelize.CoordinatesToCellName(at+2, i+1)
				old, err := f.GetCellValue(name, cell)
				must(t, err)
				must(t, f.SetCellStr(name, cell, old+"{{/"+list+"}}"))
			}
		}
	}
}

// ours is one tag in our language.
func ours(values map[string]any, table bool, path string) string {
	list, field, _ := strings.Cut(path, ".")
	if !table {
		if _, isList := values[path].([]any); isList {
			return "{{#列:" + path + "}}{{.}}{{/列}}"
		}
		return "{{" + path + "}}"
	}
	rows, _ := values[list].([]any)
	for _, r := range rows {
		if m, ok := r.(map[string]any); ok {
			if _, isList := m[field].([]any); isList {
				return "{{#列:" + field + "}}{{.}}{{/列}}"
			}
		}
	}
	return "{{" + field + "}}"
}

// against lists where a workbook differs from what the other engine wrote.
func against(t *testing.T, f *excelize.File, name string) []string {
	var want map[string]json.RawMessage
	readJSON(t, name, &want)
	var out []string
	for _, sheet := range sortedKeys(want) {
		if sheet == "#names" {
			continue
		}
		var s struct {
			Cells   map[string][2]string
			Merges  []string
			Images  int
			Heights map[string]float64
		}
		must(t, json.Unmarshal(want[sheet], &s))
		got := cellsOf(t, f, sheet)
		for _, cell := range union(got, s.Cells) {
			if got[cell] != s.Cells[cell] {
				out = append(out, fmt.Sprintf("%s!%s is %q, theirs %q", sheet, cell, got[cell], s.Cells[cell]))
			}
		}
		merges, err := f.GetMergeCells(sheet)
		must(t, err)
		mine := strings.Fields(areasOf(merges))
		sort.Strings(mine)
		sort.Strings(s.Merges)
		if strings.Join(mine, " ") != strings.Join(s.Merges, " ") {
			out = append(out, fmt.Sprintf("%s merges %v, theirs %v", sheet, mine, s.Merges))
		}
	}
	return out
}

// cellsOf are the raw values and formulas of a sheet.
func cellsOf(t *testing.T, f *excelize.File, sheet string) map[string][2]string {
	rows, err := f.GetRows(sheet)
	must(t, err)
	out := map[string][2]string{}
	for i := range rows {
		for j := range width(t, f, sheet, i+1, len(rows[i])) {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
			must(t, err)
			formula, err := f.GetCellFormula(sheet, cell)
			must(t, err)
			if formula != "" || v != "" {
				out[cell] = [2]string{v, formula}
			}
		}
	}
	return out
}

func union(a, b map[string][2]string) []string {
	all := map[string]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return sortedKeys(all)
}
