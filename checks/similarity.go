package checks

import (
	"cmp"
	"slices"
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
func similarity(a, b string) decimal.Decimal { return dice(bigrams(a), bigrams(b)) }

// dice compares two sorted lists of pairs.
func dice(x, y []bigram) decimal.Decimal {
	if len(x) == 0 || len(y) == 0 {
		return decimal.Zero
	}
	shared := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch order := x[i].compare(y[j]); {
		case order == 0:
			shared, i, j = shared+1, i+1, j+1
		case order < 0:
			i++
		default:
			j++
		}
	}
	return decimal.NewFromInt(int64(2*shared)).DivRound(decimal.NewFromInt(int64(len(x)+len(y))), 4)
}

// A bigram is two neighbouring characters; a title of one character makes one with nothing.
type bigram [2]rune

func (b bigram) compare(other bigram) int {
	return cmp.Or(cmp.Compare(b[0], other[0]), cmp.Compare(b[1], other[1]))
}

// bigrams are the pairs of a title, sorted. A title of stop words alone keeps them.
func bigrams(title string) []bigram {
	kept := essence(stopWords.Replace(title))
	if len(kept) == 0 {
		kept = essence(title)
	}
	if len(kept) == 1 {
		return []bigram{{kept[0]}}
	}
	var pairs []bigram
	for i := 1; i < len(kept); i++ {
		pairs = append(pairs, bigram{kept[i-1], kept[i]})
	}
	slices.SortFunc(pairs, bigram.compare)
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

func similarityOf(f *frame, a []any) any {
	x, ok := a[0].(string)
	y, known := a[1].(string)
	if !ok || !known {
		return nil
	}
	return dice(f.bigrams(x), f.bigrams(y))
}

// bigrams takes a title apart once in a run.
func (r *run) bigrams(title string) []bigram {
	known, ok := r.titles[title]
	if !ok {
		known = bigrams(title)
		r.titles[title] = known
	}
	return known
}
