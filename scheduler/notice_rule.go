package scheduler

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"huishang/yamlfile"
)

// one reads one entry and puts it in its place.
func (r *noticeReader) one(n ast.Node) {
	entries := r.Mapping(n, ruleKeys...)
	m, known := r.matter(n, entries)
	if !known {
		r.details(entries, &rule{}) // its other slips are told all the same
		return
	}
	cities := []string{""}
	for _, e := range entries {
		if e.Key == "cities" {
			cities = r.names(e.Value, "市", r.notice.cities)
		}
	}
	if len(cities) == 0 {
		r.details(entries, &rule{matter: m})
	}
	for i, city := range cities {
		made := r.notice.rule(m, city)
		made.matter = m
		if r.overlaid {
			made.basis = ofOwn
		}
		before := len(r.faults)
		r.details(entries, &made)
		if i > 0 {
			r.faults = r.faults[:before] // the same slips were told of the first city
		}
		r.complete(n, entries)
		r.place(n, city, made)
	}
}

// matter reads which entry it is. A kind that is counted from one day only needs no base.
func (r *noticeReader) matter(n ast.Node, entries []yamlfile.Entry) (matter, bool) {
	var m matter
	var wrong bool
	for _, e := range entries {
		if e.Key == "kind" {
			m.kind = Kind(r.OneOf(e.Value, "提醒", kindNames()))
			wrong = m.kind == ""
		}
	}
	if m.kind == "" {
		if !wrong {
			r.Fault(n, "缺少“kind”")
		}
		return m, false
	}
	bases := basesOf(m.kind)
	for _, e := range entries {
		if e.Key == "base" {
			m.base = Base(r.OneOf(e.Value, "基准日", bases))
			return m, m.base != ""
		}
	}
	if len(bases) > 1 {
		r.Fault(n, fmt.Sprintf("“%s”有几个基准日，请用 base 写明是哪一个：%s或%s", m.kind, bases[0], bases[1]))
		return m, false
	}
	m.base = Base(bases[0])
	return m, true
}

func (r *noticeReader) details(entries []yamlfile.Entry, made *rule) {
	for _, e := range entries {
		switch e.Key {
		case "due":
			made.due = r.due(e.Value, made.base)
		case "to":
			made.to = r.desks(e.Value, made.kind)
			if len(r.Sequence(e.Value)) == 0 {
				r.Fault(e.Value, "至少要写一个收件的岗位")
			}
		case "keep":
			made.keep = r.days(e.Value)
		case "basis":
			made.basis = r.Text(e.Value)
		case "steps":
			made.steps = r.steps(e.Value, made)
		}
	}
}

// complete tells what an entry of the program lacks; an entry of staff keeps what it does not write.
func (r *noticeReader) complete(n ast.Node, entries []yamlfile.Entry) {
	if r.overlaid {
		return
	}
	for _, key := range []string{"base", "due", "to", "basis", "steps"} {
		if !slices.ContainsFunc(entries, func(e yamlfile.Entry) bool { return e.Key == key }) {
			r.Fault(n, "缺少“"+key+"”")
		}
	}
}

func (r *noticeReader) place(n ast.Node, city string, made rule) {
	name := fmt.Sprint(made.kind, made.base, city)
	if r.seen[name] {
		r.Fault(n, fmt.Sprintf("“%s”基准日为%s的一条写了两次%s，请合成一条", made.kind, made.base, forCity(city)))
		return
	}
	r.seen[name] = true
	if city == "" {
		r.notice.rules[made.matter] = made
		return
	}
	if r.notice.local[city] == nil {
		r.notice.local[city] = map[matter]rule{}
	}
	r.notice.local[city][made.matter] = made
}

func forCity(city string) string {
	if city == "" {
		return ""
	}
	return "（" + city + "）"
}

var daysWritten = regexp.MustCompile(`^([0-9]{1,4})天$`)

func (r *noticeReader) days(n ast.Node) int {
	part := daysWritten.FindStringSubmatch(r.Text(n))
	if part == nil {
		r.Fault(n, "这里应写天数，如 60天")
		return 0
	}
	count, err := strconv.Atoi(part[1])
	if err != nil || count == 0 {
		r.Fault(n, "天数至少是 1天")
	}
	return count
}
