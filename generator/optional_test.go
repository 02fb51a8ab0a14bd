package generator_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
)

// A field that need not be filled in never keeps a document from being made by an empty tag: the template prints a dash, leaves the
// sentence out, or the kind says in words of the dossier what it waits for.
func TestDocumentsDoWithoutWhatIsOptional(t *testing.T) {
	set := loadTemplates(t)
	for _, city := range cities {
		d := dossier(t, city)
		grow(t, d)
		whole, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		ways := optionalWays("", reflect.TypeFor[huishang.Dossier]())
		tryWithout(t, set, city, whole, ways...)
		for _, way := range ways {
			tryWithout(t, set, city, whole, way)
		}
	}
}

func tryWithout(t *testing.T, set *generator.Templates, city string, whole []byte, ways ...string) {
	t.Helper()
	var content map[string]any
	if err := json.Unmarshal(whole, &content); err != nil {
		t.Fatal(err)
	}
	less := false
	for _, way := range ways {
		less = removeAll(content, strings.Split(way, "/")) || less
	}
	if !less {
		return
	}
	data, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range generator.Kinds() {
		o := generator.Options{Templates: set, Today: day, Review: review}
		var unfilled tags.Faults
		if _, err := generator.Fill(k.Name, withStep(d, k.Name), o); errors.As(err, &unfilled) {
			t.Errorf("%s without %s: %v", city, strings.Join(ways, ", "), err)
		}
	}
}

// optionalWays are the fields that are not always required, as keys of JSON below the dossier; lists are passed through. Whole documents
// are not among them: a document of the procedures may rest on one.
func optionalWays(at string, of reflect.Type) []string {
	var ways []string
	for _, f := range huishang.Fields(of) {
		here := strings.TrimPrefix(at+"/"+f.JSON, "/")
		if f.Required != "always" && at != "" && !strings.HasPrefix(here, "procedure") {
			ways = append(ways, here)
		}
		ways = append(ways, optionalWays(here, f.Type)...)
	}
	return ways
}

// removeAll takes a key out wherever the way leads, and reports whether it was anywhere.
func removeAll(v any, way []string) bool {
	switch at := v.(type) {
	case []any:
		found := false
		for _, one := range at {
			found = removeAll(one, way) || found
		}
		return found
	case map[string]any:
		next, there := at[way[0]]
		if !there || len(way) > 1 {
			return there && removeAll(next, way[1:])
		}
		delete(at, way[0])
		return true
	}
	return false
}
