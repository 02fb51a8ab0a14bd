package tags_test

import (
	"fmt"
	"strings"
	"testing"

	"huishang/generator/tags"
)

// scanned writes what Scan found: tags as ‹body›, loose delimiters as !open or !close with their words.
func scanned(d tags.Delims, text string) string {
	var out []string
	found, loose := d.Scan(text)
	for _, f := range found {
		out = append(out, "‹"+f.Body+"›")
	}
	for _, l := range loose {
		if l.Opening {
			out = append(out, "!open "+l.Text)
		} else {
			out = append(out, "!close "+l.Text)
		}
	}
	return strings.Join(out, " ")
}

func TestScan(t *testing.T) {
	brackets := tags.Delims{Open: "[", Close: "]"}
	angles := tags.Delims{Open: "<<", Close: ">>"}
	for _, c := range []struct {
		d        tags.Delims
		in, want string
	}{
		{tags.DefaultDelims, "", ""},
		{tags.DefaultDelims, "a { b } c", ""},
		{tags.DefaultDelims, "{{a}}", "‹a›"},
		{tags.DefaultDelims, "x{{a}}{{ b }}y", "‹a› ‹ b ›"},
		{tags.DefaultDelims, "｛｛a｝｝{｛b｝}", "‹a› ‹b›"},
		{tags.DefaultDelims, "{{}}", "‹›"},
		{tags.DefaultDelims, "{{{a}}}", "‹{a›"},
		{tags.DefaultDelims, "{{a", "!open a"},
		{tags.DefaultDelims, "{{a {{b}}", "‹b› !open a"},
		{tags.DefaultDelims, "a}} {{b}}", "‹b› !close a"},
		{tags.DefaultDelims, "{{a}} b}}", "‹a› !close b"},
		{tags.DefaultDelims, "{{" + strings.Repeat("长", 700) + "}}", "!open " + strings.Repeat("长", 20) + " !close " + strings.Repeat("长", 20)},
		{brackets, "[a] {{b}} ［c］", "‹a› ‹c›"},
		{angles, "<<a>> <b> {{c}}", "‹a›"},
	} {
		if got := scanned(c.d, c.in); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}

// What is found tiles the text: in order, without overlap, at the offsets told.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"{{a}}", "{｛a}｝", "}}{{", "{{a{{b}}c}}", "{{{{}}}}", "［a］[b", "\xff{{\xfe}}", "<<a>>", strings.Repeat("{{", 50)} {
		f.Add(s, "{{", "}}")
		f.Add(s, "[", "]")
	}
	f.Fuzz(func(t *testing.T, text, open, end string) {
		if open == "" || end == "" || open == end {
			return
		}
		found, loose := tags.Delims{Open: open, Close: end}.Scan(text)
		at := 0
		for _, x := range found {
			if x.Start < at || x.End > len(text) || x.End < x.Start || !strings.Contains(text[x.Start:x.End], x.Body) {
				t.Fatalf("%+v in %q after %d", x, text, at)
			}
			at = x.End
		}
		for _, l := range loose {
			if l.Start < 0 || l.End > len(text) || l.Start > l.End {
				t.Fatalf("%+v in %q", l, text)
			}
		}
	})
}

// Whatever parses has a kind and a name, and says the same when read again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"名", "#a > 1", "^", "/a", "%图 宽:5", "@序号", "a | 小数:2 | 空则:无", "a?", "#列:x", "'a", "＂a＂", "a.b.c", "-a", ".", "1..9", "[", "a\n", "map(a, .b)", "\xff", "{", "a ?? b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		tag, err := tags.Parse(body)
		if err != nil {
			return
		}
		again, err := tags.Parse(tag.Raw)
		if err != nil || again.Name != tag.Name || again.Kind != tag.Kind || fmt.Sprint(again.Paths()) != fmt.Sprint(tag.Paths()) {
			t.Fatalf("%q reads as %+v, then as %+v (%v)", body, tag, again, err)
		}
	})
}

// FuzzExpr evaluates whatever parses: a fault at worst, never a panic.
func FuzzExpr(f *testing.F) {
	for _, s := range []string{"经费 / 0", "经费 % 0", "列[9]", "列[0].名 > 1", "len(没有)", "数(列) > 1 and not 真", "大 * 大", "大 + 1 == 大", "-大", "-文",
		"map(列, .名)", "1 in 列", "文 in 物", "列 == 物", "文 contains 文", "经费 ** 2", "1..3", "真 ? 1 : 2", "sum(列)", "物?.名", "物['名']", "文[0:1]", "max(列)", "大 | 小数:2", "大 | 大写",
		"大 | 汉字数字", "经费 | 千分位:12", "文 | 日期", "列 | 顿号", "物 | 勾选:x", "非数 | 小数", "经费 | 除:0", "date(文)", "duration('1h')", "toJSON(物)", "fromJSON(文)"} {
		f.Add(s)
	}
	data := decodeJSON(f, `{"经费":120.5,"列":[{"名":1},{"名":"乙"},null],"物":{"名":"甲"},"文":"2026-06-12","真":true,"大":1e390,"巨":1e999999999,"空":null}`)
	f.Fuzz(func(t *testing.T, body string) {
		tag, err := tags.Parse(body)
		if err != nil || tag.Kind == tags.Close {
			return
		}
		s := tags.NewScope(data)
		if _, _, err := tag.EvalText(s); err != nil && err.Error() == "" {
			t.Fatalf("%q fails without a word", body)
		}
		s.Push("x", 0, 2)
		v, _, _ := tag.Eval(s)
		_ = tags.Truth(v)
	})
}
