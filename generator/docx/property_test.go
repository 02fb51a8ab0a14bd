package docx_test

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// A sketch draws a small document at random, with loops, tables and values.
type sketch struct {
	t     *rapid.T
	drawn int // identifiers given out
}

func (s *sketch) pick(of ...string) string { return rapid.SampledFrom(of).Draw(s.t, "pick") }

func (s *sketch) fresh() int { s.drawn++; return s.drawn }

// words is the text of a run: values, loops within the line, plain text.
func (s *sketch) words() string {
	return s.pick("文字", "{{名}}", "{{值}}", "{{没有}}", "a & <b>", "{{#列}}{{.}}、{{/列}}", "{{#真}}是{{/}}", "{{^空}}{{名}}{{/空}}", "{{项.名}}", "", " ", "{{长}}")
}

func (s *sketch) paragraph() string {
	var pieces []string
	for range rapid.IntRange(0, 3).Draw(s.t, "pieces") {
		pieces = append(pieces, r(s.words(), s.pick("<w:b/>", `<w:rFonts w:ascii="Arial"/>`)))
	}
	switch rapid.IntRange(0, 9).Draw(s.t, "extra") {
	case 0:
		id := s.fresh()
		pieces = append([]string{fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="b%d"/>`, id, id)}, append(pieces, fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, id))...)
	case 1:
		pieces = append(pieces, fmt.Sprintf(`<w:r><w:drawing><wp:inline><wp:docPr id="%d" name="x"/></wp:inline></w:drawing></w:r>`, s.fresh()))
	case 2:
		pieces = append(pieces, field("begin"), `<w:r><w:instrText>PAGE</w:instrText></w:r>`, field("end"))
	}
	return fmt.Sprintf(`<w:p w14:paraId="%08X">%s</w:p>`, s.fresh(), strings.Join(pieces, ""))
}

func (s *sketch) table(depth int) string {
	var rows []string
	for range rapid.IntRange(1, 3).Draw(s.t, "rows") {
		left, right := s.blocks(depth-1), s.paragraph()
		if rapid.Bool().Draw(s.t, "loop") {
			list := s.pick("列", "空", "表", "没有")
			left, right = p("{{#"+list+"}}")+left, right+p("{{/"+list+"}}")
		}
		rows = append(rows, row(left+s.paragraph(), right))
	}
	return tbl(rows...)
}

// blocks is what a body or a cell holds, ending in a paragraph.
func (s *sketch) blocks(depth int) string {
	var b strings.Builder
	for range rapid.IntRange(0, 3).Draw(s.t, "blocks") {
		switch kind := rapid.IntRange(0, 4).Draw(s.t, "kind"); {
		case kind == 0 && depth > 0:
			b.WriteString(s.table(depth) + s.paragraph())
		case kind == 1 && depth > 0:
			list := s.pick("列", "空", "表", "真", "没有")
			b.WriteString(p("{{#"+list+"}}") + s.blocks(depth-1) + p("{{/"+list+"}}"))
		default:
			b.WriteString(s.paragraph())
		}
	}
	return b.String() + s.paragraph()
}

func (s *sketch) file() file {
	return file{body: s.blocks(3) + section, header: s.blocks(1), footer: s.blocks(1)}
}

func (s *sketch) data() map[string]any {
	text := rapid.SampledFrom([]string{"甲", "“引”", "a\nb", "a\n\nb\tc", "{{名}}", "<&>", "", "𠮷", "\f"})
	list := func(name string) []any {
		var out []any
		for range rapid.IntRange(0, 3).Draw(s.t, name) {
			out = append(out, map[string]any{"名": text.Draw(s.t, "名"), "列": []any{text.Draw(s.t, "项")}})
		}
		return out
	}
	return map[string]any{"名": text.Draw(s.t, "名"), "值": rapid.IntRange(-5, 5).Draw(s.t, "值"), "列": []any{text.Draw(s.t, "一"), 2}, "表": list("表"), "空": []any{},
		"真": rapid.Bool().Draw(s.t, "真"), "长": strings.Repeat(text.Draw(s.t, "长"), 3), "项": map[string]any{"名": text.Draw(s.t, "项名")}}
}

// Whatever is drawn fills into a sound document, and the same way each time.
func TestRenderingIsSoundAndRepeats(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := &sketch{t: rt}
		packed, data := s.file().docx(t), s.data()
		policy := rapid.SampledFrom([]tags.Policy{tags.Blank, tags.Keep, tags.Mark}).Draw(rt, "policy")
		first := renderedTwice(rt, packed, data, policy)
		for _, fault := range unsound(members(t, first)) {
			rt.Error(fault)
		}
	})
}

func renderedTwice(rt *rapid.T, packed []byte, data any, policy tags.Policy) []byte {
	var docs [2][]byte
	for i := range docs {
		tpl, err := docx.Compile(packed)
		if err != nil {
			rt.Fatal(err)
		}
		if docs[i], err = tpl.Render(data, docx.Missing(policy)); err != nil {
			rt.Skip(err)
		}
	}
	if !bytes.Equal(docs[0], docs[1]) {
		rt.Fatal("the same template and data gave other bytes")
	}
	return docs[0]
}

// Without tags no part changes, however oddly it is written.
func TestBytesOutsideTagsStay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := &sketch{t: rt}
		odd := strings.NewReplacer("{{", "{ {", "><", rapid.SampledFrom([]string{"><", "> <", "><!-- {{x}} --><", ">\n<", "><?x y?><"}).Draw(rt, "between"),
			"<w:b/>", rapid.SampledFrom([]string{"<w:b />", "<w:b\tw:val='0'\n/>", "<w:b></w:b>"}).Draw(rt, "bold"), "}}", "} }")
		packed := file{body: odd.Replace(s.blocks(3)), header: odd.Replace(s.blocks(1)), more: map[string]string{"a.bin": s.pick("", "{{名}}")}}.docx(t)
		tpl, err := docx.Compile(packed)
		if err != nil {
			rt.Fatal(err)
		}
		doc, err := tpl.Render(s.data())
		if err != nil {
			rt.Fatal(err)
		}
		before, after := members(t, packed), members(t, doc)
		for name := range before {
			if !bytes.Equal(before[name], after[name]) {
				rt.Errorf("%s: %s\nbecame %s", name, before[name], after[name])
			}
		}
	})
}

// One template serves many goroutines.
func TestRenderingAtOnce(t *testing.T) {
	tpl, err := docx.Compile(file{body: ps("{{#列}}", "{{名}}{{@序号}}", "{{/列}}") + tbl(row("{{#列}}{{名}}", "{{/}}")) + p(box(p("{{值}}"))), header: p("{{值}}")}.docx(t))
	if err != nil {
		t.Fatal(err)
	}
	data := decode(t, fuzzData)
	want, err := tpl.Render(data)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				got, err := tpl.Render(data)
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("other bytes, error %v", err)
				}
			}
		})
	}
	all.Wait()
}
