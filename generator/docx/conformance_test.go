package docx_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
	"huishang/testdata/need"
)

// A collected case is a template of another engine's tests, its data and what
// that engine made of it.
type collected struct {
	Dir, Kind, Test string
	folder          string
}

type expectation struct {
	Parts  map[string]partText `json:"parts"`
	Errors []struct {
		Tag     string `json:"xtag"`
		Opening string `json:"openingtag"`
		Closing string `json:"closingtag"`
	} `json:"errors"`
}

// collection lists the cases of one kind, or skips where there are none.
func collection(t *testing.T, kind string) []collected {
	t.Helper()
	folder := filepath.Join(need.Cases(t), "conformance", "word")
	var index struct{ Cases []collected }
	readJSON(t, filepath.Join(folder, "index.json"), &index)
	var out []collected
	for _, c := range index.Cases {
		if c.Kind == kind {
			c.folder = filepath.Join(folder, c.Dir)
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no %s case in %s", kind, folder)
	}
	return out
}

func readJSON(t testing.TB, name string, v any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// fill renders the case's template of that name with the data of that name.
func (c collected) fill(t testing.TB, template, data string) ([]byte, error) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(c.folder, data))
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := docx.Compile(c.template(t, template))
	if err != nil {
		return nil, err
	}
	return tpl.Render(decode(t, string(b)), docx.Missing(tags.Blank))
}

func (c collected) template(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(c.folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (c collected) has(name string) bool {
	_, err := os.Stat(filepath.Join(c.folder, name))
	return err == nil
}

// Each case also comes with its tags split over runs, and with Chinese names.
func TestCollectedCases(t *testing.T) {
	for _, variant := range []struct{ name, template, data string }{
		{"plain", "template.docx", "data.json"}, {"split", "template-split.docx", "data.json"}, {"chinese", "template-cn.docx", "data-cn.json"},
	} {
		t.Run(variant.name, func(t *testing.T) {
			for _, c := range collection(t, "core") {
				if c.has(variant.template) {
					c.hold(t, variant.template, variant.data)
				}
			}
		})
	}
}

func (c collected) hold(t *testing.T, template, data string) {
	t.Helper()
	doc, err := c.fill(t, template, data)
	if err != nil {
		t.Errorf("%s (%s): %v", c.Dir, c.Test, err)
		return
	}
	var want expectation
	readJSON(t, filepath.Join(c.folder, "expected.json"), &want)
	parts := members(t, doc)
	for _, fault := range append(want.compare(parts), insane(parts)...) {
		t.Errorf("%s (%s): %s", c.Dir, c.Test, fault)
	}
}

// Wrong templates are refused, and the tag that is wrong is named.
func TestCollectedWrongTemplates(t *testing.T) {
	for _, c := range collection(t, "negative") {
		doc, err := c.fill(t, "template.docx", "data.json")
		if err == nil || doc != nil {
			t.Errorf("%s (%s) is taken", c.Dir, c.Test)
			continue
		}
		var want expectation
		readJSON(t, filepath.Join(c.folder, "expected.json"), &want)
		for _, e := range want.Errors {
			for _, tag := range []string{e.Tag, e.Opening, e.Closing} {
				if !strings.Contains(err.Error(), strings.Trim(tag, "{}")) {
					t.Errorf("%s (%s): %q is not named in\n%v", c.Dir, c.Test, tag, err)
				}
			}
		}
	}
}

// A template without tags comes back as it was.
func TestCollectedTemplatesWithoutTags(t *testing.T) {
	for _, c := range collection(t, "passthrough") {
		doc, err := c.fill(t, "template.docx", "data.json")
		if err != nil {
			t.Errorf("%s: %v", c.Dir, err)
			continue
		}
		before, after := members(t, c.template(t, "template.docx")), members(t, doc)
		for name := range before {
			if string(before[name]) != string(after[name]) {
				t.Errorf("%s: %s changed", c.Dir, name)
			}
		}
		if len(before) != len(after) {
			t.Errorf("%s: %d parts, had %d", c.Dir, len(after), len(before))
		}
	}
}
