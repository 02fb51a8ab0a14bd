package checks

import (
	"slices"

	"github.com/goccy/go-yaml/ast"
	"github.com/shopspring/decimal"

	"huishang"
	"huishang/yamlfile"
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
	root := p.Read(data)
	if root == nil {
		return
	}
	for _, e := range p.Mapping(root, "version", "settings") {
		switch e.Key {
		case "version":
			b.rules.Version = p.Text(e.Value)
		case "settings":
			for _, one := range p.Mapping(e.Value) {
				p.setting(b, one)
			}
		}
	}
}

func (p *page) setting(b *builder, e yamlfile.Entry) {
	old, known := b.rules.settings[e.Key]
	if b.overlaid && !known {
		p.Fault(e.At, "没有名为“"+e.Key+"”的设定"+yamlfile.Suggest(e.Key, b.settingNames()))
		return
	}
	var made setting
	for _, field := range p.Mapping(e.Value, "value", "reason") {
		switch field.Key {
		case "value":
			made = p.settingValue(field.Value)
		case "reason":
			made.reason = p.Text(field.Value)
		}
	}
	if known && old.typ.kind != made.typ.kind {
		p.Fault(e.Value, "这个设定应是"+old.typ.String())
		return
	}
	b.rules.settings[e.Key] = made
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
		for _, word := range p.Texts(n) {
			made.items = append(made.items, word)
		}
		return setting{value: made, typ: textsType}
	case *ast.MappingNode, *ast.MappingValueNode:
		made := setting{table: map[string]decimal.Decimal{}}
		for _, row := range p.Mapping(n) {
			made.table[row.Key] = p.figure(row.Value)
		}
		return made
	}
	return setting{value: p.Text(n), typ: textType}
}

// figure reads a number within the bounds of the dictionary.
func (p *page) figure(n ast.Node) decimal.Decimal {
	read, err := huishang.ParseDecimal(p.Text(n))
	if err != nil {
		p.Fault(n, "这里应是数")
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
