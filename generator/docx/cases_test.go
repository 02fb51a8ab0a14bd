package docx_test

import (
	"encoding/json"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// A fillCase is a template, what it is filled with and what it then says, in
// the form textForm writes.
type fillCase struct {
	name    string
	body    string
	data    string // JSON
	want    string
	missing tags.Policy
	options []docx.Option
}

func runCases(t *testing.T, cases []fillCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := render(t, file{body: c.body}, c.data, c.missing, c.options...)
			got := textForm(t, doc["word/document.xml"])
			if strings.HasSuffix(c.body, "</w:tbl>") {
				got = strings.TrimSuffix(got, "\n") // a paragraph may follow the table
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// render fills a file, holds that the result is sound and gives its parts.
func render(t testing.TB, f file, data string, missing tags.Policy, options ...docx.Option) map[string][]byte {
	t.Helper()
	tpl, err := docx.Compile(f.docx(t), options...)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := tpl.Render(decode(t, data), docx.Missing(missing))
	if err != nil {
		t.Fatal(err)
	}
	holdSound(t, doc)
	return members(t, doc)
}

// decode reads data as the command line does, figures kept as written.
func decode(t testing.TB, data string) any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(data))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}
