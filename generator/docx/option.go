package docx

import "huishang/generator/tags"

type options struct {
	delims tags.Delims
	limits Limits
	level  int
	fast   bool
	inside bool // embedded in another document: its loops go on here
}

// An Option changes how a template is compiled.
type Option func(*options)

// Delimiters sets the marks that open and close a tag.
func Delimiters(open, close string) Option {
	return func(o *options) { o.delims = tags.Delims{Open: open, Close: close} }
}

// WithLimits bounds what the template may cost.
func WithLimits(l Limits) Option { return func(o *options) { o.limits = l } }

// Level sets the deflate level of filled parts, 1 to 9; the default is 6.
func Level(n int) Option { return func(o *options) { o.level = n } }

// Fast prepares the template's own text for deflate once, so that a document
// costs little more than its values: several times as fast, for files a little
// larger. The text of the documents is the same.
func Fast() Option { return func(o *options) { o.fast = true } }
