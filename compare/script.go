package compare

import "slices"

// What a comparison may cost: how many elements may have come and gone before two lists count as nothing alike.
const (
	mostWords      = 600
	mostParagraphs = 1000
)

// A step is a stretch of the first list, or for what was added of the second.
type step struct {
	mark     Mark
	from, to int
}

// script finds the shortest way from one list to the other (Myers 1986), unless that has more than most single changes.
func script[T comparable](one, other []T, most int) (steps []step, done bool) {
	head := 0
	for head < min(len(one), len(other)) && one[head] == other[head] {
		head++
	}
	tail := 0
	for tail < min(len(one), len(other))-head && one[len(one)-1-tail] == other[len(other)-1-tail] {
		tail++
	}
	middle, done := shortest(one[head:len(one)-tail], other[head:len(other)-tail], most)
	if !done {
		return nil, false
	}
	add := func(mark Mark, from, to int) {
		if last := len(steps) - 1; last >= 0 && steps[last].mark == mark && steps[last].to == from {
			steps[last].to = to
		} else if from < to {
			steps = append(steps, step{mark, from, to})
		}
	}
	add(Same, 0, head)
	for _, s := range middle {
		add(s.mark, s.from+head, s.to+head)
	}
	add(Same, len(one)-tail, len(one))
	return orderly(steps), true
}

// shortest is script for lists that begin and end differently; its steps are of one element each.
func shortest[T comparable](one, other []T, most int) ([]step, bool) {
	n, m := len(one), len(other)
	most = min(most, n+m)
	reach := make([]int, 2*most+2) // how far one gets on a diagonal; index k+most
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, slices.Clone(reach[max(most-d-1, 0):min(most+d+2, len(reach))]))
		for k := -d; k <= d; k += 2 {
			x := 0
			if k == -d || k != d && reach[most+k-1] < reach[most+k+1] {
				x = reach[most+k+1]
			} else {
				x = reach[most+k-1] + 1
			}
			for x < n && x-k < m && one[x] == other[x-k] {
				x++
			}
			if reach[most+k] = x; x >= n && x-k >= m {
				return back(trace, n, m, most), true
			}
		}
	}
	return nil, false
}

// back follows the trace from the end to the beginning.
func back(trace [][]int, x, y, most int) []step {
	var steps []step
	for d := len(trace) - 1; d >= 0; d-- {
		first := max(most-d-1, 0)
		at := func(k int) int { return trace[d][most+k-first] }
		k := x - y
		before := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			before = k + 1
		}
		px := 0
		if d > 0 {
			px = at(before)
		}
		py := px - before
		if d == 0 {
			px, py = 0, 0
		}
		for x > px && y > py {
			x, y = x-1, y-1
			steps = append(steps, step{Same, x, x + 1})
		}
		if d > 0 && x == px {
			steps = append(steps, step{Added, py, py + 1})
		} else if d > 0 {
			steps = append(steps, step{Removed, px, px + 1})
		}
		x, y = px, py
	}
	slices.Reverse(steps)
	return steps
}

// orderly puts, between two stretches that are the same, what went before what came.
func orderly(steps []step) []step {
	var out []step
	for i := 0; i < len(steps); {
		var removed, added []step
		for ; i < len(steps) && steps[i].mark != Same; i++ {
			if steps[i].mark == Removed {
				removed = append(removed, steps[i])
			} else {
				added = append(added, steps[i])
			}
		}
		out = append(append(out, joined(removed)...), joined(added)...)
		if i < len(steps) {
			out = append(out, steps[i])
			i++
		}
	}
	return out
}

// joined is one step for several of one mark that follow one another.
func joined(steps []step) []step {
	if len(steps) == 0 {
		return nil
	}
	return []step{{steps[0].mark, steps[0].from, steps[len(steps)-1].to}}
}
