package xlsx_test

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"huishang/generator/xlsx"
	"huishang/testdata/need"
)

// What excelize writes is read as it was given, cell for cell.
func TestReadWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		want := map[string]any{}
		used := [4]int{math.MaxInt, math.MaxInt, 0, 0}
		for range rapid.IntRange(1, 20).Draw(rt, "cells") {
			row, col := rapid.IntRange(1, 60).Draw(rt, "row"), rapid.IntRange(1, 80).Draw(rt, "col")
			cell, _ := excelize.CoordinatesToCellName(col, row)
			var v any
			switch rapid.IntRange(0, 3).Draw(rt, "kind") {
			case 0:
				v = rapid.Float64Range(-1e12, 1e12).Draw(rt, "number")
			case 1:
				v = rapid.Bool().Draw(rt, "truth")
			case 2:
				v = rapid.IntRange(-1e9, 1e9).Draw(rt, "whole")
			default:
				v = rapid.StringMatching(`[a-z甲乙<&>"' _x0-9\n]{1,12}`).Draw(rt, "text")
			}
			if x, is := v.(float64); is {
				must(t, f.SetCellDefault("Sheet1", cell, strconv.FormatFloat(x, 'g', -1, 64))) // which cuts off no digits
			} else {
				must(t, f.SetCellValue("Sheet1", cell, v))
			}
			want[cell] = v
			used = [4]int{min(used[0], row), min(used[1], col), max(used[2], row), max(used[3], col)}
		}
		var out bytes.Buffer
		must(t, f.Write(&out))
		s := read(t, out.Bytes()).Sheets[0]
		got := 0
		for row, cells := range s.Rows() {
			for _, c := range cells {
				got++
				if c.Row != row || s.Cell(c.Row, c.Col).Raw != c.Raw || !same(c, want[c.Ref()]) {
					rt.Fatalf("%s is %+v, want %v", c.Ref(), c, want[c.Ref()])
				}
			}
		}
		if u := s.Used(); got != len(want) || used != [4]int{u.Row, u.Col, u.LastRow, u.LastCol} {
			rt.Fatalf("%d cells in %v", got, u)
		}
	})
}

func same(c xlsx.Cell, want any) bool {
	switch v := want.(type) {
	case string:
		return c.Kind == xlsx.KindText && c.Raw == v
	case bool:
		return c.Kind == xlsx.KindBool && c.Bool() == v
	case float64:
		got, err := strconv.ParseFloat(c.Raw, 64)
		return c.Kind == xlsx.KindNumber && err == nil && got == v
	}
	return c.Kind == xlsx.KindNumber && c.Text() == fmt.Sprint(want)
}

// A number at fifteen digits is the nearest decimal of that many digits.
func TestDecimalAtFifteenDigits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		raw := rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{0,20})?([eE][-+]?[0-9]{1,2})?`).Draw(rt, "raw")
		c := read(t, rawSheet(t, `<sheetData><row><c><v>`+raw+`</v></c></row></sheetData>`)).Sheets[0].Cell(1, 1)
		exact, ok := new(big.Rat).SetString(raw)
		if !ok {
			rt.Skip(raw)
		}
		text, ok := c.Decimal()
		got, readable := new(big.Rat).SetString(text)
		if !ok || !readable || c.Raw != raw {
			rt.Fatalf("%q is %q, %q", raw, c.Raw, text)
		}
		if exact.Sign() == 0 {
			if text != "0" {
				rt.Fatalf("%q is %q", raw, text)
			}
			return
		}
		off := new(big.Rat).Quo(new(big.Rat).Sub(got, exact), exact)
		if off.Abs(off).Cmp(big.NewRat(5, 1e15)) > 0 {
			rt.Fatalf("%q is %q", raw, text)
		}
		digits := strings.Trim(strings.Replace(strings.TrimPrefix(text, "-"), ".", "", 1), "0")
		if len(digits) > 15 || strings.HasSuffix(text, ".") || strings.Contains(text, ".") && strings.HasSuffix(text, "0") {
			rt.Fatalf("%q is %q", raw, text)
		}
	})
}

// Every workbook that excelize reads, this reads to the same values and formulas.
func TestReadLikeExcelize(t *testing.T) {
	docs := map[string][]byte{}
	for _, s := range samples(t) {
		docs[s.name] = filled(t, s)
	}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) { holdLikeExcelize(t, doc) })
	}
}

// The same of workbooks from outside.
func TestReadCasesLikeExcelize(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(need.Cases(t), "conformance", "excel", "*", "*.xlsx"))
	must(t, err)
	more, err := filepath.Glob(filepath.Join(need.Cases(t), "bench", "*.xlsx"))
	must(t, err)
	if len(names) == 0 {
		t.Fatal("there are no workbooks")
	}
	for _, name := range append(names, more...) {
		doc, err := os.ReadFile(name)
		must(t, err)
		t.Run(filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name), func(t *testing.T) { holdLikeExcelize(t, doc) })
	}
}

func holdLikeExcelize(t *testing.T, doc []byte) {
	f := opened(t, doc)
	wb := read(t, doc)
	raw := excelize.Options{RawCellValue: true}
	for _, s := range wb.Sheets {
		if !s.Cells {
			continue
		}
		rows, err := f.GetRows(s.Name, raw)
		must(t, err)
		for i := range rows {
			for j := range width(t, f, s.Name, i+1, len(rows[i])) {
				ref, _ := excelize.CoordinatesToCellName(j+1, i+1)
				c := s.At(i+1, j+1)
				value, err := f.GetCellValue(s.Name, ref, raw)
				must(t, err)
				formula, err := f.GetCellFormula(s.Name, ref)
				must(t, err)
				if strings.TrimPrefix(c.Formula(), "=") != formula && c.Computed {
					t.Errorf("%s!%s computes %q, not %q", s.Name, ref, c.Formula(), formula)
				}
				if got := rawText(c); got != value && c.Raw != value {
					t.Errorf("%s!%s is %q, not %q", s.Name, ref, got, value)
				}
			}
		}
	}
}

func rawText(c xlsx.Cell) string {
	if c.Kind == xlsx.KindBool {
		return c.Text()
	}
	return c.Raw
}
