package xlsx_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"huishang/generator/xlsx"
	"huishang/testdata/need"
)

// Whatever notes are written, every one is there once, values and formulas
// stay, and taking them off leaves the comments and colors that were there.
func TestAnnotateAndClear(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		must(t, second(f.NewSheet("表 二")))
		cell := rapid.Custom(func(rt *rapid.T) string {
			ref, _ := excelize.CoordinatesToCellName(rapid.IntRange(1, 6).Draw(rt, "col"), rapid.IntRange(1, 12).Draw(rt, "row"))
			return ref
		})
		name := rapid.SampledFrom([]string{"Sheet1", "表 二"})
		color := rapid.SampledFrom([]string{"FFC7CE", "FFEB9C", "DDEBF7"})
		own := map[string]string{}
		for range rapid.IntRange(0, 8).Draw(rt, "cells") {
			sheet, ref := name.Draw(rt, "sheet"), cell.Draw(rt, "cell")
			must(t, f.SetCellValue(sheet, ref, rapid.IntRange(0, 99).Draw(rt, "value")))
			style, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color.Draw(rt, "fill")}}})
			must(t, err)
			if rapid.Bool().Draw(rt, "filled") {
				must(t, f.SetCellStyle(sheet, ref, ref, style))
			}
			if own[sheet+ref] == "" && rapid.Bool().Draw(rt, "commented") {
				own[sheet+ref] = "张三的话" + ref
				must(t, f.AddComment(sheet, excelize.Comment{Cell: ref, Author: "张三", Text: own[sheet+ref]}))
			}
		}
		before := written(t, f)
		a := xlsx.Annotation{Author: author, Cover: &xlsx.Cover{Name: "清单", Title: "标题", Header: []string{"问题"}}}
		for i := range rapid.IntRange(0, 6).Draw(rt, "notes") {
			a.Notes = append(a.Notes, xlsx.Note{Sheet: name.Draw(rt, "sheet"), Cell: cell.Draw(rt, "cell"), Color: color.Draw(rt, "color"), Text: fmt.Sprintf("问题%d。", i)})
		}
		doc := before
		for range rapid.IntRange(1, 3).Draw(rt, "times") {
			doc = annotated(t, doc, a)
		}
		holdNotes(rt, t, doc, a, own)
		clear := xlsx.Annotation{Author: author}
		holdNotes(rt, t, annotated(t, doc, clear), clear, own)
		holdFills(rt, t, before, annotated(t, doc, clear))
	})
}

func holdNotes(rt *rapid.T, t *testing.T, doc []byte, a xlsx.Annotation, own map[string]string) {
	f := opened(t, doc)
	said := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		for ref, s := range commentsOf(t, f, sheet) {
			said[sheet+ref] = s
		}
	}
	for at, s := range own {
		if strings.Count(said[at], s) != 1 {
			rt.Fatalf("%s says %q", at, said[at])
		}
	}
	want := map[string]bool{}
	for at := range own {
		want[at] = true
	}
	for _, n := range a.Notes {
		want[n.Sheet+n.Cell] = true
		if strings.Count(said[n.Sheet+n.Cell], n.Text) != 1 || strings.Count(said[n.Sheet+n.Cell], "【"+author+"】") != 1 {
			rt.Fatalf("%s says %q", n.Cell, said[n.Sheet+n.Cell])
		}
	}
	if len(said) != len(want) {
		rt.Fatalf("%d comments, not %d: %q", len(said), len(want), said)
	}
}

func holdFills(rt *rapid.T, t *testing.T, before, after []byte) {
	a, b := opened(t, before), opened(t, after)
	for _, sheet := range a.GetSheetList() {
		for row := range 12 {
			for col := range 6 {
				ref, _ := excelize.CoordinatesToCellName(col+1, row+1)
				x, _ := a.GetCellValue(sheet, ref)
				y, _ := b.GetCellValue(sheet, ref)
				if x != y || fillAt(t, a, sheet, ref) != fillAt(t, b, sheet, ref) {
					rt.Fatalf("%s!%s was %q %q, is %q %q", sheet, ref, x, fillAt(t, a, sheet, ref), y, fillAt(t, b, sheet, ref))
				}
			}
		}
	}
}

