package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/generator/report"
)

var update = flag.Bool("update", false, "write the golden texts of the reports anew")

func written(t testing.TB, set *report.Templates, kind string, s report.Source) []byte {
	t.Helper()
	w, err := report.Write(kind, s, set)
	must(t, err)
	return w.Bytes
}

func opened(t testing.TB, workbook []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	must(t, err)
	t.Cleanup(func() { must(t, f.Close()) })
	return f
}

// TestGolden holds every report of the demonstration, and of a whole province in every plight, by its cells.
func TestGolden(t *testing.T) {
	set := load(t)
	for folder, s := range map[string]report.Source{"三市": source(t), "全省": province(t), "无": {Today: today, Rules: "1.0"}} {
		for _, k := range report.Kinds() {
			w, err := report.Write(k.Name, s, set)
			must(t, err)
			golden(t, filepath.Join("testdata", "golden", folder, k.Name+".txt"), w.Name+"\n"+textOf(t, w.Bytes))
		}
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		must(t, os.WriteFile(file, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	must(t, err)
	if got != string(want) {
		t.Errorf("%s differs; read the change with -update and git diff", file)
	}
}

// textOf is a workbook as text: its cells as they show, formulas with their values, and what a sheet repeats, filters and prints.
func textOf(t testing.TB, workbook []byte) string {
	t.Helper()
	var b strings.Builder
	f, all := opened(t, workbook), formulas(t, workbook)
	for k, sheet := range f.GetSheetList() {
		fmt.Fprintf(&b, "== %s\n", sheet)
		for _, n := range f.GetDefinedName() {
			if n.Scope == sheet {
				fmt.Fprintf(&b, "%s = %s\n", n.Name, n.RefersTo)
			}
		}
		rows, err := f.GetRows(sheet)
		must(t, err)
		for i, r := range rows {
			for j := range r {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				must(t, err)
				if formula := all[k][cell]; formula != "" {
					r[j] = "=" + formula + " → " + r[j]
				}
				r[j] = strings.ReplaceAll(r[j], "\n", "↵")
			}
			b.WriteString(strings.TrimRight(strings.Join(r, " | "), " |") + "\n")
		}
	}
	return b.String()
}

var formulaCell = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"[^>]*><f>([^<]*)</f>`)

// formulas are the formulas of each sheet by their cells.
func formulas(t testing.TB, workbook []byte) []map[string]string {
	t.Helper()
	parts := partsOf(t, workbook)
	var out []map[string]string
	for n := 1; parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] != ""; n++ {
		found := map[string]string{}
		for _, m := range formulaCell.FindAllStringSubmatch(parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)], -1) {
			found[m[1]] = html.UnescapeString(m[2])
		}
		out = append(out, found)
	}
	return out
}

// Text that would be a formula stays text, wherever it comes from: a report has the formulas of its template and no others.
func TestTextNeverBecomesAFormula(t *testing.T) {
	set := load(t)
	for _, bad := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"} {
		s := source(t)
		harmless := s
		d := demonstration(t)[1]
		harmless.Dossiers, harmless.Reviews = demonstration(t)[1:2], []report.Review{{City: "唐山市", Findings: []report.Finding{{Rule: "x"}}}}
		d.City.Name, d.Agreement.Items[0].Title, d.Agreement.Items[0].LeadCity, d.Opinions.Agreement[0].Text = bad, bad, bad, bad
		d.Summary.Items[0].Reason, d.Summary.Items[0].NextStep = bad, bad
		d.Directives = []huishang.Directive{{By: bad, Text: bad}, {By: bad, ItemID: "A1", Text: bad}}
		s.Dossiers, s.Rules = []*huishang.Dossier{d}, bad
		s.Reviews = []report.Review{{City: bad, Findings: []report.Finding{{Rule: bad, Problem: bad, Remedy: bad}}}}
		for _, k := range report.Kinds() {
			w := written(t, set, k.Name, s)
			if got, want := formulas(t, w), formulas(t, written(t, set, k.Name, harmless)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %q brought formulas: %v, want %v", k.Name, bad, got, want)
			}
			if text := textOf(t, w); !strings.Contains(text, strings.TrimSpace(bad)) {
				t.Errorf("%s: %q is not there as text", k.Name, bad)
			}
		}
	}
}

// The totals are those of the model.
func TestTotalsAreThoseOfTheModel(t *testing.T) {
	set := load(t)
	for _, s := range []report.Source{source(t), province(t)} {
		fund, planned, spent := 0.0, 0.0, 0.0
		tasks := report.NewTasks(s)
		for _, r := range tasks.Rows {
			fund += float(r.Fund.Amount)
		}
		holdTotal(t, written(t, set, "tasks", s), "任务分工台账", "K", len(tasks.Rows)+4, fund)
		progress := report.NewProgress(s)
		for _, r := range progress.Rows {
			planned, spent = planned+float(r.Planned.Amount), spent+float(r.Spent.Amount)
		}
		book := written(t, set, "progress", s)
		holdTotal(t, book, "落实情况汇总", "L", len(progress.Rows)+4, planned)
		holdTotal(t, book, "落实情况汇总", "M", len(progress.Rows)+4, spent)
		holdTotal(t, book, "落实情况汇总", "N", len(progress.Rows)+4, spent/planned*100)
		holdCounts(t, set, s)
	}
}

func holdCounts(t *testing.T, set *report.Templates, s report.Source) {
	t.Helper()
	one := report.NewOnePage(s)
	book, at := written(t, set, "one-page", s), len(one.Cities)+5
	red, done, total := 0, 0, 0
	for _, c := range one.Cities {
		if c.Light == report.Red {
			red++
		}
		done, total = done+c.Done, total+c.Total
	}
	holdTotal(t, book, "一页纸", "C", at, float64(red))
	holdTotal(t, book, "一页纸", "J", at, float64(total))
	holdTotal(t, book, "一页纸", "M", at, float64(done)/float64(total)*100)
	counts := report.NewFindings(s)
	holdTotal(t, written(t, set, "findings", s), "统计", "F", len(counts.ByCity)+4, float64(len(counts.Rows)))
}

func holdTotal(t *testing.T, book []byte, sheet, column string, row int, want float64) {
	t.Helper()
	cell := fmt.Sprintf("%s%d", column, row)
	s, err := opened(t, book).GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	must(t, err)
	var got float64
	if _, err := fmt.Sscan(s, &got); err != nil || got-want > 1e-6 || want-got > 1e-6 {
		t.Errorf("%s!%s is %q, want %v", sheet, cell, s, want)
	}
}

func float(d huishang.Decimal) float64 {
	v, _ := d.Value()
	return v.InexactFloat64()
}

// The charts of the page follow the cities.
func TestChartsFollowTheCities(t *testing.T) {
	parts := partsOf(t, written(t, load(t), "one-page", province(t)))
	for i, want := range []string{"$S$5:$S$18", "$U$5:$U$18", "$V$5:$V$18"} {
		chart := parts[fmt.Sprintf("xl/charts/chart%d.xml", i+1)]
		if !strings.Contains(chart, want) || !strings.Contains(chart, "$B$5:$B$18") || !strings.Contains(chart, "<c:v>雄安新区</c:v>") {
			t.Errorf("chart %d does not show %s", i+1, want)
		}
	}
	if strings.Count(parts["xl/charts/chart1.xml"], "<c:ser>") != 2 || !strings.Contains(parts["xl/charts/chart1.xml"], "<a:t>2023年研发投入强度与全省平均（%）</a:t>") {
		t.Error("the first chart does not compare with the province")
	}
}
