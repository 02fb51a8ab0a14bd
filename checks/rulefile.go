package checks

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"huishang"
	"huishang/yamlfile"
)

// The keys of a rule file and of a rule in it, in the order they are written.
var (
	fileKeys = []string{"article", "retired", "rules"}
	partKeys = []string{"applies", "needs", "each", "let", "when", "require", "demands", "where", "lower", "message", "ask", "explained"}
	ruleKeys = slices.Concat([]string{"id", "article", "title", "quote", "stages", "level", "kind", "phase", "settings", "after", "releasable",
		"effective", "until", "parts"}, partKeys, []string{"remedy", "examples"})
)

// A ruleID is the number of the article and of the rule in it.
var ruleID = regexp.MustCompile(`^[A-Z]+[0-9]+-[0-9]+$`)

// rules reads one file of rules.
func (p *page) rules(b *builder, data []byte) {
	root := p.Read(data)
	if root == nil {
		return
	}
	article := ""
	for _, e := range p.Mapping(root, fileKeys...) {
		switch e.Key {
		case "article":
			article = p.Text(e.Value)
		case "retired":
			for _, item := range p.Sequence(e.Value) {
				b.retire(p.Text(item))
			}
		case "rules":
			for _, item := range p.Sequence(e.Value) {
				p.one(b, item, article)
			}
		}
	}
}

// one reads one rule.
func (p *page) one(b *builder, n ast.Node, article string) {
	r := &rule{Entry: Entry{Article: article, Kind: byMachine}}
	values := map[string]ast.Node{}
	entries := p.Mapping(n, ruleKeys...)
	for _, e := range entries {
		values[e.Key] = e.Value
		if e.Key == "id" {
			r.ID = p.Text(e.Value)
		}
	}
	p.rule = r.ID
	defer func() { p.rule = "" }()
	for _, key := range []string{"id", "title", "quote", "stages", "level", "phase", "remedy", "examples"} {
		if values[key] == nil {
			p.Fault(n, "缺少“"+key+"”")
		}
	}
	for _, e := range entries {
		p.describe(b, r, e)
	}
	p.parts(b, r, n, values)
	r.Message = firstText(r.messages())
	if values["examples"] != nil {
		r.examples = p.examples(b, values["examples"])
	}
	b.add(p, n, r)
}

// describe reads what the catalogue says of the rule.
func (p *page) describe(b *builder, r *rule, e yamlfile.Entry) {
	switch e.Key {
	case "id":
		if !ruleID.MatchString(r.ID) {
			p.Fault(e.Value, "编号“"+r.ID+"”应写成 ART13-4 的样子")
		}
	case "article":
		r.Article = p.Text(e.Value)
	case "title":
		r.Title = p.Text(e.Value)
	case "quote":
		r.Quote = p.Text(e.Value)
		p.quote(b, e.Value, r.Quote)
	case "stages":
		r.Stages = p.someOf(e.Value, "环节", stageNames)
	case "level":
		r.Level = Level(p.OneOf(e.Value, "级别", []string{string(Error), string(Warning), string(Note)}))
	case "kind":
		r.Kind = p.OneOf(e.Value, "核对方式", []string{byMachine, byPerson})
	case "phase":
		r.Phase = p.OneOf(e.Value, "步骤", phaseNames)
		r.phase = slices.Index(phaseNames, r.Phase)
	case "settings":
		r.Settings = p.someOf(e.Value, "设定", b.settingNames())
	case "releasable":
		r.releasable = p.Text(e.Value) == "true"
		r.Release = r.releasable
	case "effective":
		r.from = p.day(e.Value)
	case "until":
		r.till = p.day(e.Value)
	case "remedy":
		r.Remedy = p.Text(e.Value)
	}
}

func firstText(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func (p *page) day(n ast.Node) huishang.Date {
	day, err := huishang.ParseDate(p.Text(n))
	if err != nil {
		p.Fault(n, "日期应写成 2026-06-12")
	}
	return day
}

// quote holds a quote against the text of the Measures: verbatim but for spaces.
func (p *page) quote(b *builder, n ast.Node, quote string) {
	wanted, _ := squeezed(quote).(string)
	if wanted == "" || !strings.Contains(b.measures, wanted) {
		p.Fault(n, "引文不是《厅市会商工作管理办法》的原句，请逐字核对")
	}
}
