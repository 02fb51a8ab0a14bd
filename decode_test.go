package huishang

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

// update rewrites the golden files: go test . -update
var update = flag.Bool("update", false, "rewrite the golden files")

// faulty are files a member of staff may well hand in. What each is told stands in testdata/golden/faults.txt.
var faulty = []struct{ name, in string }{
	{"empty", ""},
	{"blank", " \n\t"},
	{"only a byte order mark", "\uFEFF"},
	{"a Word file", "PK\x03\x04\x14\x00"},
	{"UTF-16", "\xFF\xFE{\x00}\x00"},
	{"GBK", "{\"note\": \"\xcc\xc6\xc9\xbd\xca\xd0\"}"},
	{"damaged bytes", "{\n \"note\": \"唐山\xff\"}"},
	{"half an escape", `{"note": "\ud83d x"}`},
	{"a bad escape", `{"note": "D:\data"}`},
	{"an escape at the end", `{"note": "\`},
	{"a short unicode escape", `{"note": "\u4f"}`},
	{"cut off in a text", "{\n \"note\": \"唐山"},
	{"cut off after a value", "{\"city\": {\"name\": \"唐山市\""},
	{"cut off after a key", `{"note"`},
	{"a comma too many", "{\"note\": \"唐山\",\n}"},
	{"a comma too many in a list", `{"plans": [1,]}`},
	{"a comma too few", "{\"note\": \"唐山\"\n \"as_of\": \"2026-06-12\"}"},
	{"a full-width comma", "{\"note\": \"唐山\"，\"as_of\": \"2026-06-12\"}"},
	{"a full-width colon", `{"note"： "唐山"}`},
	{"curly quotes", `{“note”: "唐山"}`},
	{"single quotes", `{'note': "唐山"}`},
	{"a comment", "{\n // 备注\n \"note\": \"\"}"},
	{"True", `{"history": {"is_first_meeting": True}}`},
	{"NaN", `{"city": {"fiscal": [{"year": NaN}]}}`},
	{"a bare word", `{"note": 唐山}`},
	{"a leading nought", `{"city": {"fiscal": [{"year": 02024}]}}`},
	{"a point too many", `{"city": {"fiscal": [{"sci_expenditure_wan": 1.2.3}]}}`},
	{"a line break in a text", "{\"note\": \"唐\n山\"}"},
	{"two documents", "{}\n{}"},
	{"nested too deep", `{"plans": ` + strings.Repeat("[", 5000)},
	{"more values than any dossier", `{"plans": [` + strings.Repeat("0,", 300_000) + `0]}`},
	{"a list longer than any", `{"plans": [` + strings.Repeat("0,", 20_000) + `0]}`},
	{"more faults than anybody reads", `{"plans": [` + strings.Repeat("0,", 600) + `0]}`},
	{"a list", `[]`},
	{"a text", `"唐山"`},
	{"a misspelt key", `{"proposal": {"tittle": "标题"}}`},
	{"a key in capitals", `{"proposal": {"Title": "标题"}}`},
	{"swapped letters", `{"letters": {"request": {"form": "唐山市人民政府"}}}`},
	{"a key in Chinese", `{"议题建议": {}}`},
	{"a misspelt key in Chinese", `{"议题建义": {}}`},
	{"a key like no other", `{"parties": {"蓝天": 1, "a/b~c": 2}}`},
	{"a very long key", `{"parties": {"` + strings.Repeat("x", 99) + `": 1}}`},
	{"a key written twice", "{\"note\": \"甲\",\n \"note\": \"乙\"}"},
	{"a number for a text", `{"note": 12}`},
	{"a text for a number", `{"city": {"fiscal": [{"sci_expenditure_wan": "98,000"}]}}`},
	{"a number with its unit", `{"city": {"fiscal": [{"sci_expenditure_wan": "98000万元"}]}}`},
	{"a number with another unit", `{"city": {"fiscal": [{"sci_expenditure_wan": "9.8亿元"}]}}`},
	{"words for a number", `{"city": {"fiscal": [{"year": "暂缺"}]}}`},
	{"a list for a number", `{"city": {"fiscal": [{"year": []}]}}`},
	{"a fraction for a count", `{"protocol": {"valid_years": 5.5}}`},
	{"a count past all bounds", `{"protocol": {"valid_years": 99999999999}}`},
	{"a number past all bounds", `{"city": {"fiscal": [{"sci_expenditure_wan": 1e999999999}]}}`},
	{"a text for yes or no", `{"history": {"is_first_meeting": "是"}}`},
	{"an object for a list", `{"plans": {}}`},
	{"a text for a list", `{"protocol": {"principles": "以市为主，共同推进"}}`},
	{"a list for an object", `{"protocol": []}`},
	{"null in a list", `{"protocol": {"themes": [null]}}`},
	{"a day that does not exist", `{"protocol": {"valid_from": "2026-02-30"}}`},
	{"a month that does not exist", `{"protocol": {"valid_from": "2026-13-01"}}`},
	{"a date with slashes", `{"protocol": {"valid_from": "2026/6/12"}}`},
	{"a date in Chinese", `{"protocol": {"valid_from": "2026年6月12日"}}`},
	{"a date without separators", `{"protocol": {"valid_from": "20260612"}}`},
	{"a date of another century", `{"protocol": {"valid_from": "0226-06-12"}}`},
	{"a date and time", `{"protocol": {"valid_from": "2026-06-12T08:00:00Z"}}`},
	{"words for a date", `{"protocol": {"valid_from": "待定"}}`},
	{"a number for a date", `{"protocol": {"valid_from": 20260612}}`},
	{"a hidden character", `{"proposal": {"topics": [{"background": "第一行\u000b第二行\u0000", "title": "表格\t和\n换行"}]}}`},
	{"many at once", `{
 "nots": "",
 "proposal": {
  "year": "2026",
  "topics": [
   {"id": "TP1"},
   {"id": "TP2", "targets": [{"deadline": "2026-02-30", "value": true}]}
  ]
 },
 "plans": [{"measures": [{"milestones": [{"data": "2027-03"}]}]}]
}`},
}

func TestFaultsAreToldInChinese(t *testing.T) {
	var got strings.Builder
	for _, c := range faulty {
		_, err := Decode([]byte(c.in))
		var faults Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error is %T, want Faults", c.name, err)
			continue
		}
		fmt.Fprintf(&got, "-- %s --\n", c.name)
		if dropped := len(faults) - 3; len(faults) > maxFaults {
			fmt.Fprintf(&got, "... %d more\n", dropped)
			faults = faults[dropped:]
		}
		for _, fault := range faults {
			fmt.Fprintf(&got, "%s\n    %s\n", fault, fault.Path)
		}
	}
	golden(t, "testdata/golden/faults.txt", got.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is no longer true; look at the change with go test . -update and git diff:\n%s", name, got)
	}
}

func TestByteOrderMarkIsSkipped(t *testing.T) {
	d, err := Decode([]byte("\uFEFF{\"note\": \"唐山\"}"))
	if err != nil || d.Note != "唐山" {
		t.Errorf("got %v, %v", d, err)
	}
}
