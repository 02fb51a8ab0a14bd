package generator

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/testdata"
	"huishang/testdata/need"
)

// TestFormsAsTexts holds what stands in each form, what may be chosen and what is locked.
func TestFormsAsTexts(t *testing.T) {
	data, err := testdata.Dossiers.ReadFile("dossiers/130100-石家庄市.json")
	if err != nil {
		t.Fatal(err)
	}
	first, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range FormKinds() {
		for city, dossier := range map[string]*huishang.Dossier{"130100": first, "130200": tangshan(t)} {
			made, err := Form(kind, dossier, october)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "golden", "forms", city+"-"+kind.Name+".txt")
			got := made.Name + "\n" + formText(t, made.Bytes)
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				at := firstDifference([]byte(got), want)
				t.Errorf("%s differs; read the change with -update and git diff\n%.300s", file, got[at:])
			}
		}
	}
}

// formText writes a workbook as text: a line a cell, locked ones in brackets; then what may be typed.
func formText(t *testing.T, form []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := desk{f, t}
	var out strings.Builder
	for _, sheet := range f.GetSheetList() {
		d.sheetText(&out, sheet)
	}
	var names []string
	for _, n := range f.GetDefinedName() {
		names = append(names, n.Name+" "+n.RefersTo)
	}
	slices.Sort(names)
	return out.String() + "\n## 名称\n" + strings.Join(names, "\n") + "\n"
}

func (d desk) sheetText(out *strings.Builder, sheet string) {
	d.t.Helper()
	visible, err := d.GetSheetVisible(sheet)
	d.must(err)
	panes, err := d.GetPanes(sheet)
	d.must(err)
	fmt.Fprintf(out, "\n## %s（可见 %v，冻结 %d 行 %d 列）\n", sheet, visible, panes.YSplit, panes.XSplit)
	rows, err := d.GetRows(sheet)
	d.must(err)
	for i, row := range rows {
		for j, text := range row {
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			d.must(err)
			if text == "" {
				continue
			}
			if d.locked(sheet, name) {
				text = "[" + text + "]"
			}
			fmt.Fprintf(out, "%s %s\n", name, strings.ReplaceAll(text, "\n", "／"))
		}
	}
	validations, err := d.GetDataValidations(sheet)
	d.must(err)
	for _, v := range validations {
		fmt.Fprintf(out, "%s %s%s%s %s：%s\n", v.Sqref, v.Type, v.Formula1, v.Formula2, *v.PromptTitle, strings.ReplaceAll(*v.Prompt, "\n", "／"))
	}
}

func (d desk) locked(sheet, cell string) bool {
	id, err := d.GetCellStyle(sheet, cell)
	d.must(err)
	style, err := d.GetStyle(id)
	d.must(err)
	return style.Protection == nil || style.Protection.Locked
}

// TestFormsKeepTheSchemas holds forms, and copies with findings, against the schemas of ECMA-376.
func TestFormsKeepTheSchemas(t *testing.T) {
	script := filepath.Join(need.Cases(t), "conformance", "xsd.py")
	python := ""
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import lxml").Run() == nil {
			python = name
		}
	}
	if python == "" {
		need.Lack(t, "no python3 with lxml is installed")
	}
	folder, args := t.TempDir(), []string{script}
	for _, kind := range FormKinds() {
		name := filepath.Join(folder, kind.Name+".xlsx")
		if err := os.WriteFile(name, formBytes(t, kind.Name), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.Command(python, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
