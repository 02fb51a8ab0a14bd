package format

import (
	"fmt"
	"regexp"
	"strings"
)

// dates is FMT-12: GB/T 9704—2012 7.3.5.4.
var dates = Rule{ID: "FMT-12", Subject: "日期", Level: Fault, Article: Standard + " 7.3.5.4",
	Quote: "成文日期中的数字：用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（即1不编为01）。",
	Check: "日期形如“2026年6月1日”：阿拉伯数字，年份四位，月、日前不加0", hold: holdDates}

var (
	rightDate  = regexp.MustCompile(`^20\d{2}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$`)
	paddedDate = regexp.MustCompile(`(\d{4})年(0?\d|1[0-2])月(?:(0?\d|[12]\d|3[01])日)?`)
)

func holdDates(s *sheet, v *verdict) {
	for i := range s.lines {
		l := &s.lines[i]
		whole := strings.Trim(l.text, "（）()")
		switch {
		case isDate(whole) && (l.kind == date || l.kind == subtitle || l.kind == inTable || l.kind == inBox):
			v.holds()
			if fault := dateFault(whole); fault != "" {
				v.find(l.here(), "日期“"+whole+"”"+fault, "改为阿拉伯数字，年份四位，月、日前不加0，如“2026年6月1日”")
			}
		case strings.Contains(l.text, "年0") || strings.Contains(l.text, "月0"):
			l.holdPadded(v)
		}
	}
}

// dateFault tells what is wrong with a line that is a date.
func dateFault(s string) string {
	switch {
	case rightDate.MatchString(s):
		var year, month, day int
		if n, _ := fmt.Sscanf(s, "%d年%d月%d日", &year, &month, &day); n == 3 && day > daysOf(year, month) {
			return fmt.Sprintf("不存在，%d月没有%d日", month, day)
		}
		return ""
	case strings.ContainsAny(s, "〇○零Oo一二三四五六七八九十"):
		return "没有用阿拉伯数字"
	case strings.ContainsAny(s, "０１２３４５６７８９"):
		return "用了全角数字"
	case strings.ContainsAny(s, " 　\t"):
		return "数字之间有空格"
	case strings.Contains(s, "年0") || strings.Contains(s, "月0"):
		return "月、日编了虚位（前面多了0）"
	case strings.Index(s, "年") < 4:
		return "年份不是四位全称"
	}
	return "不是一个有效的日期"
}

func daysOf(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// holdPadded finds dates with a nought too many inside a text.
func (l *line) holdPadded(v *verdict) {
	v.holds()
	for _, m := range paddedDate.FindAllString(l.text, -1) {
		if strings.Contains(m, "年0") || strings.Contains(m, "月0") {
			v.find(l.here(), "日期“"+m+"”月、日编了虚位（前面多了0）", "删去月、日前的0，如“2026年6月1日”")
			return
		}
	}
}
