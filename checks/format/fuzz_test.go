package format_test

import (
	"errors"
	"strings"
	"testing"

	"huishang/checks/format"
	"huishang/generator/docx"
)

// No document makes a rule panic, whatever is in it; every rule has an outcome, and every finding its place.
func FuzzCheck(f *testing.F) {
	m := sound()
	for _, body := range []string{
		"", "附件1", "一、\n（一）\n1.\n（1）", "2026年6月12日\n2026年6月12日", "（此页无正文）", "附件：\n1.甲\n2.乙", "：", "〔2026〕号",
		"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "抄送：\n印发", `“‘—…"'`, "第\u00a0 号", "\u3000\u3000",
	} {
		f.Add(body, uint8(0))
		f.Add(body, uint8(7))
	}
	f.Fuzz(func(t *testing.T, text string, shape uint8) {
		m["word/document.xml"] = fuzzed(text, shape)
		r, err := format.Check(m.docx(t), format.Options{})
		if err != nil {
			if !errors.Is(err, docx.ErrNotWord) {
				t.Fatal(err)
			}
			return
		}
		for _, rule := range format.Rules() {
			if r.Outcomes[rule.ID] == "" {
				t.Errorf("%s has no outcome", rule.ID)
			}
		}
		for _, found := range r.Findings {
			if found.Place == "" || found.Message == "" || found.Remedy == "" {
				t.Errorf("something is missing: %+v", found)
			}
		}
		if _, err := r.Annotate(m.docx(t)); err != nil {
			t.Error(err)
		}
	})
}

// fuzzed makes a main part of lines of text, each in a style the shape picks; lines that are XML stay as they are.
func fuzzed(text string, shape uint8) string {
	named := []string{"Title", "Body", "One", "To", "Mark", "Note", "Date", "无"}
	var lines []string
	for i, l := range strings.Split(text, "\n") {
		if strings.HasPrefix(l, "<") {
			lines = append(lines, "Body|</w:t></w:r></w:p>"+l+"<w:p><w:r><w:t>")
			continue
		}
		l = strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(l)
		lines = append(lines, named[(i+int(shape))%len(named)]+"|"+l)
	}
	return written(lines...)
}
