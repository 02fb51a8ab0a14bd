package tags_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"huishang/generator/tags"
)

// A filterCase is a value through a filter; fault is the error instead.
type filterCase struct {
	value       any
	filter      string
	want, fault string
}

var filterCases = []filterCase{
	{"2026-06-12", "日期", "2026年6月12日", ""},
	{"2026.6.1", "日期", "2026年6月1日", ""},
	{"2026/06/01", "日期", "2026年6月1日", ""},
	{"2026年6月1日", "日期", "2026年6月1日", ""},
	{"2026-06-12T08:00:00+08:00", "日期", "2026年6月12日", ""},
	{time.Date(2026, 2, 3, 23, 0, 0, 0, time.UTC), "日期", "2026年2月3日", ""},
	{"", "日期", "", ""},
	{"2026-06", "日期", "", "的日期只有年月，没有日"},
	{"2026-02-29", "日期", "", "的日期“2026-02-29”不存在"},
	{"2026-13-01", "日期", "", "的日期“2026-13-01”不存在"},
	{"2026-00-10", "日期", "", "的日期“2026-00-10”不存在"},
	{"下周五", "日期", "", "的值“下周五”不是日期，应写成2026-06-12"},
	{"2024-02-29", "日期", "2024年2月29日", ""},
	{"2026-06", "年月", "2026年6月", ""},
	{"2026年6月", "年月", "2026年6月", ""},
	{"2026-06-12", "年月", "2026年6月", ""},
	{"2026-06-12", "年", "2026年", ""},
	{"2026-06-12", "汉字日期", "二〇二六年六月十二日", ""},
	{"2010-12-30", "汉字日期", "二〇一〇年十二月三十日", ""},
	{"2026-06", "汉字日期", "二〇二六年六月", ""},
	{json.Number("3.14159"), "小数:2", "3.14", ""},
	{json.Number("2.5"), "小数：0", "3", ""},
	{"-0.125", "小数:2", "-0.13", ""},
	{1, "小数", "1.00", ""},
	{0.1 + 0.2, "小数:3", "0.300", ""},
	{"x", "小数:2", "", "的值“x”不是数"},
	{1, "小数:x", "", "的小数位数“x”不是0到12的整数"},
	{1, "小数:13", "", "的小数位数“13”不是0到12的整数"},
	{json.Number("1e999999999"), "小数:2", "", "的值“1e999999999”不是数"},
	{json.Number("1234567.891"), "千分位", "1,234,567.891", ""},
	{json.Number("-123456"), "千分位", "-123,456", ""},
	{json.Number("999.995"), "千分位:2", "1,000.00", ""},
	{true, "千分位", "", "的值“true”不是数"},
	{json.Number("1200"), "大写", "壹仟贰佰元整", ""},
	{"一千", "大写", "", "的值“一千”不是数"},
	{json.Number("1e17"), "大写", "", "金额“100000000000000000”太大，不能写成大写"},
	{305, "汉字数字", "三百零五", ""},
	{1.5, "汉字数字", "", "的值“1.5”不是整数"},
	{json.Number("-9223372036854775808"), "汉字数字", "", "的值“-9223372036854775808”太大，不能写成汉字或编号"},
	{12, "编号:一、", "十二、", ""},
	{3, "编号:（一）", "（三）", ""},
	{3, "编号:（1）", "（3）", ""},
	{3, "编号:１．", "3．", ""},
	{20, "编号:①", "⑳", ""},
	{21, "编号:①", "（21）", ""},
	{3, "编号:a", "", "的编号样式“a”里没有“一”“1”或“①”"},
	{json.Number("1200.5"), "万元", "1,200.5万元", ""},
	{json.Number("1200.5"), "元:2", "1,200.50元", ""},
	{"x", "万元", "", "的值“x”不是数"},
	{json.Number("12.34"), "百分比", "12.34%", ""},
	{json.Number("12.345"), "百分比:1", "12.3%", ""},
	{json.Number("125000"), "亿元", "12.5亿元", ""},
	{json.Number("0.12"), "乘:100", "12", ""},
	{json.Number("10"), "除:4", "2.5", ""},
	{json.Number("10"), "除:0", "", "的乘除数“0”不是不为零的数"},
	{json.Number("10"), "乘:x", "", "的乘除数“x”不是不为零的数"},
	{[]any{"甲", "", "乙", nil}, "顿号", "甲、乙", ""},
	{[]string{"甲", "乙"}, "顿号", "甲、乙", ""},
	{"甲", "顿号", "甲", ""},
	{[]any{}, "顿号", "", ""},
	{[]any{map[string]any{}}, "顿号", "", "的值是一组内容，不能当作文字填入；请写到里面的名称（如“名称.下级名称”）或用循环"},
	{[]any{1, 2}, "连接:；", "1；2", ""},
	{"", "空则:无", "无", ""},
	{nil, "空则:待定：另行通知", "待定：另行通知", ""},
	{"有", "空则:无", "有", ""},
	{0, "空则:无", "0", ""},
	{true, "是否", "是", ""},
	{"", "是否", "否", ""},
	{"甲", "勾选:甲", "☑", ""},
	{"乙", "勾选:甲", "☐", ""},
	{false, "勾选", "☐", ""},
	{[]any{1, 2, 3}, "长度", "3", ""},
	{"𠮷野家", "长度", "3", ""},
	{" 张　三\u00a0", "去空白", "张三", ""},
	{"完成。；", "去句号", "完成", ""},
}

