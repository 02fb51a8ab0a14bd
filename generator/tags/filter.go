package tags

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// A Filter turns a value into another, with the argument after its colon.
// The error is Chinese and continues the words “标签……”.
type Filter func(v any, arg string) (any, error)

// FilterNames lists the filters by name.
func FilterNames() []string {
	out := keys(filters)
	slices.Sort(out)
	return out
}

// filters is the table of all filters.
var filters = map[string]Filter{
	"日期": dated(longDate), "年月": dated(yearMonth), "年": dated(yearOnly), "汉字日期": dated(chineseDate),
	"小数": fixed, "千分位": grouped, "大写": capitalAmount, "汉字数字": chineseNumber, "编号": numbered,
	"万元": withUnit("万元"), "元": withUnit("元"), "百分比": percent, "亿元": hundredMillion,
	"乘": scaled(decimal.Decimal.Mul), "除": scaled(decimal.Decimal.Div),
	"顿号": joinedBy("、"), "连接": joined, "空则": ifEmpty, "是否": yesNo, "勾选": ticked, "长度": length, "去空白": squeezed,
	"去句号": withoutStop,
}

func fixed(v any, arg string) (any, error) {
	d, err := figure(v)
	if err != nil {
		return nil, err
	}
	n, err := places(arg, 2)
	return d.StringFixed(n), err
}

func grouped(v any, arg string) (any, error) {
	d, err := figure(v)
	if err != nil {
		return nil, err
	}
	n, err := places(arg, -1)
	s := d.String()
	if n >= 0 {
		s = d.StringFixed(n)
	}
	return thousands(s), err
}

// thousands puts a comma before every third digit of the whole part.
func thousands(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, hasFrac := strings.Cut(s, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if hasFrac {
		b.WriteString("." + frac)
	}
	return sign + b.String()
}

func capitalAmount(v any, _ string) (any, error) {
	d, err := figure(v)
	if err != nil {
		return nil, err
	}
	return Capital(d)
}

func chineseNumber(v any, _ string) (any, error) {
	n, err := whole(v)
	if err != nil {
		return nil, err
	}
	return ChineseNumber(n), nil
}

// numbered writes a position after a sample: 一、 （一） 1. （1） ①.
func numbered(v any, arg string) (any, error) {
	n, err := whole(v)
	if err != nil {
		return nil, err
	}
	for _, r := range arg {
		switch r {
		case '一':
			return strings.Replace(arg, "一", ChineseNumber(n), 1), nil
		case '1', '１':
			return strings.Replace(arg, string(r), strconv.FormatInt(n, 10), 1), nil
		case '①':
			if n >= 1 && n <= 20 {
				return strings.Replace(arg, "①", string(rune('①'+n-1)), 1), nil
			}
			return strings.Replace(arg, "①", "（"+strconv.FormatInt(n, 10)+"）", 1), nil
		}
	}
	return nil, fmt.Errorf("的编号样式“%s”里没有“一”“1”或“①”", arg)
}

func withUnit(unit string) Filter {
	return func(v any, arg string) (any, error) {
		s, err := grouped(v, arg)
		if err != nil {
			return nil, err
		}
		return s.(string) + unit, nil
	}
}

func percent(v any, arg string) (any, error) {
	d, err := figure(v)
	if err != nil {
		return nil, err
	}
	n, err := places(arg, -1)
	if n >= 0 {
		return d.StringFixed(n) + "%", err
	}
	return d.String() + "%", err
}

// hundredMillion reads an amount in 万元, the unit in which amounts are stored.
func hundredMillion(v any, arg string) (any, error) {
	d, err := figure(v)
	if err != nil {
		return nil, err
	}
	return withUnit("亿元")(d.Shift(-4), arg)
}

func scaled(op func(a, b decimal.Decimal) decimal.Decimal) Filter {
	return func(v any, arg string) (any, error) {
		d, err := figure(v)
		if err != nil {
			return nil, err
		}
		by, err := decimal.NewFromString(arg)
		if err != nil || by.IsZero() {
			return nil, fmt.Errorf("的乘除数“%s”不是不为零的数", arg)
		}
		return op(d, by), nil
	}
}

func joinedBy(sep string) Filter {
	return func(v any, _ string) (any, error) { return joinList(v, sep) }
}

func joined(v any, arg string) (any, error) { return joinList(v, arg) }

func ifEmpty(v any, arg string) (any, error) {
	switch x := v.(type) {
	case string:
		if x == "" {
			return arg, nil
		}
		return v, nil
	case decimal.Decimal, int, bool:
		return v, nil // a figure has a text, nought as well
	case interface{ Month() time.Month }: // a date
		if x.Month() > 0 {
			return v, nil
		}
	}
	if s, err := Text(v); err != nil || s != "" {
		return v, nil
	}
	return arg, nil
}

func yesNo(v any, _ string) (any, error) {
	if Truth(v) {
		return "是", nil
	}
	return "否", nil
}

func ticked(v any, arg string) (any, error) {
	on := Truth(v)
	if arg != "" {
		on = plain(v) == arg
	}
	if on {
		return "☑", nil
	}
	return "☐", nil
}

func length(v any, _ string) (any, error) {
	if n := Len(v); n >= 0 {
		return n, nil
	}
	return len([]rune(plain(v))), nil
}

func squeezed(v any, _ string) (any, error) {
	return strings.Join(strings.FieldsFunc(plain(v), isBlank), ""), nil
}

// withoutStop takes the full stop off the end, for text that goes on in a sentence.
func withoutStop(v any, _ string) (any, error) {
	return strings.TrimRight(plain(v), "。；;."), nil
}

func figure(v any) (decimal.Decimal, error) {
	d, ok := Number(v)
	if !ok {
		return d, fmt.Errorf("的值“%s”不是数", firstRunes(plain(v), 20))
	}
	return d, nil
}

func whole(v any) (int64, error) {
	d, err := figure(v)
	switch {
	case err != nil:
		return 0, err
	case !d.IsInteger():
		return 0, fmt.Errorf("的值“%s”不是整数", firstRunes(d.String(), 20))
	case d.Abs().GreaterThanOrEqual(decimal.New(1, 16)):
		return 0, fmt.Errorf("的值“%s”太大，不能写成汉字或编号", firstRunes(d.String(), 20))
	}
	return d.IntPart(), nil
}

func places(arg string, without int32) (int32, error) {
	if arg == "" {
		return without, nil
	}
	n, err := strconv.Atoi(arg)
	if err != nil || n < 0 || n > 12 {
		return 0, fmt.Errorf("的小数位数“%s”不是0到12的整数", arg)
	}
	return int32(n), nil
}
