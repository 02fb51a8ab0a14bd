package huishang

import "strings"

// Nearest finds the known name that takes the fewest changes of a letter to reach, the first of several as near. A name of
// which more than half would have to change is not near.
func Nearest(name string, known []string) (string, bool) {
	best, least := "", -1
	letters := []rune(strings.ToLower(name))
	if len(letters) > longestName {
		return "", false
	}
	for _, candidate := range known {
		target := []rune(strings.ToLower(candidate))
		changes := distance(letters, target)
		if changes*2 <= max(len(letters), len(target)) && (least < 0 || changes < least) {
			best, least = candidate, changes
		}
	}
	return best, least >= 0
}