func TestFilters(t *testing.T) {
	for _, c := range filterCases {
		tag, err := tags.Parse("值 | " + c.filter)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := tag.EvalText(tags.NewScope(map[string]any{"值": c.value}))
		switch {
		case err == nil && c.fault != "", err != nil && err.Error() != c.fault:
			t.Errorf("%v | %s: error %v, want %s", c.value, c.filter, err, c.fault)
		case got != c.want:
			t.Errorf("%v | %s: %q, want %q", c.value, c.filter, got, c.want)
		}
	}
}

func TestEveryFilterHasCases(t *testing.T) {
	for _, name := range tags.FilterNames() {
		if !slices.ContainsFunc(filterCases, func(c filterCase) bool {
			return c.filter == name || len(c.filter) > len(name) && c.filter[:len(name)] == name && (c.filter[len(name)] == ':' || c.filter[len(name)] >= 0x80)
		}) {
			t.Errorf("filter %s has no case", name)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		v    any
		want string
	}{
		{nil, ""}, {"文", "文"}, {1, "1"}, {int64(-2), "-2"}, {1e21, "1000000000000000000000"}, {0.1, "0.1"}, {true, "true"},
		{json.Number("12.50"), "12.50"}, {json.Number("1.2e3"), "1200"}, {json.Number("1e999999999"), "1e999999999"},
		{decimal.RequireFromString("3.20"), "3.2"}, {[]any{"a", nil, "b"}, "a、b"}, {[]int{1, 2}, "1、2"}, {time.Minute, "1m0s"},
	} {
		if got, err := tags.Text(c.v); got != c.want || err != nil {
			t.Errorf("%#v: %q %v, want %q", c.v, got, err, c.want)
		}
	}
	for _, v := range []any{map[string]any{}, struct{}{}, []any{map[string]any{}}, []byte("x")} {
		if got, err := tags.Text(v); err == nil {
			t.Errorf("%#v is the text %q", v, got)
		}
	}
}

func TestBadRune(t *testing.T) {
	for s, want := range map[string]rune{"": -1, "a\n\t\r中😀\u007f\ufffd": -1, "\x00": 0, "中\x1f": 0x1f, "a\ufffe": 0xfffe, "\xff": 0xfffd, "中\xe4\xb8": 0xfffd, "\xed\xa0\x80": 0xfffd} {
		if got := tags.BadRune(s); got != want {
			t.Errorf("%q: %x, want %x", s, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"议题", "协议书", "市领导", "经费", "名"}
	for name, want := range map[string]string{"议体": "议题", "协仪书": "协议书", "书协议": "", "市领道": "市领导", "经": "经费", "额": "", "完全不同的": "", "费经": "经费", "名": ""} {
		if got := tags.Nearest(name, known); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
