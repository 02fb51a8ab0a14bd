package tags_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"huishang/generator/tags"
)

func decodeJSON(t testing.TB, s string) any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// A person is an Object: it knows two names and has a value for one.
type person struct{}

func (person) Names() []string { return []string{"姓名", "职务"} }

func (person) Field(name string) (any, bool) {
	if name == "姓名" {
		return "张三", true
	}
	return nil, false
}

func TestScope(t *testing.T) {
	s := tags.NewScope(map[string]any{"市": "唐山", "职务": "外层", "项": map[string]string{"名": "甲"}})
	s.Push(person{}, 1, 3)
	s.Push(map[string]any{"空": nil, "市": "石家庄"}, 0, 0)
	for name, want := range map[string]string{"市": "石家庄", "姓名": "张三", "职务": "", "空": "", "项.名": "甲", "没有": "", "@序号": "2", "@汉字序号": "二", "@总数": "3", "@末": "false"} {
		tag, err := tags.Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok, err := tag.EvalText(s); got != want || ok != (want != "") || err != nil {
			t.Errorf("%s: %q %v %v, want %q", name, got, ok, err, want)
		}
	}
	if got := s.Names(); !slices.Equal(got, []string{"市", "职务", "项", "姓名", "职务", "市", "空"}) {
		t.Errorf("names %q", got)
	}
	fork := s.Fork()
	s.Pop()
	if v, _ := s.Get("市"); v != "唐山" {
		t.Errorf("after Pop 市 is %v", v)
	}
	if v, _ := fork.Get("市"); v != "石家庄" {
		t.Errorf("in the fork 市 is %v", v)
	}
}

func TestTruth(t *testing.T) {
	for _, v := range []any{true, "x", 1, int64(1), 0.5, json.Number("0.1"), []any{nil}, []string{""}, map[string]any{}, person{}} {
		if !tags.Truth(v) {
			t.Errorf("%#v is false", v)
		}
	}
	for _, v := range []any{nil, false, "", 0, int64(0), 0.0, json.Number("0"), json.Number("0.00"), []any{}, []string(nil)} {
		if tags.Truth(v) {
			t.Errorf("%#v is true", v)
		}
	}
}
