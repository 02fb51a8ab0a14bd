package xlsx_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
	"huishang/testdata/need"
)

const author = "会商审核"

// findings are two notes on one cell, one on an empty one, one on another sheet.
func findings() xlsx.Annotation {
	return xlsx.Annotation{Author: author, Notes: []xlsx.Note{
		{Sheet: "Sheet1", Cell: "B2", Color: "FFC7CE", Text: "错误：资金须为正数\n怎么改：填写万元数"},
		{Sheet: "Sheet1", Cell: "B2", Color: "FFEB9C", Text: "警告：与上年相差过大 <50%>"},
		{Sheet: "Sheet1", Cell: "E9", Color: "FFEB9C", Text: "警告：没有填写"},
		{Sheet: "经费 表", Cell: "A1", Color: "FFC7CE", Text: "错误：标题不对"},
	}, Cover: &xlsx.Cover{Name: "问题清单", Title: "唐山市报送表问题清单", Lines: []string{"错误2项，警告2项"}, Header: []string{"级别", "位置", "问题"}, Widths: []float64{8, 20, 60},
		Rows: [][]xlsx.CoverCell{
			{{Text: "错误", Color: "FFC7CE"}, {Text: "Sheet1 B2", Sheet: "Sheet1", Cell: "B2"}, {Text: "资金须为正数"}},
			{{Text: "警告", Color: "FFEB9C"}, {Text: "经费 表 A1", Sheet: "经费 表", Cell: "A1"}, {Text: "=标题\n不对"}},
		}}}
}

// uploaded is a form as staff send it: formats, a comment of their own, names of sheets, a protected sheet, a print area.
func uploaded(t testing.TB) []byte {
	return workbook(t, "名称 | 金额 | 日期\n甲 | #-3 | #46185\n合计 | =SUM(B2:B2)", func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 4, Font: &excelize.Font{Bold: true}, Border: []excelize.Border{{Type: "left", Style: 1, Color: "FF0000"}},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, Protection: &excelize.Protection{Locked: false}})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", "B2", "B2", style))
		must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "张三", Text: "请核对"}))
		must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "张三", Text: "表头"}))
		must(t, second(f.NewSheet("经费 表")))
		must(t, f.SetCellStr("经费 表", "A1", "经费"))
		must(t, second(f.NewSheet("不动")))
		must(t, f.SetCellStr("不动", "A1", "没有问题"))
		must(t, f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{Password: "x", EditScenarios: true, EditObjects: true}))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "'经费 表'!$A$1:$C$9", Scope: "经费 表"}))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "金额", RefersTo: "Sheet1!$B$2"}))
		f.SetActiveSheet(1)
	})
}

func annotated(t testing.TB, doc []byte, a xlsx.Annotation) []byte {
	t.Helper()
	out, err := xlsx.Annotate(doc, a)
	must(t, err)
	holdSound(t, out)
	return out
}

func commentsOf(t testing.TB, f *excelize.File, sheet string) map[string]string {
	t.Helper()
	list, err := f.GetComments(sheet)
	must(t, err)
	out := map[string]string{}
	for _, c := range list {
		out[c.Cell] = strings.ReplaceAll(c.Text, "\u200b", "")
		for _, r := range c.Paragraph {
			if c.Text == "" {
				out[c.Cell] += strings.ReplaceAll(r.Text, "\u200b", "")
			}
		}
	}
	return out
}

// fillAt is the color of a cell, whatever the style says of applying it.
func fillAt(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	must(t, err)
	fill := f.Styles.Fills.Fill[*f.Styles.CellXfs.Xf[id].FillID].PatternFill
	if fill == nil || fill.PatternType != "solid" {
		return ""
	}
	return strings.TrimPrefix(fill.FgColor.RGB, "FF")
}

func TestAnnotate(t *testing.T) {
	before := uploaded(t)
	doc := annotated(t, before, findings())
	f := opened(t, doc)
	if got := strings.Join(f.GetSheetList(), " "); got != "问题清单 Sheet1 经费 表 不动" {
		t.Fatal(got)
	}
	if got := f.GetSheetName(f.GetActiveSheetIndex()); got != "经费 表" {
		t.Errorf("%s is open", got)
	}
	said := commentsOf(t, f, "Sheet1")
	if want := "张三:\n请核对"; !strings.HasSuffix(strings.SplitN(said["B2"], "\n【", 2)[0], "请核对") || !strings.Contains(said["B2"], "【会商审核】\n错误：资金须为正数\n怎么改：填写万元数\n警告：与上年相差过大 <50%>") {
		t.Errorf("%q, want %q", said["B2"], want)
	}
	if said["E9"] != "【会商审核】\n警告：没有填写" || len(said) != 3 || commentsOf(t, f, "经费 表")["A1"] != "【会商审核】\n错误：标题不对" {
		t.Errorf("%q", said)
	}
	for cell, want := range map[string]string{"B2": "FFC7CE", "E9": "FFEB9C", "C2": ""} {
		if got := fillAt(t, f, "Sheet1", cell); got != want {
			t.Errorf("%s is %q", cell, got)
		}
	}
	id, _ := f.GetCellStyle("Sheet1", "B2")
	style, err := f.GetStyle(id)
	must(t, err)
	if style.NumFmt != 4 || !style.Font.Bold || len(style.Border) == 0 || style.Protection == nil || style.Protection.Locked {
		t.Errorf("the format is lost: %+v", style)
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" && n.Scope != "经费 表" || n.Name == "金额" && n.Scope != "Workbook" {
			t.Errorf("%+v", n)
		}
	}
	if ok, target, err := f.GetCellHyperLink("问题清单", "B5"); err != nil || !ok || target != "'经费 表'!A1" {
		t.Errorf("%v %q %v", ok, target, err)
	}
	if s, _ := f.GetCellFormula("问题清单", "C5"); s != "" {
		t.Errorf("a text is a formula: %s", s)
	}
	holdUntouched(t, before, doc)
}

