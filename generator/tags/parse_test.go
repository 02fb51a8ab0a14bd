package tags_test

import (
	"slices"
	"strings"
	"testing"

	"huishang/generator/tags"
)

func TestParse(t *testing.T) {
	cases := []struct {
		in       string
		kind     tags.Kind
		name     string
		optional bool
		column   bool
		paths    []string
	}{
		{in: "名称", name: "名称", paths: []string{"名称"}},
		{in: " 　名称\u00a0\u200b", name: "名称", paths: []string{"名称"}},
		{in: "甲方.名称", name: "甲方.名称", paths: []string{"甲方.名称"}},
		{in: ".", name: "."},
		{in: "@序号", name: "@序号"},
		{in: "名称?", name: "名称", optional: true, paths: []string{"名称"}},
		{in: "名称 ？", name: "名称", optional: true, paths: []string{"名称"}},
		{in: "日期? | 日期", name: "日期", optional: true, paths: []string{"日期"}},
		{in: "#议题", kind: tags.Open, name: "议题", paths: []string{"议题"}},
		{in: "＃ 议题", kind: tags.Open, name: "议题", paths: []string{"议题"}},
		{in: "#列：年度", kind: tags.Open, name: "年度", column: true, paths: []string{"年度"}},
		{in: "^议题", kind: tags.Inverted, name: "议题", paths: []string{"议题"}},
		{in: "/", kind: tags.Close},
		{in: "／议题", kind: tags.Close, name: "议题"},
		{in: "/经费 > 0", kind: tags.Close, name: "经费 > 0"},
		{in: "%图 宽:5 高:3", kind: tags.Image, name: "图", paths: []string{"图"}},
		{in: "~单位", kind: tags.Merge, name: "单位", paths: []string{"单位"}},
		{in: "+附件", kind: tags.Include, name: "附件", paths: []string{"附件"}},
		{in: "#经费 ＞ 0 and 类别 ＝＝ “重大”", kind: tags.Open, name: `经费 > 0 and 类别 == "重大"`, paths: []string{"经费", "类别"}},
		{in: "#甲方.人数 > 乙方.人数", kind: tags.Open, name: "甲方.人数 > 乙方.人数", paths: []string{"甲方.人数", "乙方.人数"}},
		{in: `#名 == "a|b"`, kind: tags.Open, name: `名 == "a|b"`, paths: []string{"名"}},
		{in: `#名 == 'a（|）“'`, kind: tags.Open, name: `名 == 'a（|）“'`, paths: []string{"名"}},
		{in: "甲 || 乙", name: "甲 || 乙", paths: []string{"甲", "乙"}},
		{in: "2026年计划", name: "2026年计划", paths: []string{"2026年计划"}},
		{in: "first name", name: "first name", paths: []string{"first name"}},
	}
	for _, c := range cases {
		tag, err := tags.Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		paths := tag.Paths()
		slices.Sort(paths)
		slices.Sort(c.paths)
		if tag.Kind != c.kind || tag.Name != c.name || tag.Optional != c.optional || tag.Column != c.column || !slices.Equal(paths, c.paths) {
			t.Errorf("%s: kind %s, name %q, optional %v, column %v, paths %q", c.in, tag.Kind, tag.Name, tag.Optional, tag.Column, paths)
		}
	}
}

func TestImageArguments(t *testing.T) {
	tag, err := tags.Parse("%图 宽:5 高:3.2")
	if err != nil || tag.Args["宽"] != "5" || tag.Args["高"] != "3.2" {
		t.Errorf("%v %v", tag, err)
	}
}

func TestParseFaults(t *testing.T) {
	for in, want := range map[string]string{
		"":            "标签是空的，请写上名称",
		"　":           "标签是空的，请写上名称",
		"#":           "标签“#”里没有名称",
		" ? ":         "标签“?”里没有名称",
		"| 日期":        "标签“| 日期”里没有名称",
		"日 | 日其":      "没有名为“日其”的过滤器；是否应为“日期”？",
		"日 | ":        "没有名为“”的过滤器",
		"@序":          "没有名为“@序”的循环变量；是否应为“@序号”？",
		"@序好":         "没有名为“@序好”的循环变量；是否应为“@序号”？",
		"#经费 > ":      "看不懂条件或名称“经费 >”：unexpected token EOF (1:4)",
		`#名 == "a`:    `看不懂条件或名称“名 == "a”：`,
		"#{a":         "看不懂条件或名称“{a”：",
		"名 == 1 == ":  "看不懂条件或名称“名 == 1 ==”：",
		"#(a or b":    "看不懂条件或名称“(a or b”：",
		"a | 空则:x | ": "没有名为“”的过滤器",
	} {
		if _, err := tags.Parse(in); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

func TestClosingTags(t *testing.T) {
	for _, c := range []struct {
		open, end string
		want      bool
	}{
		{"#议题", "/议题", true}, {"#议题", "/", true}, {"#议题", "/议案", false}, {"#列:年度", "/列:年度", true},
		{"#列:年度", "/年度", true}, {"#列:年度", "/列", true}, {"#年度", "/列", false}, {"#a > 1", "/a ＞ 1", true}, {"^议题", "/议题", true},
	} {
		open, err1 := tags.Parse(c.open)
		end, err2 := tags.Parse(c.end)
		if err1 != nil || err2 != nil || end.Closes(open) != c.want {
			t.Errorf("%s ends %s: %v, want %v (%v, %v)", c.end, c.open, !c.want, c.want, err1, err2)
		}
	}
}

func TestNeedsLoop(t *testing.T) {
	for in, want := range map[string]bool{"@序号": true, "#@首": true, "@序号 + 1": true, "#@序号 > 1 and 名 == '@'": true, "名": false, `#名 == "@序号"`: false, "#名 == '@序号'": false} {
		if tag, err := tags.Parse(in); err != nil || tag.NeedsLoop() != want {
			t.Errorf("%s: want %v, error %v", in, want, err)
		}
	}
}
