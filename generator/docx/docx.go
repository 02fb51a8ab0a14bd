// Package docx is a Word template engine: a template is compiled once and
// rendered many times. The bytes outside its tags are never rewritten.
//
// The tag language is that of package tags. The engine knows nothing of what
// the documents are about.
package docx

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A Template is a compiled document. It is immutable and may be rendered by
// any number of goroutines at once.
type Template struct {
	archive     *archive
	parts       []*part // those that are filled, in the order of the archive
	main        string
	core        string     // the core properties
	hasContents bool       // a table of contents to bring up to date
	maxID       int        // the largest drawing id of all parts
	known       known      // parts of the main document by what they are
	numbering   *numbering // nil when there is none
	styleLists  func() map[string]listing
	notes       map[noteKind]int // the largest number of each kind
	called      map[noteRef]bool // notes called from blocks
	styleTree   func() *tree
	delims      tags.Delims
	limits      Limits
	level       int
	presses     sync.Pool

	packedSize int // bytes of the template's own zip
}

// A part is one member of the document that is filled.
type part struct {
	name string
	role role
	prog *program
	tags []*occurrence
}

// Compile reads a .docx, .docm, .dotx or .dotm. The error is tags.Faults with
// everything that is wrong with the template, or wraps ErrNotWord when the file
// is none.
func Compile(b []byte, opts ...Option) (*Template, error) {
	o := &options{delims: tags.DefaultDelims, level: 6}
	for _, f := range opts {
		f(o)
	}
	o.limits = o.limits.orDefault()
	a, err := openArchive(b, o.limits, nil)
	if err != nil {
		return nil, err
	}
	if _, ok := a.Get("[Content_Types].xml"); !ok {
		return nil, fmt.Errorf("%w：缺少[Content_Types].xml", ErrNotWord)
	}
	roles, main := a.templated()
	if main == "" {
		return nil, fmt.Errorf("%w：找不到正文", ErrNotWord)
	}
	t := &Template{archive: a, main: main, limits: o.limits, delims: o.delims, notes: map[noteKind]int{}, called: map[noteRef]bool{}, level: o.level, packedSize: len(b)}
	t.known = a.knownParts(main)
	t.numbering = a.readNumbering(t.known.numbering)
	t.styleLists = sync.OnceValue(func() map[string]listing { return a.styleNumbers(t.known.styles) })
	t.styleTree = sync.OnceValue(func() *tree { return a.treeOf(t.known.styles) })
	t.presses.New = func() any { return newPress(o.level) }
	if err := t.compileParts(roles, o); err != nil {
		return nil, err
	}
	return t, nil
}

