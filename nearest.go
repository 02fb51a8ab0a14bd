package huishang

import "strings"

// longestName is how long a name may be to be compared at all.
const longestName = 64

// nearest finds the field whose JSON or Chinese name takes the fewest changes of a letter to reach. A name that would have to
// change by more than a third is not near.
func nearest(name string, fields []Field) (Field, bool) {
	var best Field
	least := -1
	letters := []rune(strings.ToLower(name))
	if len(letters) > longestName {
		return Field{}, false
	}
	for _, field := range fields {
		for _, known := range []string{field.JSON, field.Name} {
			target := []rune(known)
			changes := distance(letters, target)
			if changes*3 <= max(len(letters), len(target)) && (least < 0 || changes < least) {
				best, least = field, changes
			}
		}
	}
	return best, least >= 0
}

// distance counts the letters to insert, drop, replace or swap with their neighbour to make b of a.
func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
