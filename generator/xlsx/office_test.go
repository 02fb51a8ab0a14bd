package xlsx_test

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
	"huishang/testdata/need"
)

// A sample is a template with everything the engine moves along, and its data.
type sample struct {
	name string
	tpl  []byte
	data any
}

func samples(t testing.TB) []sample {
	_, figs := benchWorkbook(t)
	doc, _ := benchWorkbook(t)
	pic := map[string]any{"图": pixel(t), "列": []any{map[string]any{"名": "甲", "图": pixel(t)}}}
	return []sample{
		{"follow", followed(t), decode(t, projects)},
		{"follow-empty", followed(t), decode(t, `{"列":[]}`)},
		{"sheets", repeatedSheet(t), decode(t, `{"市":[{"名":"唐山","额":3},{"名":"保定","额":4.5}]}`)},
		{"rows", manyRows(t), manyData(300)},
		{"figures", benchTemplate(t, doc, figs), benchData(figs)},
		{"images", workbook(t, "{{#列}}{{名}} | {{%图 宽:2}}{{/列}}\n{{%图}}"), pic},
		{"columns", workbook(t, "市 | {{#列:年}}{{.}}{{/列}} | 合计\n{{#市}}{{名}} | {{#列:值}}{{.}}{{/列}}{{/市}} | =SUM(B2:B2)\n合计 | =SUM(B2:B2) | =AVERAGE(C2:C2)"),
			decode(t, `{"年":[2024,2025],"市":[{"名":"a","值":[1,2]},{"名":"b","值":[3,4]}]}`)},
		{"balance", workbook(t, "期初 | | #100\n{{#列}}{{名}} | {{额}}{{/列}} | =C1+B2 | =ROUND(B2/SUM($B$2:$B$2),3) | =IF(B2>5,\"大\",\"小\") | =RANK(B2,$B$2:$B$2)\n期末 | =SUM(B2:B2) | =MAX(C2:C2)"), decode(t, projects)},
		{"values", workbook(t, "{{d}} | {{s}} | {{b}} | {{x}} | {{m}}"), map[string]any{"s": "a\nb", "b": true, "x": 1.5}},
	}
}

// Every output is valid by the schemas of ECMA-376.
func TestOutputsAreValid(t *testing.T) {
	docs := map[string][]byte{}
	for _, s := range samples(t) {
		docs[s.name] = filled(t, s)
	}
	holdValid(t, docs)
}

func filled(t testing.TB, s sample, opts ...xlsx.Option) []byte {
	t.Helper()
	c, err := xlsx.Compile(s.tpl, opts...)
	must(t, err)
	doc, err := c.Render(s.data)
	must(t, err)
	holdSound(t, doc)
	return doc
}

// LibreOffice, which is given no values, computes the same ones.
func TestOfficeComputesTheSame(t *testing.T) {
	soffice := need.Tool(t, "soffice")
	folder := t.TempDir()
	var names []string
	for _, s := range samples(t) {
		name := filepath.Join(folder, s.name+".xlsx")
		must(t, os.WriteFile(name, filled(t, s, xlsx.WithoutResults()), 0o600))
		names = append(names, name)
	}
	out := filepath.Join(folder, "out")
	args := append([]string{"-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}, names...)
	if said, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	computed := 0
	for _, s := range samples(t) {
		theirs, err := os.ReadFile(filepath.Join(out, s.name+".xlsx"))
		if os.IsNotExist(err) {
			need.Lack(t, "LibreOffice has no spreadsheets here")
		}
		must(t, err)
		computed += alike(t, s.name, opened(t, filled(t, s)), opened(t, theirs))
	}
	if computed < 100 {
		t.Errorf("only %d formulas were computed", computed)
	}
}

// alike holds the values of all formulas alike, and counts them.
func alike(t *testing.T, name string, ours, theirs *excelize.File) (n int) {
	raw := excelize.Options{RawCellValue: true}
	for _, sheet := range ours.GetSheetList() {
		rows, err := ours.GetRows(sheet)
		must(t, err)
		for i := range rows {
			for j := range width(t, ours, sheet, i+1, len(rows[i])) {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if f, _ := ours.GetCellFormula(sheet, cell); f == "" {
					continue
				}
				n++
				a, _ := ours.GetCellValue(sheet, cell, raw)
				b, _ := theirs.GetCellValue(sheet, cell, raw)
				x, errx := strconv.ParseFloat(a, 64)
				y, erry := strconv.ParseFloat(b, 64)
				if a != b && (errx != nil || erry != nil || math.Abs(x-y) > 1e-9*math.Max(1, math.Abs(y))) {
					t.Errorf("%s: %s!%s is %q, LibreOffice says %q", name, sheet, cell, a, b)
				}
			}
		}
	}
	return n
}
