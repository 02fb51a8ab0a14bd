package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"huishang/generator/xlsx"
)

// What is no plain workbook is refused, and told why.
func TestReadRefuses(t *testing.T) {
	rows := func(s string) []byte { return rawSheet(t, "<sheetData>"+s+"</sheetData>") }
	large := rows(manyNumbers(40_000))
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"text", []byte("姓名,年龄"), "打不开压缩包"},
		{"nothing", nil, "打不开压缩包"},
		{"old or encrypted", append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 600)...), "文件已加密，或是旧版.xls格式"},
		{"macros", rawSheet(t, "<sheetData/>", "xl/vbaProject.bin", "x"), "文件带有宏；请另存为.xlsx后再用"},
		{"cut short", large[:len(large)-30], "打不开压缩包"},
		{"a small part damaged", damaged(t, rows(`<row><c><v>1</v></c></row>`)), "“xl/worksheets/sheet1.xml”已损坏"},
		{"a large part damaged", damaged(t, large), "“xl/worksheets/sheet1.xml”已损坏"},
		{"a large part longer than it says", sized(t, large, -1), "“xl/worksheets/sheet1.xml”已损坏"},
		{"a large part shorter than it says", sized(t, large, 1), "“xl/worksheets/sheet1.xml”已损坏"},
		{"a large part nobody reads damaged", damagedPart(t, rawSheet(t, "<sheetData/>", "xl/media/image1.bmp", manyNumbers(50_000)), "xl/media/image1.bmp"), "“xl/media/image1.bmp”已损坏"},
		{"a DTD", rawSheet(t, "<sheetData/>", "xl/sharedStrings.xml", `<!DOCTYPE x [<!ENTITY a "b">]><sst/>`), "xl/sharedStrings.xml：XML里有DTD声明"},
		{"not closed", rows(`<row><c>`), "xl/worksheets/sheet1.xml：XML不完整"},
		{"rows out of order", rows(`<row r="2"/><row r="1"/>`), "第1行位置不对"},
		{"a cell of another row", rows(`<row r="2"><c r="A3"/></row>`), "第2行的单元格“A3”位置不对"},
		{"cells out of order", rows(`<row r="2"><c r="B2"/><c r="A2"/></row>`), "第2行的单元格位置不对"},
		{"beyond the last row", rows(`<row r="1048577"/>`), "第1048577行位置不对"},
		{"a text that is not there", rows(`<row r="1"><c r="A1" t="s"><v>99</v></c></row>`), "A1的文字编号“99”不在共享字符串表里"},
		{"bytes that are no text", rows("<row><c t=\"str\"><v>\xff\xfe</v></c></row>"), "有不是UTF-8的文字"},
		{"two sheets of one name", rawSheet(t, "<sheetData/>", "xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="表" sheetId="2" r:id="rId1"/></sheets></workbook>`), "有两个工作表都叫“表”"},
		{"a sheet that is not there", rawSheet(t, "<sheetData/>", "xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId77"/></sheets></workbook>`), "找不到工作表“表”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wb, err := xlsx.Read(c.file)
			if wb != nil && err != nil {
				t.Error("a workbook and an error")
			}
			if !errors.Is(err, xlsx.ErrNotExcel) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

// manyNumbers are rows of over a megabyte that do not pack too well to be true.
func manyNumbers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<row><c><v>%d</v></c></row>", i*i*7919%1_000_003)
	}
	return b.String()
}

// damaged turns a byte of the sheet over.
func damaged(t testing.TB, doc []byte) []byte { return damagedPart(t, doc, "xl/worksheets/sheet1.xml") }

func damagedPart(t testing.TB, doc []byte, part string) []byte {
	zr, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	must(t, err)
	out := bytes.Clone(doc)
	for _, f := range zr.File {
		if f.Name == part {
			at, err := f.DataOffset()
			must(t, err)
			out[at+int64(f.CompressedSize64)/2] ^= 0x10
		}
	}
	return out
}

// sized changes what the directory says of the unpacked size of the sheet.
func sized(t testing.TB, doc []byte, by int) []byte {
	out := bytes.Clone(doc)
	at := bytes.LastIndex(out, []byte("xl/worksheets/sheet1.xml"))
	if at < 0 {
		t.Fatal("no sheet")
	}
	out[at-46+24] = byte(int(out[at-46+24]) + by)
	return out
}

// Nothing is lost of a cell that is too long: it is read, and reported with its place.
func TestReadReportsLongCells(t *testing.T) {
	long := strings.Repeat("字", 40_000)
	wb := read(t, rawSheet(t, `<sheetData><row r="3"><c r="C3" t="inlineStr"><is><t>`+long+`</t></is></c><c r="D3" t="inlineStr"><is><t>`+strings.Repeat("字", 32_767)+`</t></is></c></row></sheetData>`))
	if len(wb.Faults) != 1 || wb.Faults[0].String() != "工作表“Sheet1”C3：单元格里有40000个字符，超过Excel的上限32767个，请精简或分到几个单元格" {
		t.Errorf("%v", wb.Faults)
	}
	if wb.Sheets[0].Cell(3, 3).Raw != long {
		t.Error("the text is not whole")
	}
}

// A long text that many cells name is reported for some of them, and at once.
func TestReadManyLongCells(t *testing.T) {
	long := `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + strings.Repeat("字", 40_000) + `</t></si><si><t>` + strings.Repeat("字", 30_000) + `</t></si></sst>`
	var rows strings.Builder
	for range 20_000 {
		rows.WriteString(`<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>`)
	}
	wb, err := xlsx.ReadWithin(rawSheet(t, "<sheetData>"+rows.String()+"</sheetData>", "xl/sharedStrings.xml", long), xlsx.Limits{Ratio: 1 << 20})
	must(t, err)
	if len(wb.Faults) != 200 || wb.Faults[199].Place.Ref != "B200" {
		t.Errorf("%d faults", len(wb.Faults))
	}
}

// One tag may be as long as a part.
func TestReadLongTag(t *testing.T) {
	wb, err := xlsx.ReadWithin(rawSheet(t, "<sheetData><!--"+strings.Repeat("x", 30<<20)+"--><row><c><v>7</v></c></row></sheetData>"), xlsx.Limits{Ratio: 1 << 20})
	must(t, err)
	if got := wb.Sheets[0].Cell(1, 1).Raw; got != "7" {
		t.Error(got)
	}
}

func TestReadLimits(t *testing.T) {
	doc := workbook(t, "a | b | c")
	for _, c := range []struct {
		limits xlsx.Limits
		want   string
	}{
		{xlsx.Limits{Cells: 2}, "有内容的单元格超过2个"},
		{xlsx.Limits{Entries: 3}, "超过上限3"},
		{xlsx.Limits{Part: 100}, "解开后过大"},
		{xlsx.Limits{Total: 1000}, "解开后过大"},
	} {
		if _, err := xlsx.ReadWithin(doc, c.limits); !errors.Is(err, xlsx.ErrNotExcel) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c.limits, err)
		}
	}
}
