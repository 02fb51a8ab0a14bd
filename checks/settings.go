package checks

import (
	"slices"

	"github.com/goccy/go-yaml/ast"
	"github.com/shopspring/decimal"

	"huishang"
)

// A setting is a threshold or a word list that is no law: the Measures leave it open, the department may change it.
type setting struct {
	value  any // int, decimal.Decimal, string or *sequence of texts
	table  map[string]decimal.Decimal
	typ    typ
	reason string // why this value; 默认 marks it as the program's own
}

// settings reads settings.yaml: the version of the rule set and the thresholds.
func (p *page) settings(b *builder, data []byte) {
	root := p.read(data)
	if root == nil {
		return
	}
	for _, e := range p.mapping(root, "version", "settings") {
		switch e.key {
		case "version":
			b.rules.Version = p.text(e.value)
		case "settings":
			for _, one := range p.mapping(e.value) {
				p.setting(b, one)
			}
		}
	}
}

func (p *page) setting(b *builder, e entry) {
	old, known := b.rules.settings[e.key]
	if b.overlaid && !known {
		p.fault(e.at, "没有名为“"+e.key+"”的设定"+didYouMean(e.key, b.settingNames()))
		return
	}
	var made setting
	for _, field := range p.mapping(e.value, "value", "reason") {
		switch field.key {
		case "value":
			made = p.settingValue(field.value)
		case "reason":
			made.reason = p.text(field.value)
		}
	}
	if known && old.typ.kind != made.typ.kind {
		p.fault(e.value, "这个设定应是"+old.typ.String())
		return
	}
	b.rules.settings[e.key] = made
}

func (p *page) settingValue(n ast.Node) setting {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		value := p.figure(n)
		if value.IsInteger() {
			return setting{value: int(value.IntPart()), typ: numberType}
		}
		return setting{value: value, typ: numberType}
	case *ast.SequenceNode:
		made := &sequence{}
		for _, word := range p.texts(n) {
			made.items = append(made.items, word)
		}
		return setting{value: made, typ: textsType}
	case *ast.MappingNode, *ast.MappingValueNode:
		made := setting{table: map[string]decimal.Decimal{}}
		for _, row := range p.mapping(n) {
			made.table[row.key] = p.figure(row.value)
		}
		return made
	}
	return setting{value: p.text(n), typ: textType}
}

// figure reads a number within the bounds of the dictionary.
func (p *page) figure(n ast.Node) decimal.Decimal {
	read, err := huishang.ParseDecimal(p.text(n))
	if err != nil {
		p.fault(n, "这里应是数")
	}
	value, _ := read.Value()
	return value
}

func (b *builder) settingNames() []string {
	var names []string
	for name := range b.rules.settings {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
