package checks

import (
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"huishang"
)

var decimalOne = decimal.NewFromInt(1)

// evaluate computes an expression over a dossier as a message would show it.
func evaluate(t *testing.T, dossier *huishang.Dossier, source string) string {
	t.Helper()
	b := newBuilder()
	own := newPage(settingsFile, &b.faults)
	data, err := embedded.ReadFile("rules/" + settingsFile)
	if err != nil {
		t.Fatal(err)
	}
	own.settings(b, data)
	c := b.compiler()
	e, slips := c.compile(source, anything)
	if len(slips) > 0 {
		t.Fatalf("%s: %v", source, slips)
	}
	f := &frame{slots: make([]any, c.slots), marks: make([]mark, c.slots), run: &run{rules: b.rules, titles: map[string][]bigram{}}}
	f.slots[0] = newRecord(&subject{Dossier: *dossier}, b.root.shape)
	v := e.eval(f)
	if v == nil {
		return "nil"
	}
	return plain(v)
}

// TestFunctions holds every function of the rule language to its meaning.
func TestFunctions(t *testing.T) {
	year := func(y int, rd string) huishang.Statistics {
		d, err := huishang.ParseDecimal(rd)
		if err != nil {
			t.Fatal(err)
		}
		return huishang.Statistics{Year: y, RD: d}
	}
	dossier := &huishang.Dossier{
		City: huishang.City{Name: "唐山市", GovName: "唐山市人民政府", Statistics: []huishang.Statistics{year(2024, "205"), year(2022, "171.8"), year(2023, "180")}},
		Protocol: &huishang.Protocol{Title: " 河北省　议定书\n", ValidFrom: huishang.NewDate(2023, 5, 18), ValidYears: 5, ValidUntil: huishang.NewDate(2028, 5, 17),
			Preamble: "与保定市人民政府、唐山市人民政府商定", Principles: []string{"进一步", "大力"}},
	}
	dossier.City.Statistics[0].GDP, _ = huishang.ParseDecimal("10003.9")
	dossier.Procedure.Establishment = []huishang.Event{{Step: huishang.EstReview, At: huishang.NewDate(2023, 2, 7)}, {Step: huishang.EstCityObjection}, {Step: huishang.EstConsult}}
	for source, want := range map[string]string{
		`已填(议定书.标题)`:                                         "是",
		`已填("　 ")`:                                           "否",
		`已填(协议书)`:                                            "否",
		`去空白(议定书.标题)`:                                        "河北省议定书",
		`字数(议定书.标题)`:                                         "6",
		`字数(议定书.评估条款)`:                                       "0",
		`匹配("安排资金500万元", 设定.刚性承诺)`:                           "安排资金500",
		`含任一("京津冀协同", ["京津冀"])`:                              "是",
		`相似度("甲乙丙", "甲乙丁")`:                                  "0.5",
		`二位(10 / 3)`:                                         "3.33",
		`百分(1 / 3)`:                                          "33.33",
		`绝对值(0 - 1.5)`:                                       "1.5",
		`0.1 + 0.2 == 0.3`:                                   "是",
		`相等(1, 1.0)`:                                         "是",
		`相等(议定书.有效期年限, 协议书.年份)`:                              "nil",
		`差(["甲", "乙"], ["乙"])`:                               "甲",
		`重复(["甲", "乙", "甲", "甲"])`:                           "甲",
		`合并([["甲"], ["乙"]])`:                                 "甲、乙",
		`len(两两(["甲", "乙", "丙"]))`:                           "3",
		`首个(["甲", "乙"])`:                                     "甲",
		`len(相邻年度(城市.统计数据))`:                                 "2",
		`map(近年(城市.统计数据, 2), .年份)`:                           "2023、2024",
		`len(近年(城市.统计数据, 4))`:                                "0",
		`某年(城市.统计数据, 2023).研发经费`:                             "180",
		`最近一年(城市.统计数据).年份`:                                   "2024",
		`强度(最近一年(城市.统计数据))`:                                  "2.05",
		`强度(某年(城市.统计数据, 2023))`:                              "nil",
		`全省平均(2022)`:                                         "2.02",
		`全省平均(1999)`:                                         "nil",
		`年(议定书.有效期起)`:                                        "2023",
		`天数(议定书.有效期起, 议定书.有效期止)`:                             "1826",
		`月数(议定书.有效期起, 议定书.有效期止)`:                             "59",
		`期满日(议定书.有效期起, 5)`:                                   "2028-05-17",
		`不晚于(议定书.有效期起, 议定书.有效期止)`:                            "是",
		`不晚于(议定书.有效期止, 议定书.有效期起)`:                            "否",
		`不晚于(议定书.有效期止, 议定书.签署日期)`:                            "是",
		`最早([议定书.有效期止, 议定书.有效期起])`:                           "2023-05-18",
		`最晚([议定书.有效期止, 议定书.有效期起])`:                           "2028-05-17",
		`含步骤(程序.建立程序, "est.review")`:                         "是",
		`步骤日(程序.建立程序, "est.review")`:                         "2023-02-07",
		`末次在后(程序.建立程序, "est.consult", "est.city_objection")`: "是",
		`末次在后(程序.建立程序, "est.review", "est.city_objection")`:  "否",
		`漏步(程序.建立程序, "est.city_objection", ["est.review", "est.consult"], ["est.sign"])`: "审核",
		`重走漏步(程序.建立程序, "est.city_objection", ["est.consult", "est.review"])`:             "审核",
		`未按序(["甲", "丙", "乙"], ["甲", "乙", "丙"])`:                                          "丙",
		`map(各文件(卷宗), 文件名称(#))`:                                                          "议定书",
		`文件代码(议定书)`:                                                                 "nil",
		`他市名称(议定书, [城市.市政府])`:                                                       "保定市人民政府",
		`议定书.签署日期 < 议定书.有效期止`:                                                       "nil",
		`议定书.签署日期 < 议定书.有效期止 and false`:                                             "否",
		`none(城市.统计数据, .研发经费 > 500)`:                                                "是",
		`all(城市.统计数据, .地区生产总值 > 1)`:                                                 "nil",
		`count(城市.统计数据, .年份 >= 2023) + sum(城市.统计数据, .研发经费)`:                         "558.8",
		`二位(套话密度(议定书)) > 0`:                                                         "是",
		`(议定书.阶段 == nil ? "无" : "有") + 议定书.有效期年限`:                                   "无5",
		`城市.名称 startsWith "唐山" and 城市.名称 endsWith "市" and not (城市.名称 in 设定.另行确认的市)`: "是",
	} {
		if got := evaluate(t, dossier, source); got != want {
			t.Errorf("%s is %s, want %s", source, got, want)
		}
	}
}

// TestFunctionsAreDocumented holds that every function says what it does and that none is named twice.
func TestFunctionsAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range functionTable() {
		if f.doc == "" || seen[f.name] || f.call == nil || reflect.ValueOf(f.result).IsNil() {
			t.Errorf("function %s", f.name)
		}
		seen[f.name] = true
	}
}
