package xlsx_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"huishang/generator/xlsx"
)

// Whatever the lists are, every total is the sum of the data, in the block, in
// its parent and over the whole sheet, and a running balance ends at the total.
func TestTotalsAreSums(t *testing.T) {
	tpl, err := xlsx.Compile(workbook(t, `
		头 | | #0
		{{#市}}
		{{名}} | |
		{{#项}}{{名}} | {{额}}{{/项}} | =C1+B4
		小计 | =SUM(B4:B4) | =SUM(B4)
		{{/市}}
		总计 | =SUM(B4:B4) | =SUM(B5) | =SUM(B3:B6)/2`))
	must(t, err)
	rapid.Check(t, func(rt *rapid.T) {
		var cities []any
		total := 0.0
		var sums []float64
		for i := range rapid.IntRange(1, 6).Draw(rt, "cities") {
			var items []any
			sum := 0.0
			for k := range rapid.IntRange(0, 5).Draw(rt, "items") {
				v := float64(rapid.IntRange(-1000, 100000).Draw(rt, "v")) / 4
				sum += v
				items = append(items, map[string]any{"名": fmt.Sprint(k), "额": v})
			}
			total += sum
			sums = append(sums, sum)
			cities = append(cities, map[string]any{"名": fmt.Sprintf("市%d", i), "项": items})
		}
		doc, err := tpl.Render(map[string]any{"市": cities})
		if err != nil {
			rt.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(doc))
		if err != nil {
			rt.Fatal(err)
		}
		defer f.Close()
		rows, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil {
			rt.Fatal(err)
		}
		at := 0
		for _, r := range rows {
			switch {
			case len(r) > 1 && r[0] == "小计":
				near(rt, r[1], sums[at])
				near(rt, r[2], sums[at])
				at++
			case len(r) > 1 && r[0] == "总计":
				near(rt, r[1], total)
				near(rt, r[2], total)
				near(rt, r[3], total)
			}
		}
		if at != len(sums) {
			rt.Fatalf("%d subtotals, want %d", at, len(sums))
		}
		if calc, err := f.CalcCellValue("Sheet1", fmt.Sprintf("B%d", len(rows)), excelize.Options{RawCellValue: true}); err != nil {
			rt.Fatal(err)
		} else {
			near(rt, calc, total)
		}
	})
}

func near(t *rapid.T, s string, want float64) {
	t.Helper()
	var got float64
	if _, err := fmt.Sscan(s, &got); err != nil || math.Abs(got-want) > 1e-6 {
		t.Fatalf("%q, want %v", s, want)
	}
}

// The same template and data give the same bytes, from any number of goroutines.
func TestConcurrent(t *testing.T) {
	tpl, err := xlsx.Compile(followed(t))
	must(t, err)
	data := decode(t, projects)
	want, err := tpl.Render(data)
	must(t, err)
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 5 {
				if got, err := tpl.Render(data); err != nil || !bytes.Equal(got, want) {
					t.Errorf("differs: %v", err)
				}
			}
		}()
	}
	wg.Wait()
}

// A reference that no list touches stays what it is.
func TestFormulaStays(t *testing.T) {
	cell := rapid.Custom(func(t *rapid.T) string {
		s := rapid.SampledFrom([]string{"", "$"}).Draw(t, "a") + rapid.SampledFrom([]string{"A", "C", "XFD"}).Draw(t, "c")
		return s + rapid.SampledFrom([]string{"", "$"}).Draw(t, "b") + fmt.Sprint(rapid.IntRange(1, 4).Draw(t, "r"))
	})
	rapid.Check(t, func(rt *rapid.T) {
		f := fmt.Sprintf(rapid.SampledFrom([]string{"%s+%s", "SUM(%s,%s)", `IF(%s="a""b",%s,0)`, "VLOOKUP(%s,另!$A$1:%s,2)", "'另'!%s*-%s%%", "MAX(%s:%s)"}).Draw(rt, "f"), cell.Draw(rt, "x"), cell.Draw(rt, "y"))
		doc := workbook(t, "a\nb\nc\nd\n\n{{#列}}{{.}} | {{/列}}", sheet(t, "另", "x"), func(w *excelize.File) { must(t, w.SetCellFormula("另", "B1", f)) })
		tpl, err := xlsx.Compile(doc)
		must(t, err)
		out, err := tpl.Render(map[string]any{"列": []any{1, 2, 3}})
		must(t, err)
		w, err := excelize.OpenReader(bytes.NewReader(out))
		must(t, err)
		defer w.Close()
		if got, _ := w.GetCellFormula("另", "B1"); got != f && !strings.HasPrefix(f, "MAX") {
			rt.Fatalf("%s became %s", f, got)
		}
	})
}

func TestInspect(t *testing.T) {
	tpl, err := xlsx.Compile(workbook(t, "{{#列}}{{名 ¦ 去空白}} | {{额?}}{{/列}}"))
	must(t, err)
	list := tpl.Inspect()
	if len(list) != 4 {
		t.Fatalf("%+v", list)
	}
	if i := list[1]; i.Name != "名" || i.Place.Ref != "A1" || i.Place.Sheet != "Sheet1" || strings.Join(i.Inside, "") != "列" || i.Filters[0] != "去空白" {
		t.Errorf("%+v", i)
	}
	if !list[2].Optional || len(list[3].Inside) != 0 {
		t.Errorf("%+v", list[2:])
	}
}

func TestMarkFaults(t *testing.T) {
	tpl := workbook(t, "好 | {{x ¦ 大小写}}\n{{#列}}")
	_, err := xlsx.Compile(tpl)
	faults := faultList(t, err)
	doc, err := xlsx.MarkFaults(tpl, faults, "会商系统")
	must(t, err)
	holdSound(t, doc)
	comments, err := opened(t, doc).GetComments("Sheet1")
	must(t, err)
	if len(comments) != 2 || comments[0].Cell != "A2" && comments[0].Cell != "B1" {
		t.Errorf("%+v", comments)
	}
}
