package tags

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A civilDate is what the date filters write.
type civilDate struct{ year, month, day int }

var datePattern = regexp.MustCompile(`^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?(?:[T ].*)?$`)

// dated makes a filter of a way to write a date. It reads 2026-06-12,
// 2026.6.12, 2026年6月12日, 2026-06, time.Time and anything whose String is one.
func dated(write func(civilDate) (string, error)) Filter {
	return func(v any, _ string) (any, error) {
		if t, ok := v.(time.Time); ok {
			return write(civilDate{t.Year(), int(t.Month()), t.Day()})
		}
		s := strings.TrimSpace(plain(v))
		if s == "" {
			return nil, nil
		}
		m := datePattern.FindStringSubmatch(s)
		if m == nil {
			return nil, fmt.Errorf("的值“%s”不是日期，应写成2026-06-12", firstRunes(s, 20))
		}
		d := civilDate{atoi(m[1]), atoi(m[2]), atoi(m[3])}
		check := time.Date(d.year, time.Month(d.month), max(d.day, 1), 0, 0, 0, 0, time.UTC)
		if int(check.Month()) != d.month || m[3] != "" && check.Day() != d.day {
			return nil, fmt.Errorf("的日期“%s”不存在", firstRunes(s, 20))
		}
		return write(d)
	}
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func longDate(d civilDate) (string, error) {
	if d.day == 0 {
		return "", fmt.Errorf("的日期只有年月，没有日")
	}
	return fmt.Sprintf("%d年%d月%d日", d.year, d.month, d.day), nil
}

func yearMonth(d civilDate) (string, error) { return fmt.Sprintf("%d年%d月", d.year, d.month), nil }

func yearOnly(d civilDate) (string, error) { return fmt.Sprintf("%d年", d.year), nil }

// chineseDate writes 二〇二六年六月十二日, as old-style signatures do.
func chineseDate(d civilDate) (string, error) {
	var b strings.Builder
	for _, c := range strconv.Itoa(d.year) {
		b.WriteRune([]rune("〇一二三四五六七八九")[c-'0'])
	}
	b.WriteString("年" + ChineseNumber(int64(d.month)) + "月")
	if d.day > 0 {
		b.WriteString(ChineseNumber(int64(d.day)) + "日")
	}
	return b.String(), nil
}

// LongDate writes an ISO date as 2026年6月12日.
func LongDate(s string) (string, error) {
	v, err := dated(longDate)(s, "")
	if err != nil || v == nil {
		return "", err
	}
	return v.(string), nil
}
