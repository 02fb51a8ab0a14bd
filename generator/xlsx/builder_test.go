package xlsx_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/generator/tags"
	"huishang/generator/xlsx"
)

// grid is a sheet as text: one line a row, cells parted by " | ", the first
// column A. A leading = is a formula, a leading # a number; ¦ is a bar in a tag.
type grid string

// workbook makes a workbook of one sheet from a grid; more may be done to it
// before it is written.
func workbook(t testing.TB, g grid, more ...func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	put(t, f, "Sheet1", g)
	for _, m := range more {
		m(f)
	}
	return written(t, f)
}

// sheet adds a sheet.
func sheet(t testing.TB, name string, g grid) func(*excelize.File) {
	return func(f *excelize.File) {
		must(t, second(f.NewSheet(name)))
		put(t, f, name, g)
	}
}

func put(t testing.TB, f *excelize.File, name string, g grid) {
	t.Helper()
	for i, line := range strings.Split(strings.Trim(string(g), "\n"), "\n") {
		for j, s := range strings.Split(line, "|") {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			s = strings.ReplaceAll(strings.TrimSpace(s), "↵", "\n")
			s = strings.ReplaceAll(s, "¦", "|")
			switch {
			case s == "":
			case strings.HasPrefix(s, "="):
				must(t, f.SetCellFormula(name, cell, s[1:]))
			case strings.HasPrefix(s, "#"):
				n := json.Number(s[1:])
				v, err := n.Float64()
				must(t, err)
				must(t, f.SetCellValue(name, cell, v))
			default:
				must(t, f.SetCellStr(name, cell, s))
			}
		}
	}
}

func written(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func second(_ int, err error) error { return err }

// opened opens a workbook the engine wrote; it closes with the test.
func opened(t testing.TB, doc []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(doc))
	if err != nil {
		t.Fatalf("the output does not open: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// shown is a sheet of an output as a grid: formulas with their values as
// "=SUM(A1:A2) → 3", numbers bare, texts as they are.
func shown(t testing.TB, f *excelize.File, name string) string {
	t.Helper()
	rows, err := f.GetRows(name)
	must(t, err)
	var out []string
	for i := range rows {
		var cells []string
		for j := range width(t, f, name, i+1, len(rows[i])) {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			v, err := f.GetCellValue(name, cell)
			must(t, err)
			formula, err := f.GetCellFormula(name, cell)
			must(t, err)
			if formula != "" {
				v = "=" + formula + " → " + v
			}
			cells = append(cells, strings.ReplaceAll(v, "\n", "↵"))
		}
		out = append(out, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

// width is how many cells of a row are looked at: formulas without a value count.
func width(t testing.TB, f *excelize.File, name string, row, least int) int {
	t.Helper()
	dim, err := f.GetSheetDimension(name)
	must(t, err)
	_, to, ok := strings.Cut(dim, ":")
	if !ok {
		to = dim
	}
	col, _, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		return least
	}
	return max(col, least)
}

// tidy makes a grid comparable: blanks around cells and at the ends are dropped.
func tidy(g grid) string {
	var out []string
	for _, line := range strings.Split(strings.Trim(string(g), "\n"), "\n") {
		var cells []string
		for _, c := range strings.Split(line, "|") {
			cells = append(cells, strings.TrimSpace(c))
		}
		out = append(out, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

func decode(t testing.TB, s string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var v any
	must(t, d.Decode(&v))
	return v
}

func rendered(t testing.TB, tpl []byte, data string, opts ...xlsx.Option) []byte {
	t.Helper()
	c, err := xlsx.Compile(tpl, opts...)
	must(t, err)
	doc, err := c.Render(decode(t, data))
	must(t, err)
	holdSound(t, doc)
	return doc
}

// holdGrid holds what a template says, filled with data.
func holdGrid(t *testing.T, tpl []byte, data string, want grid, opts ...xlsx.Option) *excelize.File {
	t.Helper()
	f := opened(t, rendered(t, tpl, data, opts...))
	if got := shown(t, f, f.GetSheetName(0)); got != tidy(want) {
		t.Errorf("got\n%s\nwant\n%s", got, tidy(want))
	}
	return f
}

// faultsOf compiles and fills, and lists what is wrong.
func faultsOf(t testing.TB, tpl []byte, data string, opts ...xlsx.RenderOption) []string {
	t.Helper()
	c, err := xlsx.Compile(tpl)
	if err == nil {
		_, err = c.Render(decode(t, data), opts...)
	}
	var fs tags.Faults
	if !errors.As(err, &fs) {
		if err != nil {
			return []string{err.Error()}
		}
		return nil
	}
	var out []string
	for _, f := range fs {
		out = append(out, f.String())
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func areasOf(m []excelize.MergeCell) string {
	var out []string
	for _, c := range m {
		out = append(out, fmt.Sprintf("%s:%s", c.GetStartAxis(), c.GetEndAxis()))
	}
	return strings.Join(out, " ")
}

func faultList(t testing.TB, err error) tags.Faults {
	t.Helper()
	var fs tags.Faults
	if !errors.As(err, &fs) {
		t.Fatalf("no faults: %v", err)
	}
	return fs
}
