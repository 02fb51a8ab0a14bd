package xlsx_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
)

// A table of cities and their figures, as the benchmarks fill it.
type figures struct {
	Cities []string    `json:"cities"`
	Vals   [][]float64 `json:"vals"`
}

func benchWorkbook(b testing.TB) ([]byte, figures) {
	b.Helper()
	doc, err := os.ReadFile(filepath.Join("testdata", "bench", "workbook.xlsx"))
	must(b, err)
	raw, err := os.ReadFile(filepath.Join("testdata", "bench", "workbook.json"))
	must(b, err)
	var f figures
	must(b, json.Unmarshal(raw, &f))
	return doc, f
}

// benchTemplate puts tags into the workbook of the benchmark: each cell of the
// fourteen rows says which figure it shows, as the filling in excelize does.
func benchTemplate(b testing.TB, doc []byte, data figures) []byte {
	b.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(doc))
	must(b, err)
	defer f.Close()
	name := f.GetSheetName(0)
	must(b, f.SetCellStr(name, "A4", "{{#各市}}{{名称}}"))
	for k := range data.Vals[0] {
		cell, _ := excelize.CoordinatesToCellName(k+2, 4)
		text := fmt.Sprintf("{{值%d}}", k)
		if k == len(data.Vals[0])-1 {
			text += "{{/各市}}"
		}
		must(b, f.SetCellStr(name, cell, text))
	}
	for range len(data.Vals) - 1 {
		must(b, f.RemoveRow(name, 5))
	}
	return written(b, f)
}

func benchData(data figures) map[string]any {
	var list []any
	for i, c := range data.Cities {
		row := map[string]any{"名称": c}
		for k, v := range data.Vals[i] {
			row[fmt.Sprintf("值%d", k)] = v
		}
		list = append(list, row)
	}
	return map[string]any{"各市": list}
}

// BenchmarkFill fills fourteen cities by thirty figures; row and column sums follow.
func BenchmarkFill(b *testing.B) {
	doc, figs := benchWorkbook(b)
	data := benchData(figs)
	tpl := benchTemplate(b, doc, figs)
	compiled, err := xlsx.Compile(tpl)
	must(b, err)
	filled, err := compiled.Render(data)
	must(b, err)
	holdFigures(b, filled, figs)
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			fillPlain(b, doc, figs)
		}
		perSecond(b, 1)
	})
	b.Run("xlsx", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := compiled.Render(data); err != nil {
				b.Fatal(err)
			}
		}
		perSecond(b, 1)
	})
	b.Run("xlsx-cold", func(b *testing.B) {
		for b.Loop() {
			c, err := xlsx.Compile(tpl)
			must(b, err)
			if _, err := c.Render(data); err != nil {
				b.Fatal(err)
			}
		}
		perSecond(b, 1)
	})
}

func perSecond(b *testing.B, each float64) {
	b.ReportMetric(float64(b.N)*each/b.Elapsed().Seconds(), "per-s")
}

// fillPlain does the same work with excelize alone: open, set, write.
func fillPlain(b testing.TB, doc []byte, figs figures) []byte {
	f, err := excelize.OpenReader(bytes.NewReader(doc))
	must(b, err)
	defer f.Close()
	name := f.GetSheetName(0)
	for i, c := range figs.Cities {
		cell, _ := excelize.CoordinatesToCellName(1, i+4)
		must(b, f.SetCellStr(name, cell, c))
		for k, v := range figs.Vals[i] {
			cell, _ := excelize.CoordinatesToCellName(k+2, i+4)
			must(b, f.SetCellFloat(name, cell, v, -1, 64))
		}
	}
	var out bytes.Buffer
	must(b, f.Write(&out))
	return out.Bytes()
}

// holdFigures holds the figures and their sums, recomputed from the data.
func holdFigures(b testing.TB, doc []byte, figs figures) {
	b.Helper()
	f := opened(b, doc)
	name := f.GetSheetName(0)
	for i := range figs.Cities {
		row := 0.0
		for k, v := range figs.Vals[i] {
			row += v
			holdNumber(b, f, name, k+2, i+4, v)
		}
		holdNumber(b, f, name, len(figs.Vals[i])+2, i+4, row)
	}
	for k := range figs.Vals[0] {
		sum := 0.0
		for i := range figs.Cities {
			sum += figs.Vals[i][k]
		}
		holdNumber(b, f, name, k+2, len(figs.Cities)+4, sum)
	}
}

func holdNumber(b testing.TB, f *excelize.File, name string, col, row int, want float64) {
	b.Helper()
	cell, _ := excelize.CoordinatesToCellName(col, row)
	s, err := f.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
	must(b, err)
	var got float64
	if _, err := fmt.Sscan(s, &got); err != nil || got-want > 1e-6 || want-got > 1e-6 {
		b.Fatalf("%s is %q, want %v", cell, s, want)
	}
}

