package checks

import "slices"

// didYouMean suggests the known name most like what was written, as the end of a sentence; empty when none is like it.
func didYouMean(name string, known []string) string {
	best, least := "", -1
	for _, candidate := range slices.Sorted(slices.Values(known)) {
		changes, longest := changes([]rune(name), []rune(candidate)), max(len([]rune(name)), len([]rune(candidate)))
		if changes*2 <= longest && (least < 0 || changes < least) {
			best, least = candidate, changes
		}
	}
	if best == "" {
		return ""
	}
	return "，是否应为“" + best + "”？"
}

// changes counts the letters to insert, drop or replace to make b of a.
func changes(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0] = i + 1
		for j := range b {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before, row[j+1] = row[j+1], min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