// holdUntouched holds that nothing has changed that has no note.
func holdUntouched(t *testing.T, before, after []byte) {
	t.Helper()
	old, made := members(t, before), members(t, after)
	for name, b := range old {
		switch name {
		case "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml":
			continue
		}
		if !bytes.Equal(b, made[name]) {
			t.Errorf("%s has changed", name)
		}
	}
	bare := regexp.MustCompile(` s="\d+"| spans="[^"]*"|<row r="9"><c r="E9" s="\d+"/></row>`)
	if a, b := bare.ReplaceAll(old["xl/worksheets/sheet1.xml"], nil), bare.ReplaceAll(made["xl/worksheets/sheet1.xml"], nil); !bytes.Equal(a, b) {
		t.Errorf("more than styles has changed:\n%s\n%s", a, b)
	}
}

// A mended copy that is annotated again has only what still holds; what staff wrote or colored since stays.
func TestAnnotateAgain(t *testing.T) {
	first := annotated(t, uploaded(t), findings())
	f := opened(t, first)
	must(t, f.SetCellValue("Sheet1", "B2", 300))
	green, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"00B050"}}})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "E9", "E9", green))
	must(t, f.InsertRows("经费 表", 1, 2))
	mended := written(t, f)
	a := findings()
	a.Notes = []xlsx.Note{{Sheet: "Sheet1", Cell: "C2", Color: "FFEB9C", Text: "警告：日期已过"}}
	doc := annotated(t, mended, a)
	g := opened(t, doc)
	if got := strings.Join(g.GetSheetList(), " "); got != "问题清单 Sheet1 经费 表 不动" {
		t.Fatal(got)
	}
	said := commentsOf(t, g, "Sheet1")
	if !strings.HasSuffix(said["B2"], "请核对") || strings.Contains(said["B2"], author) || len(said) != 3 || said["C2"] != "【会商审核】\n警告：日期已过" {
		t.Errorf("%q", said)
	}
	for cell, want := range map[string]string{"B2": "DDEBF7", "E9": "00B050", "C2": "FFEB9C"} {
		if got := fillAt(t, g, "Sheet1", cell); got != want {
			t.Errorf("%s is %q", cell, got)
		}
	}
	if got := fillAt(t, g, "经费 表", "A3"); got != "" || len(commentsOf(t, g, "经费 表")) != 0 {
		t.Errorf("the moved cell is %q, %q", got, commentsOf(t, g, "经费 表"))
	}
	if v, _ := g.GetCellValue("Sheet1", "B2"); v != "300.00" {
		t.Error(v)
	}
}

// Taking everything off gives the sheets back as they were.
func TestAnnotateNothing(t *testing.T) {
	before := uploaded(t)
	a := xlsx.Annotation{Author: author}
	if doc := annotated(t, before, a); !bytes.Equal(doc, before) {
		t.Error("the bytes differ")
	}
	doc := annotated(t, annotated(t, before, findings()), a)
	f := opened(t, doc)
	if got := strings.Join(f.GetSheetList(), " "); got != "Sheet1 经费 表 不动" {
		t.Error(got)
	}
	if got := f.GetSheetName(f.GetActiveSheetIndex()); got != "经费 表" {
		t.Errorf("%s is open", got)
	}
	for _, n := range f.GetDefinedName() {
		if strings.HasPrefix(n.Name, "_annotated") {
			t.Errorf("%+v", n)
		}
	}
	if fillAt(t, f, "Sheet1", "B2") != "DDEBF7" || fillAt(t, f, "Sheet1", "E9") != "" {
		t.Error("a color stays")
	}
}

// A sheet of staff that has the name of the cover stays.
func TestAnnotateKeepsASheetOfThatName(t *testing.T) {
	doc := workbook(t, "x", sheet(t, "问题清单", "我们自己的"))
	a := findings()
	a.Notes = a.Notes[:1]
	for range 2 {
		doc = annotated(t, doc, a)
		if got := strings.Join(opened(t, doc).GetSheetList(), " "); got != "问题清单2 Sheet1 问题清单" {
			t.Error(got)
		}
	}
}

