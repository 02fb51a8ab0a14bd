package huishang

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"testing"

	"huishang/testdata"
)

func demonstration(t testing.TB) *Dossier {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func encoded(t testing.TB, v any) []byte {
	t.Helper()
	data, err := Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestACloneSharesNothing holds that a clone says the same, and that nothing within either can be reached from the other.
func TestACloneSharesNothing(t *testing.T) {
	d := demonstration(t)
	before := encoded(t, d)
	clone := d.Clone()
	if !bytes.Equal(encoded(t, clone), before) || !reflect.DeepEqual(clone, d) {
		t.Error("the clone says something else")
	}
	spoil(reflect.ValueOf(clone))
	if !bytes.Equal(encoded(t, d), before) {
		t.Error("a change of the clone shows in the dossier")
	}
}

// spoil changes every text and number a value leads to.
func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				spoil(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString(v.String() + "改")
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	}
}

// TestPartsOfADossier holds that the parts of a dossier put back together are the dossier, as it was written.
func TestPartsOfADossier(t *testing.T) {
	d := demonstration(t)
	before := encoded(t, d)
	only := d.Only("proposal", "city")
	if only.Proposal != d.Proposal || only.Agreement != nil || only.City.Code != d.City.Code || only.ID != "" {
		t.Errorf("only the proposal and the city are %s", encoded(t, only))
	}
	if again := d.With(only, "proposal", "city"); !bytes.Equal(encoded(t, again), before) {
		t.Error("put back it says something else")
	}
	without := d.With(&Dossier{}, "proposal")
	if without.Proposal != nil || bytes.Contains(encoded(t, without), []byte(`"proposal":`)) || d.Proposal == nil {
		t.Error("taken out it is still there, or taken from both")
	}
}

func BenchmarkClone(b *testing.B) {
	d := demonstration(b)
	for b.Loop() {
		d.Clone()
	}
}

func BenchmarkEncode(b *testing.B) {
	d := demonstration(b)
	for b.Loop() {
		encoded(b, d)
	}
}

func BenchmarkDecode(b *testing.B) {
	data := encoded(b, demonstration(b))
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTree holds that a tree is what reading the written dossier, or another written value, gives.
func TestTree(t *testing.T) {
	for _, d := range []*Dossier{demonstration(t), {}, {Note: "空", Procedure: Procedure{Establishment: []Event{{Seq: 1}}}}} {
		want, err := ParseJSON(encoded(t, d))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(Tree(d), want) {
			t.Errorf("the tree is not what is written: %s", encoded(t, d))
		}
		again, err := FromTree(Tree(d))
		if err != nil || !bytes.Equal(encoded(t, again), encoded(t, d)) {
			t.Errorf("the tree is read as something else: %v", err)
		}
	}
	d := demonstration(t)
	for _, value := range []any{*d, d.Agreement, (*Agreement)(nil), d.Agreement.Period, d.Plans, []Opinion{}, []Opinion(nil), d.Procedure.Meeting[0], d.City.Name, d.AsOf} {
		want, err := ParseJSON(encoded(t, value))
		if err != nil || !reflect.DeepEqual(TreeOf(value), want) {
			t.Errorf("the tree of %T is not what is written: %s", value, encoded(t, value))
		}
	}
	for name, tree := range map[string]map[string]any{
		"an unknown key": {"cty": map[string]any{}}, "a text for a list": {"plans": "无"}, "a date there is not": {"as_of": "2026-02-30"},
	} {
		if _, err := FromTree(tree); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

// TestFromTreeFaults holds that faults come in an order that does not change from one reading to the next.
func TestFromTreeFaults(t *testing.T) {
	tree := map[string]any{"as_of": "2026-02-30", "city": map[string]any{"code": false, "name": 3, "x": nil, "y": nil}, "plans": "无",
		"needs": map[string]any{"items": []any{map[string]any{"id": false, "b": 1}, nil}}, "z": 1}
	want := []string{"/as_of", "/city/code", "/city/name", "/city/x", "/city/y", "/needs/items/0/b", "/needs/items/0/id", "/needs/items/1", "/plans", "/z"}
	for range 20 {
		_, err := FromTree(tree)
		var faults Faults
		if !errors.As(err, &faults) {
			t.Fatal(err)
		}
		var places []string
		for _, f := range faults {
			places = append(places, f.Path)
		}
		if !slices.Equal(places, want) {
			t.Fatalf("faults at %q, want %q", places, want)
		}
	}
}
