package tags_test

import (
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"huishang/generator/tags"
)

// readNumeral reads small numerals by their grammar, independently of how they
// are written: digit and unit pairs, sections of 万 and 亿.
func readNumeral(s string) int64 {
	if s == "零" {
		return 0
	}
	var total, part, digit int64
	for _, r := range s {
		switch i := strings.IndexRune("零一二三四五六七八九", r); {
		case i >= 0:
			digit = int64(i / 3)
		case r == '万':
			part, digit = (part+digit)*10000, 0
		case r == '亿':
			total, part, digit = (total+part+digit)*1e8, 0, 0
		default:
			if digit == 0 {
				digit = 1 // 十二
			}
			part += digit * map[rune]int64{'十': 10, '百': 100, '千': 1000}[r]
			digit = 0
		}
	}
	return total + part + digit
}

func TestChineseNumberReadsBack(t *testing.T) {
	seen := map[string]bool{}
	for n := int64(0); n <= 100000; n++ {
		s := tags.ChineseNumber(n)
		if readNumeral(s) != n {
			t.Fatalf("%d is written %s, which reads %d", n, s, readNumeral(s))
		}
		if n > 0 && (strings.HasPrefix(s, "零") || strings.HasSuffix(s, "零")) || strings.Contains(s, "零零") || strings.HasPrefix(s, "一十") || seen[s] {
			t.Fatalf("%d is written %s", n, s)
		}
		seen[s] = true
	}
}

func TestChineseNumber(t *testing.T) {
	for n, want := range map[int64]string{
		0: "零", 10: "十", 11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 10000: "一万", 10001: "一万零一", 10010: "一万零一十",
		100000: "十万", 100010: "十万零一十", 1000000: "一百万", 10010000: "一千零一万", 100000001: "一亿零一", 1e12: "一万亿", 1000100000000: "一万零一亿",
		1234567800000000: "一千二百三十四万五千六百七十八亿", -12: "负十二", math.MinInt64: "负九百二十二亿亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零八",
	} {
		if got := tags.ChineseNumber(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestCapital(t *testing.T) {
	for in, want := range map[string]string{
		"0": "零元整", "0.05": "伍分", "0.5": "伍角", "0.004": "零元整", "1.20": "壹元贰角", "1.05": "壹元零伍分", "10": "壹拾元整", "101": "壹佰零壹元整",
		"1001.5": "壹仟零壹元伍角", "10010000": "壹仟零壹万元整", "1234567890.12": "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分", "-3.4": "负叁元肆角",
		"100000": "壹拾万元整", "120000000": "壹亿贰仟万元整", "0.995": "壹元整", "6500000": "陆佰伍拾万元整", "107000.53": "壹拾万柒仟元伍角叁分", "-0.001": "零元整",
	} {
		if got, err := tags.Capital(decimal.RequireFromString(in)); got != want || err != nil {
			t.Errorf("%s: %s %v, want %s", in, got, err, want)
		}
	}
	if got, err := tags.Capital(decimal.New(1, 16)); err == nil {
		t.Errorf("10^16 is %s", got)
	}
}
