// Package passwords tells which passwords somebody else would soon try.
package passwords

import (
	_ "embed" // the lists
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed common.txt
var commonList string

//go:embed habits.txt
var habitList string

// How long a password may be, in characters. Nothing is asked of its composition (ASVS 5.0, 6.2.1, 6.2.5, 6.2.9).
const (
	Shortest = 10
	Longest  = 128

	leastOfItsOwn    = 6 // characters that are not a word anybody would try
	leastDifferent   = 5
	shortestPersonal = 3 // a shorter part of a name is no word
)

// Weak is a password somebody else would soon try.
type Weak struct{ Reason string }

func (e Weak) Error() string { return e.Reason }

// Checker refuses passwords that are easily guessed.
type Checker struct {
	common map[string]bool
	habits []string // the longest first
}

// NewChecker reads the lists; a program needs one.
func NewChecker() *Checker {
	c := &Checker{common: map[string]bool{}, habits: strings.Fields(habitList)}
	for line := range strings.Lines(commonList) {
		c.common[strings.TrimSpace(line)] = true
	}
	return c
}

// Check gives [Weak] when a password is too short, too long, or easily guessed of somebody with this login and name.
func (c *Checker) Check(password, login, name string) error {
	length := utf8.RuneCountInString(password)
	folded := strings.ToLower(password)
	switch {
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return Weak{"密码里有不能使用的字符，请换一个。"}
	case length < Shortest:
		return Weak{fmt.Sprintf("密码至少%d个字符，现为%d个。建议用几个互不相干的词连起来，15个字符以上更好。", Shortest, length)}
	case length > Longest:
		return Weak{fmt.Sprintf("密码不能超过%d个字符。", Longest)}
	case c.listed(folded):
		return Weak{"这个密码（或只加了数字、符号）很多人在用，别人一试就中，请换一个。"}
	case numbers.MatchString(folded):
		return Weak{"这个密码是一串数字，像电话、日期或证件号，容易被猜到，请换一个。"}
	case regular(folded):
		return Weak{"这个密码是重复或连续的字符，容易被猜到，请换一个。"}
	case c.ownPart(folded, login, name) < leastOfItsOwn:
		return Weak{"这个密码主要由登录名、姓名、地名、单位名或常用数字组成，容易被猜到，请换一个。"}
	}
	return nil
}

// listed reports whether a password is a common one: as it is, with digits and signs around it, or with letters written as digits.
func (c *Checker) listed(folded string) bool {
	plain := strings.NewReplacer("@", "a", "4", "a", "3", "e", "1", "l", "0", "o", "$", "s", "5", "s", "7", "t")
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	for end := folded; end != ""; {
		for _, word := range []string{end, strings.TrimLeftFunc(end, notLetter)} {
			if c.common[word] || c.common[plain.Replace(word)] {
				return true
			}
		}
		last, size := utf8.DecodeLastRuneInString(end)
		if unicode.IsLetter(last) {
			return false
		}
		end = end[:len(end)-size]
	}
	return false
}

// numbers are what people have by heart as digits alone: telephones, dates, and the number of an identity card.
var numbers = regexp.MustCompile(`^([0-9]{1,14}|[0-9]{17}[0-9x])$`)

// regular reports whether a password repeats itself or runs on: aaaaaaaaaa, abcabcabcabc, abcdefghij, 9876543210.
func regular(folded string) bool {
	letters := []rune(folded)
	different := map[rune]bool{}
	steps := map[rune]int{}
	for i, r := range letters {
		different[r] = true
		if i > 0 {
			steps[r-letters[i-1]]++
		}
	}
	running := max(steps[1], steps[-1], steps[0])
	return len(different) < leastDifferent || len(letters)-1-running < 3 || repeats(folded)
}

func repeats(folded string) bool {
	for size := 1; size <= len(folded)/2; size++ {
		if len(folded)%size == 0 && strings.Repeat(folded[:size], len(folded)/size) == folded {
			return true
		}
	}
	return false
}

// ownPart counts the characters left when all words anybody would try are taken out.
func (c *Checker) ownPart(folded, login, name string) int {
	words := slices.Clone(c.habits)
	for _, part := range strings.FieldsFunc(strings.ToLower(login+" "+name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(part) >= shortestPersonal || part[0] >= utf8.RuneSelf {
			words = append(words, part)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, word := range words {
		folded = strings.ReplaceAll(folded, word, "")
	}
	return utf8.RuneCountInString(folded)
}
