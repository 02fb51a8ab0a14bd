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
	"huishang/testdata"
)

// What the Measures do not ask of a city, or what is not there yet, is told and not made.
func TestUnfit(t *testing.T) {
	set := loadTemplates(t)
	for city, want := range map[string]string{"石家庄市": "summary evaluation", "唐山市": "", "沧州市": "evaluation"} {
		if _, unfit := everything(t, set, city); strings.Join(unfit, " ") != want {
			t.Errorf("%s: %v, want %s", city, unfit, want)
		}
	}
	for kind := range steps {
		if _, err := generator.Fill(kind, dossier(t, "唐山市"), generator.Options{Templates: set, Today: day}); err == nil || !strings.Contains(err.Error(), "程序记录中没有“") {
			t.Errorf("%s was made without its step: %v", kind, err)
		}
	}
	d := dossier(t, "唐山市")
	d.Protocol.Preamble, d.Protocol.Themes[1].Goal, d.Committee = "", "", nil
	_, err := generator.Fill("protocol", d, generator.Options{Templates: set, Today: day})
	if err == nil {
		t.Fatal("a protocol without preamble and committee was made")
	}
	for _, want := range []string{"不能生成议定书", "议定书 › 前言", "第2项合作主题 › 目标", "合作委员会"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %s", err, want)
		}
	}
	if _, err := generator.Fill("contract", d, generator.Options{Templates: set}); !errors.Is(err, generator.ErrKind) {
		t.Errorf("err = %v", err)
	}
}

// A value only the template asks for is told with its place.
func TestMissingValue(t *testing.T) {
	set := loadTemplates(t)
	d := dossier(t, "唐山市")
	d.Protocol.Liaison.City = ""
	_, err := generator.Fill("minutes", d, generator.Options{Templates: set, Today: day})
	var faults tags.Faults
	if !errors.As(err, &faults) || !strings.Contains(err.Error(), "议定书.联系单位.市方") {
		t.Errorf("err = %v", err)
	}
	if _, err := generator.Draft("minutes", d, generator.Options{Templates: set, Today: day}, tags.Mark); err != nil {
		t.Errorf("a draft: %v", err)
	}
}

// Whatever is not there yet, a document is made or refused; nothing breaks.
func TestNothingThere(t *testing.T) {
	set := loadTemplates(t)
	for _, f := range huishang.Fields(reflect.TypeFor[huishang.Dossier]()) {
		d := without(t, f.JSON)
		for _, k := range generator.Kinds() {
			document, err := generator.Fill(k.Name, d, generator.Options{Templates: set, Today: day})
			if (err == nil) != (len(document.Bytes) > 0) {
				t.Errorf("%s without %s: %d bytes, %v", k.Name, f.Label(), len(document.Bytes), err)
			}
		}
	}
	for _, k := range generator.Kinds() {
		_, err := generator.Draft(k.Name, &huishang.Dossier{}, generator.Options{Templates: set}, tags.Mark)
		if err == nil && k.Name != "correction-notice" {
			t.Errorf("%s was made of nothing", k.Name)
		}
	}
}

// without is the dossier of 唐山市 with one key taken out.
func without(t *testing.T, key string) *huishang.Dossier {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil {
		t.Fatal(err)
	}
	delete(keys, key)
	if data, err = json.Marshal(keys); err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
