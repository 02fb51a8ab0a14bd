package checks

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Details are all the catalogue says of one rule.
type Details struct {
	Entry
	After      []string    // the rules its findings may follow from
	Thresholds []Threshold // it is measured by
	Demands    []Demand
	Examples   []Example
}

// A Demand is one thing a rule holds, in words.
type Demand struct {
	Applies string   // of the dossier as a whole; empty for every one
	Needs   []string // what must be there for it to be checked at all
	Each    []string // what it looks at, one after the other
	Lets    []string // names it uses
	When    string   // on which condition; empty for always
	Holds   []string // what must hold, all of it
	Lower   string   // when a finding weighs less
	Message string   // of a finding, with what values stand where in 〔〕
	Ask     string   // what a person is prompted for, likewise
}

// An Example is a small change to a dossier that the rule passes, or finds.
type Example struct {
	Title   string
	Passes  bool
	Base    string   // 续会 or 首次
	Changes []string // in words
}

// Rule tells all of the rule with an id, and whether there is one.
func (rs *Rules) Rule(id string) (Details, bool) {
	one, known := rs.byID[id]
	if !known {
		return Details{}, false
	}
	d := Details{Entry: one.Entry, After: one.after}
	for _, t := range rs.Thresholds() {
		for _, name := range one.Settings {
			if t.Name == name {
				d.Thresholds = append(d.Thresholds, t)
			}
		}
	}
	for _, p := range one.parts {
		d.Demands = append(d.Demands, rs.demandOf(p))
	}
	for _, e := range one.examples {
		d.Examples = append(d.Examples, rs.exampleOf(e))
	}
	return d, true
}

// A source is a part as it is written in the rule file.
type source struct {
	applies, when string
	needs, each   []string
	lets, demands []labelled
	lower         []labelled
}

// A labelled expression, as it is written.
type labelled struct{ name, text string }

// source keeps how a part is written.
func (p *page) source(values map[string]ast.Node) source {
	p = newPage(p.file, &Faults{}) // what is wrong is told where it is compiled
	var s source
	for key, into := range map[string]*string{"applies": &s.applies, "when": &s.when} {
		if values[key] != nil {
			*into = p.Text(values[key])
		}
	}
	for key, into := range map[string]*[]string{"needs": &s.needs, "each": &s.each} {
		if values[key] != nil {
			*into = p.Texts(values[key])
		}
	}
	if values["require"] != nil {
		s.demands = append(s.demands, labelled{text: p.Text(values["require"])})
	}
	for key, into := range map[string]*[]labelled{"let": &s.lets, "demands": &s.demands, "lower": &s.lower} {
		if values[key] == nil {
			continue
		}
		for _, e := range p.Mapping(values[key]) {
			*into = append(*into, labelled{e.Key, p.Text(e.Value)})
		}
	}
	return s
}

// demandOf says a part in words.
func (rs *Rules) demandOf(p part) Demand {
	d := Demand{Message: rs.textInWords(p.saying), Ask: rs.textInWords(p.asking)}
	if p.source.applies != "" {
		d.Applies = rs.inWords(p.source.applies)
	}
	if p.source.when != "" {
		d.When = rs.inWords(p.source.when)
	}
	for _, need := range p.source.needs {
		d.Needs = append(d.Needs, rs.valueInWords(need))
	}
	for _, each := range p.source.each {
		names, over, _ := strings.Cut(each, " in ")
		d.Each = append(d.Each, strings.ReplaceAll(names, ", ", "、")+"："+rs.valueInWords(over))
	}
	for _, l := range p.source.lets {
		d.Lets = append(d.Lets, l.name+"："+rs.valueInWords(l.text))
	}
	for _, h := range p.source.demands {
		words := rs.inWords(h.text)
		if h.name != "" {
			words = h.name + "：" + words
		}
		d.Holds = append(d.Holds, words)
	}
	for _, l := range p.source.lower {
		d.Lower = fmt.Sprintf("%s时降为%s", rs.inWords(l.text), l.name)
	}
	return d
}

func (rs *Rules) exampleOf(e example) Example {
	told := Example{Title: e.title, Passes: e.passes, Base: e.base}
	for _, c := range e.changes {
		told.Changes = append(told.Changes, c.inWords(typ{kind: object, shape: rs.root}))
	}
	if !e.today.IsZero() {
		told.Changes = append(told.Changes, "检查的那天是"+e.today.Chinese())
	}
	for _, other := range e.others {
		for _, item := range other.Agreement.Items {
			told.Changes = append(told.Changes, other.City+"的协议书有事项“"+item.Title+"”")
		}
	}
	for _, file := range e.files {
		told.Changes = append(told.Changes, fmt.Sprintf("上传“%s”，修订 %d 处，批注 %d 处", file.Name, file.Revisions, file.Comments))
	}
	return told
}
