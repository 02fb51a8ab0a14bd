// Package xlsx is an Excel template engine: a template is compiled once and
// rendered many times. Rows, columns and sheets repeat, and everything that
// looks at them follows: formulas, names, tables, formats, charts.
//
// The tag language is that of package tags. The engine knows nothing of what
// the workbooks are about.
package xlsx

import (
	"io"
	"sync"

	"huishang/generator/tags"
)

// A Template is a compiled workbook. It is immutable and may be rendered by any
// number of goroutines at once.
type Template struct {
	archive    *archive
	book       *book
	styles     *styles
	strings    stringTable
	tags       []*occurrence
	delims     tags.Delims
	limits     Limits
	empty      EmptyList
	stale      bool
	filled     bool // some sheet holds tags or repeats
	charts     map[string]*chart
	paragraphs map[paragraphKey]*text // texts outside of cells
	presses    sync.Pool              // a press is a megabyte to make
}

// Compile reads a .xlsx or .xltx. The error is tags.Faults with everything that
// is wrong with the template, or wraps ErrNotExcel when the file is none.
func Compile(b []byte, opts ...Option) (*Template, error) {
	o := &options{delims: tags.DefaultDelims, level: 6}
	for _, f := range opts {
		f(o)
	}
	o.limits = o.limits.orDefault()
	a, err := openArchive(b, o.limits)
	if err != nil {
		return nil, err
	}
	c := &compiler{o: o, archive: a, texts: textReader{delims: o.delims}}
	return c.compile()
}

// A RenderOption changes one rendering.
type RenderOption func(*renderer)

// Missing says what stands where a value is missing; the default is tags.Blank.
func Missing(p tags.Policy) RenderOption { return func(r *renderer) { r.missing = p } }

// Render fills the template and returns the workbook. The error is tags.Faults
// with all that was wrong; then there is no workbook.
func (t *Template) Render(data any, opts ...RenderOption) (doc []byte, err error) {
	r := newRenderer(t, data)
	defer t.presses.Put(r.press)
	for _, f := range opts {
		f(r)
	}
	defer func() {
		if p := recover(); p != nil {
			limit, ok := p.(tooLarge)
			if !ok {
				panic(p)
			}
			doc, err = nil, limit
		}
	}()
	return r.render()
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

// tooLarge unwinds a rendering that passed a limit, which it names.
type tooLarge struct{ what string }

func (e tooLarge) Error() string { return e.what + "，请减少数据" }
