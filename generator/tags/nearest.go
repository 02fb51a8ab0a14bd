package tags

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest is the known name most like name, or "" when none is near: at most a
// third of its characters, or one of two, may differ.
func Nearest(name string, known []string) string {
	r := []rune(name)
	best, bestCost := "", max(len(r)/3, 1)+1
	for _, k := range known {
		if k == name {
			continue
		}
		if c := editDistance(r, []rune(k)); c < bestCost && c < max(len(r), utf8.RuneCountInString(k)) {
			best, bestCost = k, c
		}
	}
	return best
}

func didYouMean(name string, known []string) string {
	if n := Nearest(name, known); n != "" {
		return "；是否应为“" + n + "”？"
	}
	return ""
}

// editDistance counts insertions, deletions, replacements and swaps of neighbours.
func editDistance(a, b []rune) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// Nearest is the known dotted name most like one that is not known, or "": each
// part is looked for among the names of what stands before it.
func (s *Scope) Nearest(name string) string {
	segments := splitPath(name)
	if len(segments) == 0 {
		return ""
	}
	known, v := s.Names(), any(nil)
	mended := false
	for i, seg := range segments {
		if !slices.Contains(known, seg) {
			if segments[i] = Nearest(seg, known); segments[i] == "" {
				return ""
			}
			mended = true
		}
		if i == 0 {
			v, _ = s.Get(segments[0])
		} else {
			v, _ = member(v, segments[i])
		}
		known = NamesOf(v)
	}
	if !mended {
		return ""
	}
	return strings.Join(segments, ".")
}
