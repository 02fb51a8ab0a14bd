package web

import (
	"fmt"

	"huishang"
)

// A todoCount is how many things are to be done, and how many of them press. Every page counts here: one thing that either of two roles may do
// is one thing.
type todoCount struct {
	All     int
	Overdue int // their day has passed
	First   int // they stand in the way of others

	counted map[oneThing]bool
}

// oneThing is a todo whoever does it.
type oneThing struct{ city, dossier, submission, what, unit string }

func (t *todo) thing() oneThing { return oneThing{t.Code, t.dossier, t.submission, t.What, t.unit} }

// Urgent are those shown red.
func (n todoCount) Urgent() int { return n.Overdue + n.First }

// Words say the whole: 要办的事5件，其中逾期1件、须先处理2件.
func (n todoCount) Words() string {
	if n.Urgent() == 0 {
		return fmt.Sprintf("要办的事%d件，没有逾期的", n.All)
	}
	return fmt.Sprintf("要办的事%d件，其中逾期%d件、须先处理%d件", n.All, n.Overdue, n.First)
}

// add counts a thing that has not been counted.
func (n *todoCount) add(t *todo, today huishang.Date) {
	one := t.thing()
	if n.counted[one] {
		return
	}
	if n.counted == nil {
		n.counted = map[oneThing]bool{}
	}
	n.counted[one] = true
	n.All++
	switch t.Sign(today) {
	case signOverdue:
		n.Overdue++
	case signFirst:
		n.First++
	}
}

// plus adds what was counted of another city: nothing of it can have been counted before.
func (n *todoCount) plus(other todoCount) {
	n.All += other.All
	n.Overdue += other.Overdue
	n.First += other.First
}
