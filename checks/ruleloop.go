package checks

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// loop reads “议题 in 议题建议.议题”, or “上年, 本年 in 相邻年度(城市.财政数据)”.
func (p *page) loop(c *compiler, n ast.Node) loop {
	source := p.Text(n)
	names, over, found := strings.Cut(source, " in ")
	if !found {
		p.Fault(n, "each 应写成“名字 in 列表”")
		return loop{}
	}
	offset := len([]rune(names + " in "))
	value, slips := c.compile(over, list)
	for _, s := range slips {
		p.slip(n, slip{offset + s.offset, s.message})
	}
	made := loop{over: value}
	item, all := *itemOf(value.typ), strings.Split(names, ",")
	if pairs := item.kind == pair; pairs != (len(all) == 2) && item.kind != anything {
		p.Fault(n, "成对的列表要两个名字，其他列表要一个名字")
	}
	if item.kind == pair {
		item = *item.item
	}
	for _, name := range all {
		made.slots = append(made.slots, c.declare(strings.TrimSpace(name), item))
	}
	return made
}

// follow reads the rules this one's findings follow from, each by itself or under a condition.
func (p *page) follow(c *compiler, r *rule, made *part, n ast.Node) {
	if n == nil {
		return
	}
	var ids []string
	for _, item := range p.Sequence(n) {
		if _, single := item.(*ast.StringNode); single {
			ids, made.after = append(ids, p.Text(item)), append(made.after, nil)
			continue
		}
		for _, e := range p.Mapping(item) {
			ids, made.after = append(ids, e.Key), append(made.after, p.expression(c, e.Value, truth))
		}
	}
	r.after = slices.Clone(ids)
}