// manyRows is a sheet with a header, one row of a list, totals, a chart and
// conditional formats.
func manyRows(t testing.TB) []byte {
	return workbook(t, `
		台账 | | | |
		序号 | 名称 | 金额 | 数量 | 小计
		{{#列}}{{@序号}} | {{名}} | {{额}} | {{数}}{{/列}} | =C3*D3
		合计 | | =SUM(C3:C3) | =SUM(D3:D3) | =SUM(E3:E3)`, func(f *excelize.File) {
		red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
		must(t, err)
		must(t, f.SetConditionalFormat("Sheet1", "C3:C3", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &red, Value: "100"}}))
		must(t, f.AddChart("Sheet1", "H2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "Sheet1!$C$2", Categories: "Sheet1!$B$3:$B$3", Values: "Sheet1!$C$3:$C$3"}}}))
	})
}

func manyData(n int) map[string]any {
	list := make([]any, n)
	for i := range list {
		list[i] = map[string]any{"名": fmt.Sprintf("项目%d", i), "额": float64(i%977) + 0.25, "数": i % 7}
	}
	return map[string]any{"列": list}
}

// BenchmarkRows4000 fills a block of 4,000 rows into a sheet with totals, a
// chart and conditional formats.
func BenchmarkRows4000(b *testing.B) {
	tpl, data := manyRows(b), manyData(4000)
	compiled, err := xlsx.Compile(tpl)
	must(b, err)
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			rowsPlain(b, tpl, data)
		}
		perSecond(b, 4000)
	})
	b.Run("xlsx", func(b *testing.B) {
		for b.Loop() {
			if _, err := compiled.Render(data); err != nil {
				b.Fatal(err)
			}
		}
		perSecond(b, 4000)
	})
}

// rowsPlain does the same with excelize: one insertion, then the cells. Totals,
// the chart and the formats do not follow by themselves.
func rowsPlain(b testing.TB, tpl []byte, data map[string]any) {
	f, err := excelize.OpenReader(bytes.NewReader(tpl))
	must(b, err)
	defer f.Close()
	list := data["列"].([]any)
	must(b, f.InsertRows("Sheet1", 4, len(list)-1))
	for i, v := range list {
		row := i + 3
		e := v.(map[string]any)
		for k, x := range []any{i + 1, e["名"], e["额"], e["数"]} {
			cell, _ := excelize.CoordinatesToCellName(k+1, row)
			must(b, f.SetCellValue("Sheet1", cell, x))
		}
		must(b, f.SetCellFormula("Sheet1", fmt.Sprintf("E%d", row), fmt.Sprintf("C%d*D%d", row, row)))
	}
	var out bytes.Buffer
	must(b, f.Write(&out))
}

// BenchmarkMillionEmptyRows opens and fills a sheet of a million formatted rows
// without anything in them.
func BenchmarkMillionEmptyRows(b *testing.B) {
	tpl := emptyRows(b, 1_000_000)
	for b.Loop() {
		c, err := xlsx.Compile(tpl)
		must(b, err)
		_, err = c.Render(map[string]any{"x": "甲"})
		must(b, err)
	}
}

// BenchmarkReport streams a ledger of 100,000 rows by twelve columns.
func BenchmarkReport(b *testing.B) {
	row := ""
	for k := range 12 {
		row += fmt.Sprintf("{{c%d}}|", k)
	}
	tpl := workbook(b, grid("台账\n{{#列}}"+row[:len(row)-1]+"{{/列}}"))
	compiled, err := xlsx.Compile(tpl)
	must(b, err)
	list := make([]any, 100_000)
	for i := range list {
		m := map[string]any{}
		for k := range 12 {
			m[fmt.Sprintf("c%d", k)] = float64(i*k) + 0.5
		}
		m["c0"] = fmt.Sprintf("项目%d", i)
		list[i] = m
	}
	data := map[string]any{"列": list}
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			reportPlain(b, list)
		}
		perSecond(b, 100_000)
	})
	b.Run("xlsx", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := compiled.Render(data); err != nil {
				b.Fatal(err)
			}
		}
		perSecond(b, 100_000)
	})
}

func reportPlain(b testing.TB, list []any) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	must(b, err)
	must(b, w.SetRow("A1", []any{"台账"}))
	cells := make([]any, 12)
	for i, v := range list {
		m := v.(map[string]any)
		for k := range cells {
			cells[k] = m[fmt.Sprintf("c%d", k)]
		}
		must(b, w.SetRow(fmt.Sprintf("A%d", i+2), cells))
	}
	must(b, w.Flush())
	var out bytes.Buffer
	must(b, f.Write(&out))
}
