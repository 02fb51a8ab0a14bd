package xlsx

import "huishang/generator/tags"

type options struct {
	delims tags.Delims
	limits Limits
	level  int
	empty  EmptyList
	stale  bool // formulas are left without values
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

// An EmptyList says what stays of the rows or columns of a list without elements.
type EmptyList uint8

// What stays of an empty list.
const (
	// BlankIfUsed leaves one blank copy when a formula, a name, a chart or a
	// table looks at the rows, so that SUM(E5:E5) stays a sum; else nothing.
	BlankIfUsed EmptyList = iota
	// Drop leaves nothing.
	Drop
	// BlankRow leaves one copy without values.
	BlankRow
	// KeepRow leaves one copy with the text around the tags, formulas and all.
	KeepRow
)

// Empty sets what stays of an empty list; the default is BlankIfUsed.
func Empty(e EmptyList) Option { return func(o *options) { o.empty = e } }

// WithoutResults leaves formulas without computed values. Excel computes them
// when the file is opened; previews and readers that do not compute show none.
func WithoutResults() Option { return func(o *options) { o.stale = true } }
