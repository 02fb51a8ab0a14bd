package guard

import "testing"

// A file is taken under the ending of what it is; a name without one stays as it is.
func TestEndingsFollowTheContent(t *testing.T) {
	book := sheetParts("", nil).pack(t)
	for name, want := range map[string]string{
		"a.docx": "a.xlsx", "a.xlsx": "a.xlsx", "A.XLSX": "A.XLSX", "表.v2.doc": "表.v2.xlsx", "表": "表", "第3.1节": "第3.1节", "a.pdf": "a.xlsx",
	} {
		report, err := Inspect(name, book, Limits{})
		if err != nil || report.Name != want || (len(report.Warnings) > 0) != (name != want) {
			t.Errorf("%s is taken as %s, %v, %v", name, report.Name, report.Warnings, err)
		}
	}
	report, _ := Inspect("a.docx", book, Limits{})
	if told := report.Warnings.Error(); told != "文件名的结尾是 .docx，内容是 Excel 文件（.xlsx）。已按“a.xlsx”收下。" {
		t.Error(told)
	}
}
