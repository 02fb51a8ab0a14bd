package format_test

import (
	"slices"
	"strings"
	"testing"

	"huishang/checks/format"
)

func check(t testing.TB, m manuscript) *format.Report {
	t.Helper()
	r, err := format.Check(m.docx(t), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func failed(r *format.Report) []string {
	var ids []string
	for _, f := range r.Findings {
		if !slices.Contains(ids, f.Rule) {
			ids = append(ids, f.Rule)
		}
	}
	slices.Sort(ids)
	return ids
}

// The sound manuscript passes every rule, and every rule but those about rounds and theme has something to look at.
func TestSoundManuscript(t *testing.T) {
	r := check(t, sound())
	for _, f := range r.Findings {
		t.Errorf("%s %s: %s", f.Rule, f.Place, f.Message)
	}
	for _, rule := range format.Rules() {
		if got := r.Outcomes[rule.ID]; got != format.Passed && rule.ID != "RES-3" {
			t.Errorf("%s is %s", rule.ID, got)
		}
	}
}

// One thing changed in the sound manuscript departs from one rule, and from no other.
func TestRules(t *testing.T) {
	ownPage := `<w:pageBreakBefore/></w:pPr><w:rPr>` + face("黑体")
	title := `<w:jc w:val="center"/></w:pPr><w:rPr>` + face("方正小标宋简体")
	for _, c := range []struct{ rule, name, old, replacement, says string }{
		{"FMT-1", "another paper", `w:h="16838"`, `w:h="15840"`, "不是A4"},
		{"FMT-1", "turned without a table", `<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`, "横放"},
		{"FMT-1", "half a millimetre off", `w:w="11906"`, `w:w="11936"`, "不是A4"},
		{"FMT-2", "Word's own margins", `w:left="1588"`, `w:left="1800"`, "左31.8毫米"},
		{"FMT-2", "a gutter", `w:gutter="0"`, `w:gutter="113"`, "左30毫米"},
		{"FMT-3", "small by itself", `<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>还有差距。`, `<w:sz w:val="28"/></w:rPr><w:t>还有差距。`, "四号"},
		{"FMT-4", "another typeface", `<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>还有差距。`, `<w:rFonts w:eastAsia="宋体"/></w:rPr><w:t>还有差距。`, "宋体"},
		{"FMT-4", "a theme font", `<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>还有差距。`, `<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/></w:rPr><w:t>还有差距。`, "随主题"},
		{"FMT-4", "a theme font left over", `<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>还有差距。`, `<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="仿宋"/></w:rPr><w:t>还有差距。`, "数字、字母"},
		{"FMT-15 FMT-5", "not centred", title, `<w:jc w:val="left"/></w:pPr><w:rPr>` + face("方正小标宋简体"), "没有居中"},
		{"FMT-5", "bold", `<w:sz w:val="44"/>`, `<w:b/><w:sz w:val="44"/>`, "加了粗"},
		{"FMT-5", "small", `<w:sz w:val="44"/>`, `<w:sz w:val="36"/>`, "小二"},
		{"FMT-5", "another typeface", face("方正小标宋简体"), face("宋体"), "宋体"},
		{"FMT-6", "another typeface", `<w:pStyle w:val="One"/>`, `<w:pStyle w:val="Body"/>`, "不是黑体"},
		{"FMT-6", "a point for a 顿号", "一、总体情况", "一.总体情况", "“一.”"},
		{"FMT-6", "set in by blanks", "一、总体情况", "　　一、总体情况", "空格"},
		{"FMT-7", "another typeface", `<w:pStyle w:val="Two"/>`, `<w:pStyle w:val="Body"/>`, "不是楷体"},
		{"FMT-7", "brackets of half width", "（一）基本情况", "(一)基本情况", "半角括号"},
		{"FMT-7", "a mark behind the bracket", "（一）基本情况", "（一）、基本情况", "多了"},
		{"FMT-8", "顿号 for a point", "1.投入情况", "1、投入情况", "“1、”"},
		{"FMT-8", "brackets of half width", "（1）财政", "(1)财政", "半角括号"},
		{"FMT-8", "a level left out", "1.投入情况。投入", "投入", "跳级"},
		{"FMT-8", "a number left out", "二、下步打算", "三、下步打算", "不连续"},
		{"FMT-9", "one and a half lines", `w:line="579" w:lineRule="exact"`, `w:line="360" w:lineRule="auto"`, "1.5倍"},
		{"FMT-9", "30 points", `w:line="579"`, `w:line="600"`, "不足22行"},
		{"FMT-9", "at least", `w:line="579" w:lineRule="exact"`, `w:line="579" w:lineRule="atLeast"`, "最小值"},
		{"FMT-10", "not set in", "<w:pStyle w:val=\"Body\"/></w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>还有", "<w:pStyle w:val=\"Plain\"/></w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>还有", "没有左空二字"},
		{"FMT-10", "set in by blanks", "还有差距", "　　还有差距", "空格"},
		{"FMT-11", "the same on all pages", `<w:evenAndOddHeaders/>`, ``, "没有分开"},
		{"FMT-11", "in the middle", `<w:ind w:right="280"/><w:jc w:val="right"/>`, `<w:jc w:val="center"/>`, "居中"},
		{"FMT-11", "at the very edge", `<w:ind w:right="280"/>`, ``, "空一字"},
		{"FMT-11", "short dashes", `— </w:t>`, `- </w:t>`, "写作"},
		{"FMT-11", "small", `<w:sz w:val="28"/>`, `<w:sz w:val="21"/>`, "五号"},
		{"FMT-11", "another typeface", face("宋体"), face("仿宋"), "应为宋体"},
		{"FMT-11", "none", `PAGE`, `NUMPAGES`, "没有页码"},
		{"FMT-12", "a nought too many", "2026年6月12日", "2026年06月12日", "虚位"},
		{"FMT-12", "Chinese numerals", "2026年6月12日", "二〇二六年六月十二日", "阿拉伯"},
		{"FMT-12", "no such day", "2026年6月12日", "2026年6月31日", "没有31日"},
		{"FMT-12", "within the text", "还有差距。", "自2026年05月起有差距。", "虚位"},
		{"FMT-13", "square brackets", "唐科函〔2026〕1号", "唐科函[2026]1号", "六角括号"},
		{"FMT-13", "第", "唐科函〔2026〕1号", "唐科函〔2026〕第1号", "“第”"},
		{"FMT-13", "a nought too many", "唐科函〔2026〕1号", "唐科函〔2026〕01号", "虚位"},
		{"FMT-13", "quoted", "冀科字〔2025〕12号", "冀科字（2025）12号", "六角括号"},
		{"FMT-14", "顿号 for a point", "附件：1.任务", "附件：1、任务", "“1、”"},
		{"FMT-14", "a mark behind the name", "1.任务清单<", "1.任务清单；<", "名称后多了"},
		{"FMT-14", "another name", "1.任务清单<", "1.任务分工表<", "不一致"},
		{"FMT-14", "a colon of half width", "附件：1", "附件:1", "半角冒号"},
		{"FMT-14", "no blank line", "<w:p><w:pPr><w:pStyle w:val=\"KeepPlain\"/></w:pPr></w:p>\n<w:p><w:pPr><w:pStyle w:val=\"Note\"/>", "<w:p><w:pPr><w:pStyle w:val=\"Note\"/>", "空一行"},
		{"FMT-15", "on the same page", ownPage, strings.Replace(ownPage, `<w:pageBreakBefore/>`, ``, 1), "另起一页"},
		{"FMT-15", "another typeface", ownPage, `<w:pageBreakBefore/></w:pPr><w:rPr>` + face("仿宋"), "不是黑体"},
		{"FMT-15", "a colon", "附件2<", "附件2：<", "冒号"},
		{"FMT-15", "the title on the second line", "附件1</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val=\"Plain\"/></w:pPr></w:p>", "附件1</w:t></w:r></w:p>", "第三行"},
		{"FMT-16", "set in", `<w:pStyle w:val="To"/>`, `<w:pStyle w:val="Body"/>`, "顶格"},
		{"FMT-16", "a colon of half width", "技术厅：", "技术厅:", "半角冒号"},
		{"FMT-17", "not bound", `<w:pStyle w:val="KeepPlain"/>`, `<w:pStyle w:val="Plain"/>`, "与下段同页"},
		{"FMT-17", "此页无正文", "以上材料请审阅。", "（此页无正文）", "此页无正文"},
		{"FMT-18", "no hint", `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>现将“会商”`, `<w:t>现将“会商”`, "引号"},
		{"FMT-19", "put in", `<w:t>还有差距。</w:t></w:r>`, `<w:t>还有差距。</w:t></w:r><w:ins w:id="1" w:author="张三"><w:r><w:t>很大。</w:t></w:r></w:ins>`, "插入1处"},
		{"FMT-20", "a comma", "3,000万元，增长", "3,000万元,增长", "“,”"},
		{"FMT-20", "straight quotes", "还有差距", `还有"差距"`, "半角标点"},
		{"FMT-20", "a per cent sign of full width", "12%", "12％", "％"},
		{"RES-1", "a tag", "还有差距", "还有{{差距}}", "{{差距}}"},
		{"RES-1", "to be filled", "还有差距", "还有〔待填：差距〕", "待填"},
		{"RES-2", "another city", "还有差距", "沧州市人民政府还有差距", "沧州市"},
		{"RES-3", "the number of another year", "2026〕1号", "2025〕1号", "2025年"},
	} {
		t.Run(c.rule+" "+c.name, func(t *testing.T) {
			r := check(t, sound().but(t, c.old, c.replacement))
			if got := failed(r); !slices.Equal(got, strings.Fields(c.rule)) {
				t.Errorf("fails %v", got)
			}
			for _, f := range r.Findings {
				if strings.HasSuffix(c.rule, f.Rule) && !strings.Contains(f.Message, c.says) {
					t.Errorf("says %s", f.Message)
				}
				if f.Remedy == "" || f.Article == "" || f.Where == "" || f.Place == "" || f.Message == "" || f.Level == "" {
					t.Errorf("something is missing: %+v", f)
				}
			}
		})
	}
}
