package xlsx

import "slices"

// A standing says what is known of where a formula leads.
type standing uint8

const (
	standingNew standing = iota
	standingOpen
	standingSound
	standingCircular // it reads itself, or one that does
)

// withoutCircles are the formulas that do not lead back to themselves. Those
// that do get no value: whoever opens the workbook is told of them there.
func withoutCircles(list []*job) []*job {
	return slices.DeleteFunc(list, func(j *job) bool { return j.circular() })
}

func (j *job) circular() bool {
	switch j.standing {
	case standingOpen, standingCircular:
		return true
	case standingSound:
		return false
	}
	j.standing = standingOpen
	found := false
	for _, list := range j.refs {
		for _, t := range list {
			found = found || t.circular()
		}
	}
	if j.standing = standingSound; found {
		j.standing = standingCircular
	}
	return found
}

// circular reports a formula among the cells of a reference that leads back.
func (t target) circular() bool {
	for c := t.c1; c <= t.c2; c++ {
		list := t.w.values[c]
		for r := t.r1; r <= t.r2 && r < len(list); r++ {
			if list[r].kind == valFormula && list[r].job.circular() {
				return true
			}
		}
	}
	return false
}
