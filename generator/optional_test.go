package generator_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/templates"
	"huishang/templates/twin"
)

// A field that need not be filled in never keeps a document from being made by an empty tag: the template prints a dash, leaves the
// sentence out, or the kind says in words of the dossier what it waits for.
func TestDocumentsDoWithoutWhatIsOptional(t *testing.T) {
	set := loadTemplates(t)
	ways := optionalWays("", reflect.TypeFor[huishang.Dossier]())
	wholes := map[string][]byte{}
	for _, city := range cities {
		d := dossier(t, city)
		grow(t, d)
		whole, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		wholes[city] = whole
		tryWithout(t, set, city, whole, ways...)
	}
	for n, way := range ways { // one by one, in turns in a city that has it
		for i := range cities {
			city := cities[(n+i)%len(cities)]
			if tryWithout(t, set, city, wholes[city], way) {
				break
			}
		}
	}
}

// tryWithout makes every document of a dossier without some of its fields, and reports whether it had any of them.
func tryWithout(t *testing.T, set *generator.Templates, city string, whole []byte, ways ...string) bool {
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
		return false
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
	return true
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

// A division that did not answer in time stands in the summaries with what was noted of it, and is not counted among the answers.
func TestSummariesTellWhoWasLate(t *testing.T) {
	set := loadTemplates(t)
	for _, kind := range []string{"opinion-summary", "protocol-opinion-summary", "directors-meeting", "protocol-directors-meeting"} {
		d := dossier(t, "唐山市")
		list := &d.Opinions.Agreement
		if strings.HasPrefix(kind, "protocol") {
			list = &d.Opinions.Protocol
		}
		received := len(*list)
		*list = append(*list, huishang.Opinion{Division: "成果转化处", OverdueNote: "期满未反馈，视为无意见"})
		document, err := generator.Fill(kind, d, generator.Options{Templates: set, Today: day})
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		text, err := twin.Write(document.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		wants := []string{fmt.Sprintf("收到意见%d条", received), "成果转化处逾期没有反馈"}
		if strings.HasSuffix(kind, "summary") {
			wants = append(wants, "┃ 成果转化处 ┃", "期满未反馈，视为无意见")
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", kind, want)
			}
		}
	}
}

// What a document lacks is told by the fields of the dossier, wherever they are empty, and never by the tags of the template.
func TestLackingIsToldInWordsOfTheDossier(t *testing.T) {
	set := loadTemplates(t)
	text, err := templates.FS.ReadFile("consultation-letter.txt")
	if err != nil {
		t.Fatal(err)
	}
	own, err := generator.Check("consultation-letter.docx", build(t, strings.Replace(string(text), "{{专项经费.金额 | 空则:—}}", "{{专项经费.金额}}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind string
		set  *generator.Templates
		harm func(*huishang.Dossier)
		want []string
	}{
		{"proposal", set, func(d *huishang.Dossier) { d.Proposal.Topics[1].LeadCity = "" }, []string{"“议题建议 › 第2项议题 › 市牵头单位”没有填写"}},
		{"consultation-letter", set, func(d *huishang.Dossier) { d.Proposal.Topics[0].Title, d.Proposal.Topics[2].Title = "", "" },
			[]string{"“议题建议 › 第1项议题 › 名称”没有填写", "“议题建议 › 第3项议题 › 名称”没有填写"}},
		{"minutes", set, func(d *huishang.Dossier) { d.Protocol.Liaison.City = "" }, []string{"“议定书 › 联系单位 › 市方”没有填写"}},
		{"consultation-letter", set.With(own), func(d *huishang.Dossier) { d.Proposal.Topics[1].Fund = huishang.Fund{} },
			[]string{"第2项“" + dossier(t, "唐山市").Proposal.Topics[1].Title + "”的“专项经费 › 金额”没有填写"}},
	} {
		d := dossier(t, "唐山市")
		c.harm(d)
		_, err := generator.Fill(c.kind, d, generator.Options{Templates: c.set, Today: day})
		if !generator.Unready(err) {
			t.Errorf("%s: %v", c.kind, err)
			continue
		}
		if got := generator.Lacking(c.kind, d, err); !slices.Equal(got, c.want) {
			t.Errorf("%s lacks %q, want %q", c.kind, got, c.want)
		}
	}
}
