package generator

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"huishang"
	"huishang/generator/xlsx"
)

// dayForms are the ways staff write a day, once blanks are gone: 2026.6.12, 2026年6月12日, 2026-06-12, 20260612, with an hour or not.
var dayForms = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$`),
	regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`),
}

// chineseDigits are those of 二〇二六年六月十二日.
var chineseDigits = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7",
	"八", "8", "九", "9")

// dayOf reads a date: a day of the workbook, a number of days, or one of the usual ways to write one.
func dayOf(book *xlsx.Workbook, c xlsx.Cell, text string) (any, string) {
	if t, ok := c.Time(); ok {
		return heldDay(huishang.DateOf(t), text)
	}
	written := dense(text)
	if c.Kind == xlsx.KindNumber && len(written) < 8 {
		days, err := strconv.ParseFloat(c.Raw, 64)
		if t, ok := book.SerialDate(days); err == nil && ok && days >= firstSerial {
			return heldDay(huishang.DateOf(t), text)
		}
	}
	year, month, day, ok := dayParts(written)
	if !ok {
		return nil, fmt.Sprintf("应为日期，如 2026-06-12，现为“%s”。请写全年月日。", clipped(text, 20))
	}
	guess := huishang.NewDate(year, time.Month(month), day)
	if guess.Year() != year || int(guess.Month()) != month || guess.Day() != day {
		return nil, fmt.Sprintf("是“%s”，这一天不存在，请核对年月日。", clipped(text, 20))
	}
	return heldDay(guess, text)
}

// heldDay gives the day unless it lies outside the years a dossier speaks of.
func heldDay(day huishang.Date, text string) (any, string) {
	if _, err := huishang.ParseDate(day.String()); err != nil {
		return nil, fmt.Sprintf("是“%s”，年份不对，请核对。", clipped(text, 20))
	}
	return day.String(), ""
}

func dayParts(text string) (year, month, day int, ok bool) {
	for _, text := range []string{text, inDigits(text)} {
		for _, form := range dayForms {
			if found := form.FindStringSubmatch(text); found != nil {
				year, _ = strconv.Atoi(found[1]) // digits by the pattern
				month, _ = strconv.Atoi(found[2])
				day, _ = strconv.Atoi(found[3])
				return year, month, day, true
			}
		}
	}
	return 0, 0, 0, false
}

// inDigits writes 二〇二六年十月二十一日 as 2026年10月21日.
func inDigits(text string) string {
	text = regexp.MustCompile(`([二三])十([一二三四五六七八九])`).ReplaceAllString(text, "$1$2")
	text = regexp.MustCompile(`([二三])十`).ReplaceAllString(text, "${1}0")
	text = regexp.MustCompile(`十([一二三四五六七八九])`).ReplaceAllString(text, "1$1")
	return chineseDigits.Replace(strings.ReplaceAll(text, "十", "10"))
}
