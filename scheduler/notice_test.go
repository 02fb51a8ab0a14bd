package scheduler

import "testing"

func TestOwnNotice(t *testing.T) {
	n, err := LoadNotice("", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range matters {
		r := n.rule(m, "")
		if r.due.words == "" || len(r.to) == 0 || len(r.steps) == 0 || r.basis == "" {
			t.Errorf("%v is incomplete: %+v", m, r)
		}
	}
}
