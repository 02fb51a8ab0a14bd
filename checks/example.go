package checks

import (
	"embed"
	"maps"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"huishang"
	"huishang/yamlfile"
)

// The dossiers the examples of the rules change: a regular round and a first consultation. All figures and people are invented.
//
//go:embed examples/*.json
var bases embed.FS

// baseFiles name the dossiers an example may start from.
var baseFiles = map[string]string{"续会": "examples/regular.json", "首次": "examples/first.json"}

// An example is a small change to a dossier that the rule must pass, or must find.
type example struct {
	title   string
	passes  bool
	base    string
	changes []change
	today   huishang.Date
	others  []Other
	files   []File
	version *string
	file    string
	line    int
}

// examples reads the examples of a rule: at least one that passes and one that fails.
func (p *page) examples(b *builder, n ast.Node) []example {
	var all []example
	for _, item := range p.Sequence(n) {
		all = append(all, p.example(b, item))
	}
	for _, want := range []struct {
		passes bool
		name   string
	}{{true, "通过（pass）"}, {false, "不通过（fail）"}} {
		if !slices.ContainsFunc(all, func(e example) bool { return e.passes == want.passes && e.title != "" }) {
			p.Fault(n, "缺少"+want.name+"的例子：每条规则至少各有一例")
		}
	}
	return all
}

func (p *page) example(b *builder, n ast.Node) example {
	made := example{base: "续会", file: p.file, line: yamlfile.Start(n).Line}
	for _, e := range p.Mapping(n, "pass", "fail", "base", "set", "drop", "today", "others", "files", "version") {
		switch e.Key {
		case "pass", "fail":
			made.title, made.passes = p.Text(e.Value), e.Key == "pass"
		case "base":
			made.base = p.OneOf(e.Value, "基础卷宗", slices.Sorted(maps.Keys(baseFiles)))
		case "set":
			for _, one := range p.Mapping(e.Value) {
				made.changes = append(made.changes, change{path: p.changePath(b, one.At, one.Key), value: p.value(one.Value)})
			}
		case "drop":
			for _, one := range p.Sequence(e.Value) {
				made.changes = append(made.changes, change{path: p.changePath(b, one, p.Text(one)), drop: true})
			}
		case "today":
			made.today = p.day(e.Value)
		case "version":
			version := p.Text(e.Value)
			made.version = &version
		case "others":
			for _, city := range p.Mapping(e.Value) {
				made.others = append(made.others, otherCity(city.Key, p.Texts(city.Value)))
			}
		case "files":
			p.decode(e.Value, &made.files)
		}
	}
	return made
}

func otherCity(name string, titles []string) Other {
	agreement := &huishang.Agreement{}
	for _, title := range titles {
		agreement.Items = append(agreement.Items, huishang.Item{Title: title})
	}
	return Other{City: name, Agreement: agreement}
}
