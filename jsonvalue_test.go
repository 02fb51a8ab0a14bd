package huishang

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
)

func TestParseJSON(t *testing.T) {
	for _, c := range []struct {
		in   string
		want any
	}{
		{`null`, nil},
		{`"唐山"`, "唐山"},
		{"\uFEFF[1.50, true, []]", []any{json.Number("1.50"), true, []any{}}},
		{`{"a": {"b": 12345678901234567890.10}}`, map[string]any{"a": map[string]any{"b": json.Number("12345678901234567890.10")}}},
		{`{"a": 1, "a": null}`, map[string]any{"a": nil}},
	} {
		got, err := ParseJSON([]byte(c.in))
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %#v, %v, want %#v", c.in, got, err, c.want)
		}
	}
}

func TestParseJSONSaysWhereTheSyntaxGoesWrong(t *testing.T) {
	for in, want := range map[string]string{
		"{\n \"甲\": 1,\n}": "第3行第1列：“}”前面多了一个逗号，请删去这个逗号。",
		"":                 "第1行第1列：文件是空的，请检查是否选错了文件。",
		"PK\x03\x04":       "第1行第1列：这是 Word、Excel 文件或压缩包，不是 JSON 格式的数据，请重新选择。",
	} {
		_, err := ParseJSON([]byte(in))
		var faults Faults
		if !errors.As(err, &faults) || faults.Error() != want {
			t.Errorf("%q: got %v, want %s", in, err, want)
		}
	}
}

// byStandard reads JSON as the standard library does, numbers as they are written.
func byStandard(data []byte) (v any, err error) {
	from := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	from.UseNumber()
	if err = from.Decode(&v); err == nil && from.More() {
		err = errors.New("there is more")
	}
	return v, err
}

// TestParseNumbers holds which numbers are taken, and as what, against the standard library.
func TestParseNumbers(t *testing.T) {
	for _, number := range []string{"0", "-0", "7", "-7", "1200", "01", "-01", "00", "0.5", "-0.50", "1.", ".5", "-", "-.5", "--1", "1-", "1.2.3", "0x1", "1e5", "1E+05", "-1.5e-3", "1e", "1e+",
		"1a", "1_000", "１", "12345678901234567890.12345678901234567890", "1 2", "1\t", "1\"", "1:", "1{"} {
		for _, around := range []string{"%s", "[%s]", "[%s,1]", `{"a":%s}`, `{"a":%s }`, "[\n%s\n]"} {
			data := []byte(fmt.Sprintf(around, number))
			want, wrong := byStandard(data)
			got, err := ParseJSON(data)
			if (err == nil) != (wrong == nil) || err == nil && !reflect.DeepEqual(got, want) {
				t.Errorf("%s: got %v, %v, want %v, %v", data, got, err, want, wrong)
			}
		}
	}
}

// FuzzParseJSON holds that what is read is what the standard library reads, and that a value written again and read again is the same.
func FuzzParseJSON(f *testing.F) {
	for _, c := range faulty {
		f.Add([]byte(c.in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ParseJSON(data)
		if err != nil {
			return
		}
		if want, err := byStandard(data); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is %v, not %v, %v", data, got, want, err)
		}
		again, err := json.Marshal(got)
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		back, err := ParseJSON(again)
		if err != nil || !reflect.DeepEqual(got, back) {
			t.Fatalf("%q became %q: %v", data, again, err)
		}
	})
}
