package huishang

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

// A Chinese name stands in template tags and in rules, where a space or an operator would end it.
var (
	goodName = regexp.MustCompile(`^\p{Han}+$`)
	goodJSON = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

func TestEveryFieldIsInTheDictionary(t *testing.T) {
	if len(dictionary) < 40 {
		t.Fatalf("only %d types found", len(dictionary))
	}
	for typ, k := range dictionary {
		names := map[string]bool{}
		for _, field := range k.fields {
			if !goodName.MatchString(field.Name) || !goodJSON.MatchString(field.JSON) {
				t.Errorf("%s: bad names json:%q zh:%q", typ, field.JSON, field.Name)
			}
			if names[field.Name] || names[field.JSON] {
				t.Errorf("%s: name used twice: %s", typ, field.Label())
			}
			names[field.Name], names[field.JSON] = true, true
		}
		if len(k.fields) == 0 || len(k.fields) > maxFields {
			t.Errorf("%s has %d fields", typ, len(k.fields))
		}
	}
}

func TestEveryStructIsInTheDictionary(t *testing.T) {
	for typ, k := range dictionary {
		for _, field := range k.fields {
			inner := element(field.Type)
			leaf := inner == reflect.TypeFor[Date]() || inner == reflect.TypeFor[Decimal]()
			if inner.Kind() == reflect.Struct && !leaf && dictionary[inner] == nil {
				t.Errorf("%s.%s: %s embeds no presence", typ, field.JSON, inner)
			}
		}
	}
}

func TestUnitsFollowTheNames(t *testing.T) {
	units := []struct{ suffix, unit string }{{"_wan", "万元"}, {"_yi", "亿元"}, {"_pct", "%"}, {"year", "年"}}
	for typ, k := range dictionary {
		for _, field := range k.fields {
			for _, u := range units {
				if regexp.MustCompile(u.suffix+"$").MatchString(field.JSON) && field.Unit != u.unit {
					t.Errorf("%s.%s: unit %q, want %q", typ, field.JSON, field.Unit, u.unit)
				}
			}
		}
	}
}

func TestLookup(t *testing.T) {
	for _, name := range []string{"科技支出", "sci_expenditure_wan"} {
		field, ok := Lookup(reflect.TypeFor[[]Fiscal](), name)
		if !ok || field.JSON != "sci_expenditure_wan" || field.Name != "科技支出" || field.Unit != "万元" || field.Required != "always" {
			t.Errorf("Lookup(%s) = %+v, %v", name, field, ok)
		}
	}
	if _, ok := Lookup(reflect.TypeFor[Fiscal](), "收入"); ok {
		t.Error("found a name nobody gave")
	}
	if fields := Fields(reflect.TypeFor[int]()); fields != nil {
		t.Errorf("int has fields %v", fields)
	}
}

func TestEnumerations(t *testing.T) {
	field, _ := Lookup(reflect.TypeFor[*Topic](), "类别")
	want := []string{"科技创新思路", "重大科技工作", "重大科技项目", "体制机制创新"}
	if !slices.Equal(field.Enum, want) {
		t.Errorf("got %v", field.Enum)
	}
	for typ := range enumerations {
		if !slices.ContainsFunc(allFields(), func(f Field) bool { return element(f.Type) == typ }) {
			t.Errorf("%s is the type of no field", typ)
		}
	}
	for _, field := range allFields() {
		if inner := element(field.Type); inner.Kind() == reflect.String && inner.Name() != "string" && field.Enum == nil {
			t.Errorf("%s: %s has no list of values", field.Label(), inner)
		}
	}
}

func allFields() []Field {
	var all []Field
	for _, k := range dictionary {
		all = append(all, k.fields...)
	}
	return all
}
