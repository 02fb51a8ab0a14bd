package docx_test

import "testing"

func TestConditions(t *testing.T) {
	data := `{"经费":120.50,"类别":"重大科技项目","甲":0.1,"乙":0.2,"项":[{"额":3},{"额":8}],"空":"","是":true,"人数":"12"}`
	cases := []struct{ condition, want string }{
		{`经费 > 0 and 类别 == "重大科技项目"`, "真"},
		{`经费 > 0 && !(类别 == "一般")`, "真"},
		{`经费 > 200 or 是`, "真"},
		{`not 是`, "假"},
		{`甲 + 乙 == 0.3`, "真"},
		{`0.1 + 0.2 == 0.3`, "真"},
		{`甲 * 3 == 0.3`, "真"},
		{`经费 - 0.5 == 120`, "真"},
		{`经费 / 2 == 60.25`, "真"},
		{`-经费 < 0`, "真"},
		{`经费 ＞ 0`, "真"},
		{`类别 ＝＝ “重大科技项目”`, "真"},
		{`（经费 ＞ 0） and （类别 ！＝ “一般”）`, "真"},
		{`类别 == ‘重大科技项目’`, "真"},
		{`没有 > 0`, "假"},
		{`没有 == ""`, "真"},
		{`空 == ""`, "真"},
		{`没有.更没有 == 1`, "假"},
		{`len(项) == 2`, "真"},
		{`数(项) > 1`, "真"},
		{`all(项, .额 > 2)`, "真"},
		{`any(项, .额 > 9)`, "假"},
		{`人数 >= 12`, "真"},
		{`类别 contains "科技"`, "真"},
		{`类别 startsWith "重大"`, "真"},
		{`类别 in ["重大科技项目", "一般"]`, "真"},
		{`经费 in [1, 120.5]`, "真"},
		{`经费 not in [1, 2]`, "真"},
		{`经费 >= 120.5 ? 是 : 没有`, "真"},
	}
	for _, c := range cases {
		t.Run(c.condition, func(t *testing.T) {
			runCases(t, []fillCase{{name: "inline", body: p("{{#" + c.condition + "}}真{{/}}{{^" + c.condition + "}}假{{/}}"), data: data, want: c.want}})
		})
	}
}

// A condition is text of the document until it is read: Word may cut it too.
func TestConditionOverRunsAndRows(t *testing.T) {
	data := `{"项":[{"名":"甲","额":3},{"名":"乙","额":8}]}`
	runCases(t, []fillCase{
		{name: "over runs", body: p("{{#项}}{{#额", " > ", "5}}{{名}}{{/}}{{/}}"), data: data, want: "乙"},
		{name: "a value", body: p(`{{#项}}{{额 > 5 ? "大" : "小"}}{{/}}`), data: data, want: "小大"},
		{name: "arithmetic", body: p("{{#项}}{{额 * 1.1}} {{/}}"), data: data, want: "3.3 8.8 "},
		{name: "rows", body: tbl(row("{{#项}}{{#额 > 5}}{{名}}{{/}}", "{{额}}{{/}}")), data: data, want: "[|3][乙|8]"},
		{name: "joined text", body: p(`{{#项}}{{名 + "方"}}{{/}}`), data: data, want: "甲方乙方"},
		{name: "full-width signs inside quotes stay", body: p(`{{#名 == "甲（一）"}}是{{/}}{{#名 == '甲（一）'}}是{{/}}`), data: `{"名":"甲（一）"}`, want: "是是"},
	})
}
