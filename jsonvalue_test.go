package huishang

import (
	"encoding/json"
	"errors"
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

// FuzzParseJSON holds that a value written again and read again is the same.
func FuzzParseJSON(f *testing.F) {
	for _, c := range faulty {
		f.Add([]byte(c.in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ParseJSON(data)
		if err != nil {
			return
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
