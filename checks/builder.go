package checks

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"reflect"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"huishang/yamlfile"
)

// A builder puts the rules together, layer by layer.
type builder struct {
	faults    Faults
	functions []function
	measures  string // without spaces
	schema    schema
	root      typ
	rules     *Rules
	retired   []string
	seen      map[string]string // id to file, in this layer
	overlaid  bool
	own       hash.Hash // of what is laid over the embedded rules
}

func newBuilder() *builder {
	b := &builder{schema: schema{}, own: sha256.New(), functions: functionTable()}
	b.measures, _ = squeezed(measures).(string)
	b.root = typ{kind: object, shape: b.schema.of(reflect.TypeFor[subject]())}
	b.rules = &Rules{byID: map[string]*rule{}, settings: map[string]setting{}, patterns: map[string]*regexp.Regexp{}, root: b.root.shape}
	return b
}

// compiler gives a compiler that knows the dossier and nothing else.
func (b *builder) compiler() *compiler {
	c := &compiler{schema: b.schema, settings: b.rules.settings, patterns: b.rules.patterns, functions: b.functions, scope: map[string]variable{}}
	c.declare(dossierName, b.root)
	return c
}

// layer reads the settings of one folder, or its rules in the order of their names.
func (b *builder) layer(folder fs.FS, overlaid, settings bool) error {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return fmt.Errorf("list rule files: %w", err)
	}
	b.seen, b.overlaid = map[string]string{}, overlaid
	for _, name := range names {
		if (name == settingsFile) != settings {
			continue
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("read rule file %s: %w", name, err)
		}
		if overlaid {
			b.own.Write(data)
		}
		p := newPage(name, &b.faults)
		if settings {
			p.settings(b, data)
		} else {
			p.rules(b, data)
		}
	}
	return nil
}

func (b *builder) retire(id string) { b.retired = append(b.retired, id) }

// add takes a rule in: an id stands once in a layer, keeps its article in the next, and is not used again once retired.
func (b *builder) add(p *page, n ast.Node, r *rule) {
	at := yamlfile.Start(n)
	r.file, r.line, r.col = p.file, at.Line, at.Column
	known := b.rules.byID[r.ID]
	switch {
	case b.seen[r.ID] != "":
		p.Fault(n, "编号已在 "+b.seen[r.ID]+" 用过，一个编号只能有一条规则")
	case slices.Contains(b.retired, r.ID):
		p.Fault(n, "编号已停用，不能再给别的规则")
	case known != nil && known.Article != r.Article:
		p.Fault(n, "编号属于"+known.Article+"，不能给"+r.Article+"的规则")
	case known != nil:
		r.order = known.order
		b.rules.all[r.order], b.rules.byID[r.ID] = r, r
	default:
		r.order = len(b.rules.all)
		b.rules.all, b.rules.byID[r.ID] = append(b.rules.all, r), r
	}
	b.seen[r.ID] = p.file
}

// finish holds the rules against one another.
func (b *builder) finish() (*Rules, error) {
	for _, r := range b.rules.all {
		b.holdAfter(r)
	}
	if len(b.faults) > 0 {
		slices.SortStableFunc(b.faults, func(x, y Fault) int {
			return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
		})
		return nil, b.faults
	}
	if b.overlaid {
		b.rules.Version += "+" + hex.EncodeToString(b.own.Sum(nil)[:4])
	}
	b.rules.ordered = slices.Clone(b.rules.all)
	slices.SortStableFunc(b.rules.ordered, func(x, y *rule) int { return cmp.Compare(x.phase, y.phase) })
	return b.rules, nil
}

// holdAfter makes sure that a finding folds under a known, no lighter one, and never under itself.
func (b *builder) holdAfter(r *rule) {
	fault := func(message string) {
		b.faults = append(b.faults, Fault{r.file, r.line, r.col, r.ID, message})
	}
	for _, id := range r.after {
		parent := b.rules.byID[id]
		switch {
		case parent == nil:
			fault("after 里的规则“" + id + "”不存在")
		case parent.Level.weight() < r.Level.weight():
			fault("after 里的规则“" + id + "”级别更轻，错误不能折叠在它下面")
		case b.leadsTo(parent, r, len(b.rules.all)):
			fault("after 里的规则“" + id + "”又以本规则为前因，成了循环")
		}
	}
}

func (b *builder) leadsTo(from, to *rule, depth int) bool {
	if from == to || depth == 0 {
		return from == to
	}
	return slices.ContainsFunc(from.after, func(id string) bool {
		next := b.rules.byID[id]
		return next != nil && b.leadsTo(next, to, depth-1)
	})
}
