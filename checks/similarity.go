package checks

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// stopWords say nothing about what a matter is: 机器人产业创新 and 推进机器人产业创新发展 are the same matter.
var stopWords = strings.NewReplacer("关于", "", "推进", "", "推动", "", "加快", "", "开展", "", "加强", "", "共同", "", "共建", "", "建设", "",
	"发展", "", "项目", "", "工程", "", "及其", "", "以及", "", "的", "", "与", "", "和", "", "及", "")

// similarity measures how alike two Chinese titles are, from 0 to 1: the Sørensen–Dice measure on pairs of neighbouring characters,
// twice the pairs both have over the pairs of both, after stop words, spaces and punctuation are gone. Pairs instead of single
// characters, so that 装备制造 and 制造装备 differ; no word list, so that the result can be worked out by hand.
func similarity(a, b string) decimal.Decimal {
	x, y := bigrams(a), bigrams(b)
	if len(x) == 0 || len(y) == 0 {
		return decimal.Zero
	}
	left := make(map[[2]rune]int, len(x))
	for _, p := range x {
		left[p]++
	}
	shared := 0
	for _, p := range y {
		if left[p] > 0 {
			left[p]--
			shared++
		}
	}
	return decimal.NewFromInt(int64(2*shared)).DivRound(decimal.NewFromInt(int64(len(x)+len(y))), 4)
}

// bigrams are the pairs of neighbouring characters; a single character makes a pair with nothing. A title of stop words alone keeps
// them.
func bigrams(title string) [][2]rune {
	kept := essence(stopWords.Replace(title))
	if len(kept) == 0 {
		kept = essence(title)
	}
	if len(kept) == 1 {
		return [][2]rune{{kept[0]}}
	}
	var pairs [][2]rune
	for i := 1; i < len(kept); i++ {
		pairs = append(pairs, [2]rune{kept[i-1], kept[i]})
	}
	return pairs
}

func essence(title string) []rune {
	var kept []rune
	for _, r := range strings.ToLower(title) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

func similarityOf(_ *frame, a []any) any {
	x, ok := a[0].(string)
	y, known := a[1].(string)
	if !ok || !known {
		return nil
	}
	return similarity(x, y)
}