// A conversation stays as it is; its cell gets only the color.
func TestAnnotateLeavesThreads(t *testing.T) {
	doc := workbook(t, "x", func(f *excelize.File) {
		must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "tc={1}", Text: "[线程批注]"}))
	})
	parts := members(t, doc)
	rels := "xl/worksheets/_rels/sheet1.xml.rels"
	parts[rels] = bytes.Replace(parts[rels], []byte("</Relationships>"), []byte(`<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>`), 1)
	parts["xl/threadedComments/threadedComment1.xml"] = []byte(`<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" id="{1}"><text>讨论</text></threadedComment></ThreadedComments>`)
	var list []string
	for _, name := range sortedKeys(parts) {
		list = append(list, name, string(parts[name]))
	}
	a := findings()
	a.Notes = a.Notes[:3]
	out := annotated(t, archiveOf(t, list...), a)
	f := opened(t, out)
	said := commentsOf(t, f, "Sheet1")
	if strings.Contains(said["B2"], author) || !strings.Contains(said["E9"], author) || fillAt(t, f, "Sheet1", "B2") != "FFC7CE" {
		t.Errorf("%q", said)
	}
	if name := "xl/threadedComments/threadedComment1.xml"; !bytes.Equal(members(t, out)[name], parts[name]) {
		t.Error("the conversation has changed")
	}
}

func TestAnnotateRefuses(t *testing.T) {
	a := findings()
	if _, err := xlsx.Annotate(workbook(t, "x"), a); err == nil || err.Error() != "工作簿里没有工作表“经费 表”，批注写不进去" {
		t.Error(err)
	}
	if _, err := xlsx.Annotate([]byte("x"), a); !errors.Is(err, xlsx.ErrNotExcel) {
		t.Error(err)
	}
}

// Annotated workbooks are valid by the schemas of ECMA-376.
func TestAnnotatedIsValid(t *testing.T) {
	docs := map[string][]byte{"plain": annotated(t, uploaded(t), findings())}
	a := findings()
	a.Notes = nil
	for _, s := range samples(t) {
		b := a
		f := opened(t, filled(t, s))
		for i, name := range f.GetSheetList() {
			b.Notes = append(b.Notes, xlsx.Note{Sheet: name, Cell: []string{"A1", "B3", "ZZ99"}[i%3], Color: "FFC7CE", Text: "错误"})
		}
		docs[s.name] = annotated(t, filled(t, s), b)
	}
	holdValid(t, docs)
}

// A copy that LibreOffice has saved, which numbers styles and names anew, is cleared all the same.
func TestAnnotateAfterOffice(t *testing.T) {
	soffice := need.Tool(t, "soffice")
	folder := t.TempDir()
	name := filepath.Join(folder, "form.xlsx")
	must(t, os.WriteFile(name, annotated(t, uploaded(t), findings()), 0o600))
	said, err := exec.Command(soffice, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(folder, "out"), name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	saved, err := os.ReadFile(filepath.Join(folder, "out", "form.xlsx"))
	if os.IsNotExist(err) {
		need.Lack(t, "LibreOffice has no spreadsheets here")
	}
	must(t, err)
	if was := opened(t, saved); fillAt(t, was, "Sheet1", "B2") != "FFC7CE" || !strings.Contains(commentsOf(t, was, "Sheet1")["B2"], author) {
		t.Fatal("LibreOffice lost the notes")
	}
	a := findings()
	a.Notes = a.Notes[3:]
	f := opened(t, annotated(t, saved, a))
	if got := strings.Join(f.GetSheetList(), " "); got != "问题清单 Sheet1 经费 表 不动" {
		t.Error(got)
	}
	if said := commentsOf(t, f, "Sheet1"); len(said) != 2 || strings.Contains(said["B2"], author) || !strings.HasSuffix(said["B2"], "请核对") {
		t.Errorf("%q", said)
	}
	if b, e := fillAt(t, f, "Sheet1", "B2"), fillAt(t, f, "Sheet1", "E9"); b != "DDEBF7" || e != "" && e != "FFFFFF" {
		t.Errorf("%q %q", b, e)
	}
}

func holdValid(t *testing.T, docs map[string][]byte) {
	t.Helper()
	for _, line := range schemaFaults(t, docs) {
		t.Error(line)
	}
}

// schemaFaults holds workbooks against the schemas of ECMA-376, each line with the name of its workbook.
func schemaFaults(t *testing.T, docs map[string][]byte) (lines []string) {
	t.Helper()
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
	folder := t.TempDir()
	args := []string{script}
	for _, key := range sortedKeys(docs) {
		name := filepath.Join(folder, key+".xlsx")
		must(t, os.WriteFile(name, docs[key], 0o600))
		args = append(args, name)
	}
	out, _ := exec.Command(python, args...).CombinedOutput()
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		asExcel := strings.Contains(line, "xl/comments") && strings.Contains(line, "namespace}space")
		if !asExcel && !strings.Contains(line, " parts of ") {
			lines = append(lines, strings.TrimPrefix(line, folder+"/"))
		}
	}
	return lines
}
