package tags

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

var (
	digits  = []rune("零一二三四五六七八九")
	capital = []rune("零壹贰叁肆伍陆柒捌玖")
)

// ChineseNumber writes n in the small numerals: 0 零, 12 十二, 305 三百零五, 10000 一万.
func ChineseNumber(n int64) string {
	sign, u := "", uint64(n)
	if n < 0 {
		sign, u = "负", -u
	}
	s := numeral(u, digits, []string{"", "十", "百", "千"})
	if rest, ok := strings.CutPrefix(s, "一十"); ok {
		s = "十" + rest
	}
	return sign + s
}

// numeral writes n by groups of four digits: 一万二千三百亿, not 一万亿二千三百亿.
func numeral(n uint64, digit []rune, unit []string) string {
	if n == 0 {
		return string(digit[0])
	}
	groups := []string{"", "万", "亿", "万亿", "亿亿"}
	var b strings.Builder
	zero := false // a zero is owed before the next digit
	for g := len(groups) - 1; g >= 0; g-- {
		div := uint64(1)
		for range g {
			div *= 10000
		}
		part := n / div % 10000
		if part == 0 {
			zero = zero || b.Len() > 0
			continue
		}
		if b.Len() > 0 && (zero || part < 1000) {
			b.WriteRune(digit[0])
		}
		b.WriteString(fourDigits(part, digit, unit))
		if g == 3 && n/1e8%10000 > 0 {
			b.WriteString("万")
		} else {
			b.WriteString(groups[g])
		}
		zero = false
	}
	return b.String()
}

func fourDigits(n uint64, digit []rune, unit []string) string {
	var b strings.Builder
	zero := false
	for p, div := 3, uint64(1000); p >= 0; p, div = p-1, div/10 {
		d := n / div % 10
		if d == 0 {
			zero = zero || b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(digit[0])
			zero = false
		}
		b.WriteRune(digit[d])
		b.WriteString(unit[p])
	}
	return b.String()
}

// Capital writes an amount of 元 in capital numerals as cheques and agreements
// do: 1200 壹仟贰佰元整, 10.05 壹拾元零伍分. It is rounded to 分.
func Capital(d decimal.Decimal) (string, error) {
	cents := d.Abs().Round(2).Shift(2)
	if cents.GreaterThanOrEqual(decimal.New(1, 18)) {
		return "", fmt.Errorf("金额“%s”太大，不能写成大写", d)
	}
	n := cents.IntPart()
	yuan, jiao, fen := n/100, n/10%10, n%10
	if n == 0 {
		return "零元整", nil
	}
	var b strings.Builder
	if d.IsNegative() {
		b.WriteString("负")
	}
	if yuan > 0 {
		b.WriteString(numeral(uint64(yuan), capital, []string{"", "拾", "佰", "仟"}) + "元")
	}
	if jiao == 0 && fen == 0 {
		return b.String() + "整", nil
	}
	if jiao > 0 {
		b.WriteString(string(capital[jiao]) + "角")
	} else if yuan > 0 {
		b.WriteString("零")
	}
	if fen > 0 {
		b.WriteString(string(capital[fen]) + "分")
	}
	return b.String(), nil
}
