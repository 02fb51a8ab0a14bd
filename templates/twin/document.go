// Package twin turns a Word template into a text a reviewer can read, and such a text into a Word template.
//
// The text holds one line per paragraph, its style in brackets before it. Tags of the template language stand in it
// as they are, so a change made in Word shows in review as changed lines. See parse.go for the notation.
package twin

// A Document is what text and .docx have in common: named styles, text and tables. Direct formatting is not part of it.
type Document struct {
	Title string
	Edges []Edge // headers and footers, in the order of the text
	Body  []Block
}

// An Edge is a header (页眉) or a footer (页脚) of the first (首页), the odd (单页) or the even (双页) pages.
type Edge struct {
	Kind, Pages string
	Paragraphs  []Paragraph
}

// A Block is a Paragraph or a Table.
type Block interface{ block() }

// A Paragraph carries the Chinese name of its style and its runs.
type Paragraph struct {
	Style string
	Runs  []Run
}

// A Run is text in one character style; the empty style is that of the paragraph. Breaks, tabs and the page number
// stand in the text as the marks below.
type Run struct {
	Style, Text string
}

// A Table has a named style, column widths in twentieths of a point, and rows.
type Table struct {
	Style   string
	Columns []int
	Rows    []Row
}

// A Row may repeat on every page (Header) and may have a least height in twentieths of a point.
type Row struct {
	Header bool
	Height int
	Cells  []Cell
}

// A Cell spans one or more columns and holds at least one paragraph.
type Cell struct {
	Span       int
	Paragraphs []Paragraph
}

func (Paragraph) block() {}
func (Table) block()     {}

// Marks that stand for what is not a letter.
const (
	markPage      = "‹页码›" // the field PAGE
	markBreak     = "↵"    // a line break inside a paragraph
	markTab       = "⇥"
	markCell      = "┃" // between the cells of a row
	markParagraph = "¶" // between the paragraphs of a cell
)

// The paragraph styles a cell has when none is written.
const (
	styleHead = "表头"
	styleCell = "表格文字"
)

func (r Row) style() string {
	if r.Header {
		return styleHead
	}
	return styleCell
}