// Workbooks of other programs take notes and give them back; what they become is valid where they were.
func TestAnnotateCases(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(need.Cases(t), "conformance", "excel", "*", "*.xlsx"))
	must(t, err)
	if len(names) == 0 {
		t.Fatal("there are no workbooks")
	}
	docs, before := map[string][]byte{}, map[string][]byte{}
	for _, name := range names {
		doc, err := os.ReadFile(name)
		must(t, err)
		a := xlsx.Annotation{Author: author, Cover: findings().Cover}
		for _, s := range read(t, doc).Sheets {
			if s.Cells {
				a.Notes = append(a.Notes, xlsx.Note{Sheet: s.Name, Cell: "A1", Color: "FFC7CE", Text: "一"}, xlsx.Note{Sheet: s.Name, Cell: "H40", Color: "FFEB9C", Text: "二"})
			}
		}
		once, err := xlsx.Annotate(doc, a)
		must(t, err)
		made, err := xlsx.Annotate(once, a)
		must(t, err)
		f := opened(t, made)
		if got := f.GetSheetList()[0]; !strings.HasPrefix(got, "问题清单") || len(f.GetSheetList()) != len(read(t, doc).Sheets)+1 {
			t.Errorf("%s: %v", name, f.GetSheetList())
		}
		for _, n := range a.Notes {
			if fillAt(t, f, n.Sheet, n.Cell) != n.Color || !strings.Contains(commentsOf(t, f, n.Sheet)[n.Cell], n.Text) {
				t.Errorf("%s: %s!%s has no note", name, n.Sheet, n.Cell)
			}
		}
		key := filepath.Base(filepath.Dir(name)) + "-" + strings.TrimSuffix(filepath.Base(name), ".xlsx")
		docs[key], before[key] = made, doc
	}
	known := map[string]bool{}
	for _, line := range schemaFaults(t, before) {
		known[line] = true
	}
	for _, line := range schemaFaults(t, docs) {
		if !known[line] {
			t.Error(line)
		}
	}
}

// A workbook of bare bones takes notes: prefixes, no styles, rows and cells without addresses.
func TestAnnotateBareWorkbook(t *testing.T) {
	for name, body := range map[string]string{
		"no rows":      `<x:sheetData/>`,
		"no addresses": `<x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>`,
		"styled rows":  `<x:cols><x:col min="2" max="3" style="0"/></x:cols><x:sheetData><x:row r="2" s="0" customFormat="1" spans="1:1"/></x:sheetData><x:tableParts count="0"/>`,
	} {
		t.Run(name, func(t *testing.T) {
			parts := []string{
				"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
				"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
				"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
				"xl/workbook.xml", `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:y="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="一" sheetId="1" y:id="a"/></x:sheets></x:workbook>`,
				"xl/worksheets/sheet1.xml", `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + body + `</x:worksheet>`,
			}
			a := xlsx.Annotation{Author: author, Cover: findings().Cover, Notes: []xlsx.Note{{Sheet: "一", Cell: "B2", Color: "FFC7CE", Text: "x\x01<"}}}
			doc, err := xlsx.Annotate(archiveOf(t, parts...), a)
			must(t, err)
			again, err := xlsx.Annotate(doc, a)
			must(t, err)
			if !bytes.Equal(members(t, doc)["xl/worksheets/sheet1.xml"], members(t, again)["xl/worksheets/sheet1.xml"]) {
				t.Errorf("again it is another\n%s\n%s", members(t, doc)["xl/worksheets/sheet1.xml"], members(t, again)["xl/worksheets/sheet1.xml"])
			}
			f := opened(t, again)
			if commentsOf(t, f, "一")["B2"] != "【会商审核】\nx<" || fillAt(t, f, "一", "B2") != "FFC7CE" || fillAt(t, f, "一", "A1") != "" {
				t.Errorf("%q", commentsOf(t, f, "一"))
			}
		})
	}
}
