package docx

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// markInclude replaces a paragraph that holds only {{+附件}} by the body of
// another document.
func (c *partCompiler) markInclude(o *occurrence, end int) {
	p := c.t.up(o.firstNode(), "w:p")
	e := extent{-1, -1}
	if p >= 0 {
		e = c.content(p)
	}
	if p < 0 || e.first < o.start || e.last >= o.end || !slices.Contains(blockContainers, c.t.nodes[c.t.nodes[p].parent].name) {
		c.fault(o.start, o.written, "“"+o.written+"”嵌入的是整篇文档，请让它单独占一段")
		return
	}
	nd := &c.t.nodes[p]
	if c.holdsSection(p) {
		c.mark(nd.start, nd.start, op{kind: opInclude, tag: o})
		c.cut(o.start, end)
		return
	}
	c.dropped[p] = true
	c.mark(nd.start, nd.end, op{kind: opInclude, tag: o})
}

// blockContainers hold paragraphs and tables.
var blockContainers = append([]string{"w:sdtContent", "w:docPartBody"}, containers...)

// errCycle is told of a document that embeds itself.
var errCycle = errors.New("的文档又嵌入了自己，形成循环；请去掉其中一处嵌入")

// include writes another document's body. The document is a template itself
// and is filled from where the scope stands.
func (r *renderer) include(o *op) {
	v, found, err := o.tag.tag.Eval(r.scope)
	if err == nil && (!found || v == "") {
		r.missingInclude(o)
		return
	}
	if err == nil {
		err = r.includeDocument(v)
	}
	var faults tags.Faults
	switch {
	case errors.As(err, &faults):
		for _, f := range faults {
			f.Message = "嵌入的文档“" + o.tag.tag.Name + "”里：" + f.Place.String() + "：" + f.Message
			f.Place = placeOf(r.part.name, r.part.prog.t, o.tag.start)
			r.faults = append(r.faults, f)
		}
	case err != nil:
		r.faultAt(o.tag, err.Error(), false)
	}
}

func (r *renderer) missingInclude(o *op) {
	if o.tag.tag.Optional || r.missing == tags.Blank {
		return
	}
	if r.missing == tags.Refuse {
		r.faultMissing(o.tag)
		return
	}
	text := tags.Placeholder(o.tag.tag.Name)
	if r.missing == tags.Keep {
		text = o.tag.written
	}
	w := r.part.prog.t.w
	r.out = append(r.out, "<"+w+"p><"+w+"r><"+w+"t>"...)
	r.out = appendEscaped(r.out, text)
	r.out = append(r.out, "</"+w+"t></"+w+"r></"+w+"p>"...)
}

func (r *renderer) includeDocument(v any) error {
	b, err := documentBytes(v)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(b)
	if slices.Contains(r.inside, sum) {
		return errCycle
	}
	if len(r.inside) >= r.tpl.limits.Nesting {
		return fmt.Errorf("的文档嵌套超过%d层", r.tpl.limits.Nesting)
	}
	sub, err := r.compiled(sum, b)
	if err != nil {
		return err
	}
	return r.graft(sub, sum)
}

// compiled compiles each embedded document once in a rendering.
func (r *renderer) compiled(sum [sha256.Size]byte, b []byte) (*Template, error) {
	if t := r.embedded[sum]; t != nil {
		return t, nil
	}
	t, err := Compile(b, WithLimits(r.tpl.limits), Delimiters(r.tpl.delims.Open, r.tpl.delims.Close), embedded)
	if err != nil {
		if errors.Is(err, ErrNotWord) {
			return nil, fmt.Errorf("的值%w", err)
		}
		return nil, err
	}
	if r.embedded == nil {
		r.embedded = map[[sha256.Size]byte]*Template{}
	}
	r.embedded[sum] = t
	return t, nil
}

func embedded(o *options) { o.inside = true }

func documentBytes(v any) ([]byte, error) {
	switch x := v.(type) {
	case []byte:
		return x, nil
	case string:
		if _, after, ok := strings.Cut(x, ";base64,"); ok && strings.HasPrefix(x, "data:") {
			x = after
		}
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(x), ""))
		if err != nil {
			return nil, fmt.Errorf("的值不是Word文档：应为.docx的数据（base64或data URL），不能是文件名")
		}
		return b, nil
	}
	return nil, fmt.Errorf("的值不是Word文档")
}

// graft fills the embedded document's body and writes it into this part.
func (r *renderer) graft(sub *Template, sum [sha256.Size]byte) error {
	inner := &renderer{tpl: sub, scope: r.scope, missing: r.missing, nextID: r.nextID, held: map[string][]byte{},
		inside: append(slices.Clone(r.inside), sum), embedded: r.embedded}
	main := sub.part(sub.main)
	inner.hold(main)
	if rels := sub.part(opc.RelsOf(sub.main)); rels != nil {
		inner.hold(rels)
	}
	r.embedded = inner.embedded
	if len(inner.faults) > 0 {
		return inner.faults
	}
	r.nextID = inner.nextID
	t, err := parseXML(inner.held[sub.main])
	if err != nil {
		return fmt.Errorf("的文档填出后不合格：%w", err)
	}
	r.grafts++
	g := &graft{host: r, sub: inner, t: t, sum: fmt.Sprintf("%x", sum[:3]), serial: r.grafts, rels: inner.relationships()}
	r.out = append(r.out, g.body()...)
	return nil
}

// relationships are those of the main part, its own and those its values brought.
func (r *renderer) relationships() []relationship {
	data, _ := r.tpl.archive.Get(opc.RelsOf(r.tpl.main))
	if held, ok := r.held[opc.RelsOf(r.tpl.main)]; ok {
		data = held
	}
	list := readRels(data)
	for _, x := range r.extra.rels[r.tpl.main] {
		x.target = opc.Unescape([]byte(x.target))
		list = append(list, x)
	}
	return list
}

// part is the compiled part with a name, or nil.
func (t *Template) part(name string) *part {
	i := slices.IndexFunc(t.parts, func(p *part) bool { return p.name == name })
	if i < 0 {
		return nil
	}
	return t.parts[i]
}
