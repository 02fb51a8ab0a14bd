package docx

import (
	"math"
	"strconv"
	"strings"
)

// units are the units a length of ECMA-376 part 1, 22.9.2.15 may carry, in twentieths of a point.
var units = []struct {
	name  string
	twips float64
}{{"mm", 1440 / 25.4}, {"cm", 1440 / 2.54}, {"in", 1440}, {"pt", 20}, {"pc", 240}, {"pi", 240}}

// twips reads a length: a plain number is in twentieths of a point. What is no length counts as nought.
func twips(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	factor := 1.0
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u.name); ok {
			s, factor = rest, u.twips
			break
		}
	}
	return rounded(s, factor)
}

// halfPoints reads a size: a plain number is in half points.
func halfPoints(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u.name); ok {
			return rounded(rest, u.twips/10)
		}
	}
	return rounded(s, 1)
}

func rounded(s string, factor float64) int {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(n) || math.Abs(n*factor) > math.MaxInt32 {
		return 0
	}
	return int(math.Round(n * factor))
}

func whole(s string) int { return rounded(s, 1) }
