package docx

import (
	"strconv"
	"strings"
)

// A counter gives paragraphs their automatic numbers in the order of the part.
type counter struct {
	lists   *lists
	counts  map[int]map[int]int // by w:abstractNum and level
	started map[[2]int]bool     // numbers that began again at a level
}

func newCounter(l *lists) *counter {
	return &counter{l, map[int]map[int]int{}, map[[2]int]bool{}}
}

// deepest is the last level a list has.
const deepest = 8

// label counts a paragraph and gives what stands in front of it; level is nil when it is not numbered.
func (c *counter) label(at listing) (label string, level *listLevel) {
	level = c.lists.level(at)
	if level == nil || at.level < 0 || at.level > deepest {
		return "", nil
	}
	number := c.lists.numbers[at.num]
	counts := c.counts[number.shape]
	if counts == nil {
		counts = map[int]int{}
		c.counts[number.shape] = counts
	}
	switch start, again := number.starts[at.level]; {
	case again && !c.started[[2]int{at.num, at.level}]:
		c.started[[2]int{at.num, at.level}] = true
		counts[at.level] = start
	case has(counts, at.level):
		counts[at.level]++
	default:
		counts[at.level] = level.start
	}
	for deeper := at.level + 1; deeper <= deepest; deeper++ {
		delete(counts, deeper)
	}
	return c.write(at, level, counts), level
}

func has(m map[int]int, key int) bool {
	_, ok := m[key]
	return ok
}

// write puts the counts into the text of the level: %1 is the count of the first level.
func (c *counter) write(at listing, level *listLevel, counts map[int]int) string {
	if level.format == "bullet" {
		return level.text
	}
	var b strings.Builder
	for i := 0; i < len(level.text); i++ {
		if level.text[i] != '%' || i+1 >= len(level.text) || level.text[i+1] < '1' || level.text[i+1] > '9' {
			b.WriteByte(level.text[i])
			continue
		}
		i++
		k := int(level.text[i] - '1')
		shown := c.lists.level(listing{num: at.num, level: k})
		if shown == nil {
			continue
		}
		n, counted := counts[k]
		if !counted {
			n = shown.start
		}
		b.WriteString(numeral(n, shown.format))
	}
	return b.String()
}

// numeral writes a count in the numerals of a list; of those nobody uses in Chinese offices it gives Arabic ones.
func numeral(n int, format string) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "chineseLegalSimplified":
		return chineseCount(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalFullWidth":
		return fullWidth(strconv.Itoa(n))
	case "upperLetter", "lowerLetter":
		if n >= 1 && n <= 26 {
			return string(rune(map[string]int{"upperLetter": 'A', "lowerLetter": 'a'}[format] + n - 1))
		}
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

// chineseCount writes 1 to 99 in Chinese numerals, what is beyond in Arabic ones.
func chineseCount(n int) string {
	digits := []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	if n < 0 || n > 99 {
		return strconv.Itoa(n)
	}
	if n < 10 {
		return digits[n]
	}
	s := "十"
	if n >= 20 {
		s = digits[n/10] + s
	}
	if n%10 > 0 {
		s += digits[n%10]
	}
	return s
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}
