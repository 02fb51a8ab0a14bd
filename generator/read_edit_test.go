package generator

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/testdata"
)

// tangshan is the dossier most of the tests fill forms from.
func tangshan(t testing.TB) *huishang.Dossier {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	dossier, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return dossier
}

var october = FormOptions{Today: huishang.NewDate(2026, 10, 8), Division: "高新技术处"}

// formBytes is a form made from the dossier of 唐山.
func formBytes(t testing.TB, kind string) []byte {
	t.Helper()
	k, _ := FormKindOf(kind)
	made, err := Form(k, tangshan(t), october)
	if err != nil {
		t.Fatal(err)
	}
	return made.Bytes
}

// A desk is a form somebody works on with a spreadsheet program.
type desk struct {
	*excelize.File
	t testing.TB
}

// edited is the form after somebody worked on it.
func edited(t testing.TB, form []byte, work func(d desk)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	work(desk{f, t})
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (d desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// find is the cell that says a text; a header or label is found by its beginning.
func (d desk) find(sheet, text string) (col, row int) {
	d.t.Helper()
	rows, err := d.GetRows(sheet)
	d.must(err)
	for i, r := range rows {
		for j, s := range r {
			if s == text || strings.TrimRight(s, "*△") == text || strings.HasPrefix(s, text+"（") {
				return j + 1, i + 1
			}
		}
	}
	d.t.Fatalf("%s does not say %s", sheet, text)
	return 0, 0
}

// cell is the cell of a row of a list, counted from 1 below the example, under a header.
func (d desk) cell(sheet, header string, row int) string {
	d.t.Helper()
	col, at := d.find(sheet, header)
	name, err := excelize.CoordinatesToCellName(col, at+1+row)
	d.must(err)
	return name
}

// beside is the cell next to a label.
func (d desk) beside(sheet, label string) string {
	d.t.Helper()
	col, row := d.find(sheet, label)
	name, err := excelize.CoordinatesToCellName(col+1, row)
	d.must(err)
	return name
}

func (d desk) write(sheet, cell string, v any) { d.t.Helper(); d.must(d.SetCellValue(sheet, cell, v)) }

// patched changes a part of the file behind the program's back.
func patched(t testing.TB, form []byte, change func(part, text string) string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(form), int64(len(form)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		text := change(f.Name, string(data))
		if text == "" {
			continue
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(p, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// reads is what the form says, which must be understood wholly.
func reads(t testing.TB, form []byte) (*Filled, string) {
	t.Helper()
	filled, err := Read(form, Expect{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range filled.Faults {
		t.Errorf("%s", f)
	}
	data, err := filled.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return filled, string(data)
}
