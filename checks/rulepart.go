package checks

import (
	"maps"

	"github.com/goccy/go-yaml/ast"
)

// unmetName is the name under which a message finds the demands that are not met.
const unmetName = "不符"

// parts reads what a rule demands: one part written in the rule itself, or several.
func (p *page) parts(b *builder, r *rule, n ast.Node, values map[string]ast.Node) {
	if values["parts"] == nil {
		r.parts = []part{p.part(b, r, n, values)}
		return
	}
	shared := maps.Clone(values)
	for _, key := range partKeys {
		if key != "message" && key != "needs" && key != "applies" && values[key] != nil {
			p.Fault(values[key], "有 parts 时，“"+key+"”要写在各个 parts 里")
			delete(shared, key)
		}
	}
	for _, item := range p.Sequence(values["parts"]) {
		own := maps.Clone(shared)
		for _, e := range p.Mapping(item, partKeys...) {
			own[e.Key] = e.Value
		}
		r.parts = append(r.parts, p.part(b, r, item, own))
	}
}

// part compiles one part: what the dossier must hold for it first, then the names, then what uses them.
func (p *page) part(b *builder, r *rule, n ast.Node, values map[string]ast.Node) part {
	c := b.compiler()
	made := part{source: p.source(values)}
	if values["applies"] != nil {
		made.applies = p.expression(c, values["applies"], truth)
	}
	if values["needs"] != nil {
		for _, item := range p.Sequence(values["needs"]) {
			if value := p.expression(c, item, anything); value != nil {
				made.needs = append(made.needs, *value)
			}
		}
	}
	if values["each"] != nil {
		for _, item := range p.Sequence(values["each"]) {
			made.loops = append(made.loops, p.loop(c, item))
		}
	}
	if values["let"] != nil {
		for _, e := range p.Mapping(values["let"]) {
			if value := p.expression(c, e.Value, anything); value != nil {
				made.lets = append(made.lets, let{c.declare(e.Key, value.typ), *value})
			}
		}
	}
	if values["when"] != nil {
		made.when = p.expression(c, values["when"], truth)
	}
	p.demand(c, &made, n, values)
	made.unmet = c.declare(unmetName, textsType)
	p.tell(c, &made, n, values)
	p.follow(c, r, &made, values["after"])
	made.slots = c.slots
	return made
}

// demand reads what must hold.
func (p *page) demand(c *compiler, made *part, n ast.Node, values map[string]ast.Node) {
	if values["require"] == nil && values["demands"] == nil && values["ask"] == nil {
		p.Fault(n, "缺少“require”或“demands”：规则没有写应当怎样")
	}
	if values["require"] != nil {
		made.require = p.expression(c, values["require"], truth)
	}
	if values["demands"] != nil {
		for _, e := range p.Mapping(values["demands"]) {
			if value := p.expression(c, e.Value, truth); value != nil {
				made.demands = append(made.demands, demand{e.Key, *value})
			}
		}
	}
}

// tell reads where a finding stands and what it says.
func (p *page) tell(c *compiler, made *part, n ast.Node, values map[string]ast.Node) {
	switch {
	case values["where"] != nil:
		if value := p.expression(c, values["where"], anything); value != nil {
			if made.where = value.path; made.where == nil {
				p.Fault(values["where"], "位置应是一个字段，如 议定书.标题")
			}
		}
	case len(made.loops) == 0:
		p.Fault(n, "缺少“where”：没有写问题在哪里")
	}
	switch {
	case values["ask"] != nil:
		made.ask, made.asks, made.asking = p.template(c, values["ask"]), true, p.Text(values["ask"])
	case values["message"] == nil:
		p.Fault(n, "缺少“message”")
	}
	if values["message"] != nil {
		made.message, made.saying = p.template(c, values["message"]), p.Text(values["message"])
	}
	if values["lower"] != nil {
		for _, e := range p.Mapping(values["lower"], string(Warning), string(Note)) {
			if value := p.expression(c, e.Value, truth); value != nil {
				made.lower = &lower{Level(e.Key), *value}
			}
		}
	}
	if values["explained"] != nil {
		made.explained = p.expression(c, values["explained"], text)
	}
}
