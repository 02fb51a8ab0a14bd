package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// finding makes a finding at the place a frame stands at.
func (f *frame) finding(one *rule, p *part, message template) Finding {
	at, element := f.place(p)
	found := Finding{Rule: one.ID, Level: one.Level, Article: one.Article, Quote: one.Quote, Where: at.pointer, Place: at.words,
		Message: message.render(f), Remedy: one.Remedy, BecauseOf: []string{}, rule: one, element: element}
	if p.lower != nil && p.lower.when.eval(f) == true {
		found.Level = p.lower.to
	}
	for _, condition := range p.after {
		found.follows = append(found.follows, condition == nil || condition.eval(f) == true)
		found.conditional = append(found.conditional, condition != nil)
	}
	f.excuse(&found, p)
	return found
}

// excuse notes the explanation of a warning and the release of an error.
func (f *frame) excuse(found *Finding, p *part) {
	if found.Level == Warning {
		found.Explanation = strings.TrimSpace(f.in.Explanations[found.Rule])
		if found.Explanation == "" && p.explained != nil {
			found.Explanation = strings.TrimSpace(plain(p.explained.eval(f)))
		}
	}
	if release, given := f.in.Releases[found.Rule]; given && found.rule.releasable && release.complete() {
		found.Release = &release
	}
}

// place is where a finding stands, and the element of the innermost loop it belongs to.
func (f *frame) place(p *part) (at place, element string) {
	if len(p.loops) > 0 {
		slots := p.loops[len(p.loops)-1].slots
		at = (&path{slot: slots[len(slots)-1]}).place(f)
		element = at.pointer
	}
	if p.where != nil {
		at = p.where.place(f)
	}
	return at, element
}

// fold puts every consequence under its cause: one cause gives one finding. A finding follows from one of a rule it comes after when
// the condition there holds, if there is one, and when that finding is about the dossier as a whole, about the same element, or,
// under a condition, about an element of another list.
func (r *run) fold() (kept, folded []Finding) {
	byRule := map[string][]*Finding{}
	for _, found := range r.found {
		byRule[found.Rule] = append(byRule[found.Rule], found)
	}
	for _, found := range r.found {
		found.root = cause(found, byRule)
	}
	for _, found := range r.found {
		root := found
		for root.root != nil {
			root = root.root
		}
		if root != found && !slices.Contains(root.BecauseOf, found.Rule) && found.Rule != root.Rule {
			root.BecauseOf = append(root.BecauseOf, found.Rule)
			slices.SortFunc(root.BecauseOf, r.rules.compareIDs)
		}
	}
	slices.SortStableFunc(r.found, r.rules.compareFindings)
	kept = []Finding{}
	for _, found := range r.found {
		if found.root == nil {
			kept = append(kept, *found)
		} else {
			folded = append(folded, *found)
		}
	}
	return kept, folded
}

func cause(found *Finding, byRule map[string][]*Finding) *Finding {
	for i, id := range found.rule.after {
		if i >= len(found.follows) || !found.follows[i] {
			continue
		}
		for _, candidate := range byRule[id] {
			if candidate.element == "" || related(candidate.element, found.element) ||
				found.conditional[i] && listOf(candidate.element) != listOf(found.element) {
				return candidate
			}
		}
	}
	return nil
}

// related reports whether one element lies within the other. What is about the dossier as a whole follows from any element.
func related(a, b string) bool {
	return b == "" || a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}

// listOf is the list an element stands in.
func listOf(element string) string { return element[:max(strings.LastIndexByte(element, '/'), 0)] }

func (rs *Rules) compareIDs(a, b string) int { return cmp.Compare(rs.byID[a].order, rs.byID[b].order) }

// compareFindings orders findings by phase, rule and place.
func (rs *Rules) compareFindings(a, b *Finding) int {
	return cmp.Or(cmp.Compare(a.rule.phase, b.rule.phase), cmp.Compare(a.rule.order, b.rule.order), comparePointers(a.Where, b.Where),
		cmp.Compare(a.Message, b.Message))
}

// comparePointers orders JSON pointers with their numbers as numbers.
func comparePointers(a, b string) int {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	for i := range min(len(x), len(y)) {
		m, errx := strconv.Atoi(x[i])
		n, erry := strconv.Atoi(y[i])
		order := cmp.Compare(x[i], y[i])
		if errx == nil && erry == nil {
			order = cmp.Compare(m, n)
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(x), len(y))
}
