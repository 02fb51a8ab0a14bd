package checks

import (
	"slices"
)

// mostFindings is how many findings of one rule a report lists; the rest are counted.
const mostFindings = 100

// A tally counts how the parts of a rule came out.
type tally struct {
	failed, passed int
	asked          bool
	missing        []string
}

// part holds the dossier against one part of a rule.
func (t *tally) part(one *rule, p *part, f *frame) {
	if !t.suits(p.applies, f) || t.lacking(p.needs, f) {
		return
	}
	t.loop(one, p, f, 0)
}

// suits reports whether a condition holds; when it cannot be known, that is noted.
func (t *tally) suits(condition *expression, f *frame) bool {
	if condition == nil {
		return true
	}
	held := condition.eval(f)
	if held == nil {
		t.unknown(f, *condition)
	}
	return held == true
}

// loop goes through the loops of a part, the outer ones first.
func (t *tally) loop(one *rule, p *part, f *frame, depth int) {
	if depth == len(p.loops) {
		t.apply(one, p, f)
		return
	}
	l := p.loops[depth]
	over := l.over.eval(f)
	seq, _ := over.(*sequence)
	for n, item := range items(over) {
		if two, ok := item.(couple); ok && len(l.slots) == 2 {
			f.slots[l.slots[0]], f.slots[l.slots[1]] = two[0], two[1]
		} else {
			f.slots[l.slots[0]], f.marks[l.slots[0]] = item, mark{seq, n}
		}
		t.loop(one, p, f, depth+1)
	}
}

// apply holds one place against a part.
func (t *tally) apply(one *rule, p *part, f *frame) {
	for _, l := range p.lets {
		f.slots[l.slot] = l.eval(f)
	}
	if !t.suits(p.when, f) {
		return
	}
	if p.asks {
		t.asked = true
		f.prompts = append(f.prompts, f.finding(one, p, p.ask))
	}
	t.judge(one, p, f)
}

func (t *tally) judge(one *rule, p *part, f *frame) {
	verdict, unmet := p.verdict(f)
	f.slots[p.unmet] = unmet
	switch verdict {
	case true:
		t.passed++
	case false:
		if t.failed++; t.failed > mostFindings {
			f.more[one.ID]++
			return
		}
		found := f.finding(one, p, p.message)
		f.found = append(f.found, &found)
	case nil:
		for _, d := range p.demands {
			t.unknown(f, d.expression)
		}
		if p.require != nil {
			t.unknown(f, *p.require)
		}
	}
}

// noneUnmet is the list of what is not met where all is met. It never changes.
var noneUnmet = &sequence{}

// verdict is yes, no, or nil when it cannot be known; with no goes what is not met.
func (p *part) verdict(f *frame) (any, *sequence) {
	var verdict any = true
	unmet := noneUnmet
	for i := range p.demands {
		held := p.demands[i].eval(f)
		if held == false {
			unmet = &sequence{items: append(unmet.items, p.demands[i].label)}
		}
		verdict = both(verdict, held)
	}
	if p.require != nil {
		verdict = both(verdict, p.require.eval(f))
	}
	return verdict, unmet
}

// lacking notes which of the needed names are missing.
func (t *tally) lacking(needs []expression, f *frame) bool {
	lacks := false
	for _, need := range needs {
		if !there(need.eval(f)) {
			t.note(need.words())
			lacks = true
		}
	}
	return lacks
}

// there reports whether a needed value is there at all; an empty list is.
func there(v any) bool {
	_, listed := v.(*sequence)
	return listed || filled(v)
}

func (t *tally) unknown(f *frame, e expression) {
	named := false
	for _, read := range e.reads {
		if read.eval(f) == nil {
			t.note(read.words)
			named = true
		}
	}
	if !named && len(t.missing) == 0 {
		t.note("所需数据")
	}
}

func (t *tally) note(words string) {
	if !slices.Contains(t.missing, words) {
		t.missing = append(t.missing, words)
	}
}

func (e expression) words() string {
	if e.path != nil {
		return e.path.words
	}
	return "所需数据"
}
