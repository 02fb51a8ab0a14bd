package report_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/generator/report"
	"huishang/testdata/need"
)

func partsOf(t testing.TB, workbook []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	must(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		data, err := io.ReadAll(r)
		must(t, err)
		out[f.Name] = string(data)
	}
	return out
}

// every writes all reports of three cities, of a whole province and of nothing into a folder.
func every(t *testing.T, folder string) []string {
	t.Helper()
	set := load(t)
	var out []string
	for prefix, s := range map[string]report.Source{"three-": source(t), "province-": province(t), "none-": {Today: today}} {
		for _, k := range report.Kinds() {
			name := filepath.Join(folder, prefix+k.Name+".xlsx")
			must(t, os.WriteFile(name, written(t, set, k.Name, s), 0o600))
			out = append(out, name)
		}
	}
	return out
}

// Every report is valid by the schemas of ECMA-376.
func TestReportsAreValid(t *testing.T) {
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
	said, err := exec.Command(python, append([]string{script}, every(t, t.TempDir())...)...).CombinedOutput()
	if err != nil || !strings.Contains(string(said), " parts of 21 files, 0 faults") {
		t.Errorf("%v\n%s", err, said)
	}
}

// convert has LibreOffice make other files of workbooks.
func convert(t *testing.T, to, folder string, names ...string) {
	t.Helper()
	fonts, err := filepath.Abs(filepath.Join("..", "..", "templates", "testdata", "fonts.conf"))
	must(t, err)
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", to, "--outdir", folder}, names...)
	run := exec.Command(need.Tool(t, "soffice"), args...)
	run.Env = append(os.Environ(), "FONTCONFIG_FILE="+fonts)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// LibreOffice, which is given no values, computes those the reports hold.
func TestOfficeComputesTheSame(t *testing.T) {
	need.Tool(t, "soffice")
	folder := t.TempDir()
	names := every(t, folder)
	bare, out := filepath.Join(folder, "bare"), filepath.Join(folder, "out")
	must(t, os.Mkdir(bare, 0o700))
	var given []string
	for _, name := range names {
		given = append(given, filepath.Join(bare, filepath.Base(name)))
		withoutValues(t, name, given[len(given)-1])
	}
	convert(t, "xlsx:Calc MS Excel 2007 XML", out, given...)
	computed := 0
	for _, name := range names {
		theirs, err := os.ReadFile(filepath.Join(out, filepath.Base(name)))
		if os.IsNotExist(err) {
			need.Lack(t, "LibreOffice has no spreadsheets here")
		}
		must(t, err)
		ours, err := os.ReadFile(name)
		must(t, err)
		computed += alike(t, filepath.Base(name), ours, theirs)
	}
	if computed < 120 {
		t.Errorf("only %d formulas were computed", computed)
	}
}

var formulaValue = regexp.MustCompile(`(<c r="[A-Z]+[0-9]+")(?: t="[a-z]+")?( s="[0-9]+")?(?: t="[a-z]+")?(><f>[^<]*</f>)<v>[^<]*</v>`)

// withoutValues copies a workbook without the values of its formulas.
func withoutValues(t *testing.T, from, to string) {
	t.Helper()
	workbook, err := os.ReadFile(from)
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, part := range partsOf(t, workbook) {
		f, err := w.Create(name)
		must(t, err)
		part = formulaValue.ReplaceAllString(part, "$1$2$3")
		if strings.Contains(part, "</f><v>") {
			t.Fatalf("%s still has values", name)
		}
		_, err = io.WriteString(f, part)
		must(t, err)
	}
	must(t, w.Close())
	must(t, os.WriteFile(to, out.Bytes(), 0o600))
}

// alike holds the values of all formulas alike, and counts them.
func alike(t *testing.T, name string, ours, theirs []byte) (n int) {
	t.Helper()
	for k, found := range formulas(t, ours) {
		x, y := valuesOf(t, ours, k), valuesOf(t, theirs, k)
		for cell := range found {
			n++
			f, errx := strconv.ParseFloat(x[cell], 64)
			g, erry := strconv.ParseFloat(y[cell], 64)
			if x[cell] == "" || x[cell] != y[cell] && (errx != nil || erry != nil || math.Abs(f-g) > 1e-9*math.Max(1, math.Abs(g))) {
				t.Errorf("%s: sheet %d %s is %q, LibreOffice says %q", name, k+1, cell, x[cell], y[cell])
			}
		}
	}
	return n
}

// valuesOf are the values of a sheet by their cells, as they are stored.
func valuesOf(t testing.TB, workbook []byte, sheet int) map[string]string {
	t.Helper()
	f := opened(t, workbook)
	rows, err := f.GetRows(f.GetSheetName(sheet), excelize.Options{RawCellValue: true})
	must(t, err)
	out := map[string]string{}
	for i, r := range rows {
		for j, v := range r {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			out[cell] = v
		}
	}
	return out
}

var pages = regexp.MustCompile(`(?m)^Pages: +(\d+)$[\s\S]*^Page size: .*\(A4\)`)

// 领导一页纸 prints on one page of A4, for a whole province as for nobody.
func TestOnePageIsOnePage(t *testing.T) {
	need.Tool(t, "soffice")
	pdfinfo := need.Tool(t, "pdfinfo")
	folder := t.TempDir()
	for _, name := range every(t, folder) {
		if !strings.HasSuffix(name, "one-page.xlsx") {
			continue
		}
		convert(t, "pdf", folder, name)
		said, err := exec.Command(pdfinfo, strings.TrimSuffix(name, ".xlsx")+".pdf").Output()
		must(t, err)
		if m := pages.FindStringSubmatch(string(said)); m == nil || m[1] != "1" {
			t.Errorf("%s:\n%s", filepath.Base(name), said)
		}
	}
}