// compileParts compiles the main part, which calls the notes, and then the
// others in the order of the archive. A part is compiled with its
// relationships, whose targets may hold tags too.
func (t *Template) compileParts(roles map[string]role, o *options) error {
	order := []string{t.main}
	for i := range t.archive.Entries {
		name := t.archive.Entries[i].Name
		if role, ok := roles[name]; ok && role != roleRels && name != t.main {
			order = append(order, name)
		}
	}
	var faults tags.Faults
	for _, name := range order {
		parts, fs, err := t.compilePart(name, roles[name], o)
		if err != nil {
			return err
		}
		faults = append(faults, fs...)
		t.parts = append(t.parts, parts...)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

func (t *Template) compilePart(name string, role role, o *options) ([]*part, tags.Faults, error) {
	data, _ := t.archive.Get(name)
	c, err := newCompiler(name, data, o)
	if err != nil {
		return nil, nil, err
	}
	if c.properties = role == roleProperties; c.t.nodes[0].name == "cp:coreProperties" {
		t.core = name
	}
	c.tpl = t
	rels, err := t.compileRels(name, o)
	if err != nil {
		return nil, nil, err
	}
	if rels != nil {
		c.targets = rels.links()
	}
	list := []*part{{name: name, role: role, prog: c.compile(), tags: c.tags}}
	t.hasContents = t.hasContents || c.hasContents
	for _, ref := range c.references {
		t.called[ref] = true
	}
	if prog := list[0].prog; o.fast && prog != nil && prog.fills && role == roleText {
		prog.chunks = newChunkSet(prog.t.src, prog.ops)
	}
	faults := c.faults
	t.maxID = max(t.maxID, c.largestID())
	if rels != nil {
		rels.dropLinks(c.targets)
		list = append(list, &part{name: rels.name, role: roleRels, prog: rels.finish(), tags: rels.tags})
		faults = append(faults, rels.faults...)
	}
	return list, faults, nil
}

// compileRels reads the relationships of a part when their targets hold tags.
func (t *Template) compileRels(part string, o *options) (*partCompiler, error) {
	name := opc.RelsOf(part)
	data, ok := t.archive.Get(name)
	if !ok || !mayHoldTags(data, o.delims.Open) {
		return nil, nil
	}
	c, err := newCompiler(name, data, o)
	if err != nil {
		return nil, err
	}
	c.rels = true
	c.scan()
	if len(c.tags)+len(c.faults) == 0 {
		return nil, nil
	}
	return c, nil
}

func newCompiler(name string, data []byte, o *options) (*partCompiler, error) {
	tree, err := parseXML(data)
	if err != nil {
		return nil, fmt.Errorf("%w：%s：%w", ErrNotWord, name, err)
	}
	return newPartCompiler(name, tree, o), nil
}

// mayHoldTags is a quick look for anything like an opening mark, also one that
// Word percent-encoded in an address.
func mayHoldTags(src []byte, open string) bool {
	return bytes.Contains(src, []byte(open)) || bytes.Contains(src, []byte("｛")) || bytes.Contains(src, []byte("%"))
}

// A RenderOption changes one rendering.
type RenderOption func(*renderer)

// Missing says what stands where a value is missing; the default is tags.Blank.
func Missing(p tags.Policy) RenderOption { return func(r *renderer) { r.missing = p } }

// Render fills the template and returns the document. The error is tags.Faults
// with all that was wrong; then there is no document.
func (t *Template) Render(data any, opts ...RenderOption) (doc []byte, err error) {
	r := &renderer{tpl: t, scope: tags.NewScope(data), nextID: t.maxID, held: map[string][]byte{}}
	for _, f := range opts {
		f(r)
	}
	defer func() {
		if p := recover(); p != nil {
			limit, ok := p.(tooLarge)
			if !ok {
				panic(p)
			}
			doc, err = nil, fmt.Errorf("%s，请减少数据", limit.what)
		}
	}()
	r.press = t.presses.Get().(*press)
	r.press.used = 0
	defer t.presses.Put(r.press)
	filled, err := r.fillParts()
	if err != nil {
		return nil, err
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	if settings, ok := t.archive.Get(t.known.settings); ok && t.hasContents {
		r.held[t.known.settings] = withUpdateFields(settings)
	}
	added, err := r.apply(filled)
	if err != nil {
		return nil, err
	}
	return t.zipMembers(filled, added)
}

// RenderTo fills the template into w; nothing is written when it fails.
func (t *Template) RenderTo(w io.Writer, data any, opts ...RenderOption) error {
	doc, err := t.Render(data, opts...)
	if err != nil {
		return err
	}
	_, err = w.Write(doc)
	return err
}

// fillParts fills every part that has something to fill, the main part first.
func (r *renderer) fillParts() (map[string]opc.Packed, error) {
	filled := make(map[string]opc.Packed, len(r.tpl.parts))
	for _, p := range r.tpl.parts {
		if !p.prog.fills {
			continue
		}
		if p.role != roleText {
			r.hold(p)
			continue
		}
		var err error
		if filled[p.name], err = r.fill(p); err != nil {
			return nil, fmt.Errorf("deflate %s: %w", p.name, err)
		}
	}
	return filled, nil
}
