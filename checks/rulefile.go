package checks

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"huishang"
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
	root := p.read(data)
	if root == nil {
		return
	}
	article := ""
	for _, e := range p.mapping(root, fileKeys...) {
		switch e.key {
		case "article":
			article = p.text(e.value)
		case "retired":
			for _, item := range p.sequence(e.value) {
				b.retire(p.text(item))
			}
		case "rules":
			for _, item := range p.sequence(e.value) {
				p.one(b, item, article)
			}
		}
	}
}

// one reads one rule.
func (p *page) one(b *builder, n ast.Node, article string) {
	r := &rule{Entry: Entry{Article: article, Kind: byMachine}}
	values := map[string]ast.Node{}
	entries := p.mapping(n, ruleKeys...)
	for _, e := range entries {
		values[e.key] = e.value
		if e.key == "id" {
			r.ID = p.text(e.value)
		}
	}
	p.rule = r.ID
	defer func() { p.rule = "" }()
	for _, key := range []string{"id", "title", "quote", "stages", "level", "phase", "remedy", "examples"} {
		if values[key] == nil {
			p.fault(n, "缺少“"+key+"”")
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
func (p *page) describe(b *builder, r *rule, e entry) {
	switch e.key {
	case "id":
		if !ruleID.MatchString(r.ID) {
			p.fault(e.value, "编号“"+r.ID+"”应写成 ART13-4 的样子")
		}
	case "article":
		r.Article = p.text(e.value)
	case "title":
		r.Title = p.text(e.value)
	case "quote":
		r.Quote = p.text(e.value)
		p.quote(b, e.value, r.Quote)
	case "stages":
		r.Stages = p.oneOf(e.value, stageNames)
	case "level":
		r.Level = Level(firstText(p.oneOf(e.value, []string{string(Error), string(Warning), string(Note)})))
	case "kind":
		r.Kind = firstText(p.oneOf(e.value, []string{byMachine, byPerson}))
	case "phase":
		r.Phase = firstText(p.oneOf(e.value, phaseNames))
		r.phase = slices.Index(phaseNames, r.Phase)
	case "settings":
		r.Settings = p.oneOf(e.value, b.settingNames())
	case "releasable":
		r.releasable = p.text(e.value) == "true"
		r.Release = r.releasable
	case "effective":
		r.from = p.day(e.value)
	case "until":
		r.till = p.day(e.value)
	case "remedy":
		r.Remedy = p.text(e.value)
	}
}

func (p *page) oneOf(n ast.Node, known []string) []string {
	var kept []string
	for _, item := range p.sequence(n) {
		value := p.text(item)
		if !slices.Contains(known, value) {
			p.fault(item, "“"+value+"”不在可选值之内"+didYouMean(value, slices.Clone(known)))
			continue
		}
		kept = append(kept, value)
	}
	return kept
}

func firstText(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func (p *page) day(n ast.Node) huishang.Date {
	day, err := huishang.ParseDate(p.text(n))
	if err != nil {
		p.fault(n, "日期应写成 2026-06-12")
	}
	return day
}

// quote holds a quote against the text of the Measures: verbatim but for spaces.
func (p *page) quote(b *builder, n ast.Node, quote string) {
	wanted, _ := squeezed(quote).(string)
	if wanted == "" || !strings.Contains(b.measures, wanted) {
		p.fault(n, "引文不是《厅市会商工作管理办法》的原句，请逐字核对")
	}
}
