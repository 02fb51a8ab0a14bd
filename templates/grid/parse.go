package grid

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A book is what a text says.
type book struct {
	title  string
	sheets []*sheet
	styles styles
}

// A sheet is one sheet of it.
type sheet struct {
	name    string
	page    page
	columns []column
	rows    []row
	merges  []string
	lights  []string
	charts  []chart
}

// A page is how a sheet is shown and printed.
type page struct {
	titles, freeze, filter, print string
	onePage, portrait             bool
}

type column struct {
	width  string
	kind   string
	hidden bool
}

type row struct {
	height string
	grows  bool // with the texts in it; the height is the least
	cells  []cell
}

type cell struct {
	style int
	text  string
}

// parse reads a text. The error names the line.
func parse(text string) (*book, error) {
	b := &book{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if err := b.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %q: %w", i+1, line, err)
		}
	}
	if len(b.sheets) == 0 {
		return nil, fmt.Errorf("the text has no sheet")
	}
	return b, nil
}

var directive = regexp.MustCompile(`^\[(页|列|行|灯|图)([^\]]*)\](.*)$`)

func (b *book) line(line string) error {
	switch {
	case line == "":
		return nil
	case strings.HasPrefix(line, "《"):
		b.title = strings.Trim(line, "《》")
		return nil
	case strings.HasPrefix(line, Mark):
		b.sheets = append(b.sheets, &sheet{name: strings.TrimPrefix(line, Mark)})
		return nil
	}
	m := directive.FindStringSubmatch(line)
	if m == nil || len(b.sheets) == 0 {
		return fmt.Errorf("no line of a sheet")
	}
	s := b.sheets[len(b.sheets)-1]
	words, rest := strings.Fields(m[2]), strings.TrimSpace(m[3])
	switch m[1] {
	case "页":
		return s.readPage(strings.Fields(rest))
	case "列":
		return s.readColumns(rest)
	case "行":
		return s.readRow(&b.styles, words, rest)
	case "灯":
		s.lights = append(s.lights, strings.Fields(rest)...)
		return nil
	}
	return s.readChart(words, rest)
}

func (s *sheet) readPage(words []string) error {
	for i := 0; i < len(words); i++ {
		var into *string
		switch words[i] {
		case "一页":
			s.page.onePage = true
			continue
		case "纵向":
			s.page.portrait = true
			continue
		case "标题":
			into = &s.page.titles
		case "冻结":
			into = &s.page.freeze
		case "筛选":
			into = &s.page.filter
		case "打印":
			into = &s.page.print
		}
		if into == nil || i+1 == len(words) {
			return fmt.Errorf("%q says nothing about a page", words[i])
		}
		i++
		*into = words[i]
	}
	return nil
}

func (s *sheet) readColumns(rest string) error {
	for _, part := range strings.Split(rest, "┃") {
		words := strings.Fields(part)
		if len(words) < 2 {
			return fmt.Errorf("column %q lacks width or kind", part)
		}
		if _, known := kinds[words[1]]; !known {
			return fmt.Errorf("no kind %q", words[1])
		}
		s.columns = append(s.columns, column{width: words[0], kind: words[1], hidden: len(words) > 2})
	}
	return nil
}

var (
	number = regexp.MustCompile(`^\d+(\.\d+)?$`)
	across = regexp.MustCompile(`^([A-Z]+):([A-Z]+)$`)
	area   = regexp.MustCompile(`^[A-Z]+\d+:[A-Z]+\d+$`)
	styled = regexp.MustCompile(`^\[(\p{Han}+\d?)\](.*)$`)
)

// readRow reads one row. Every column has a cell, so that borders are whole.
func (s *sheet) readRow(st *styles, words []string, rest string) error {
	r, class := row{}, "正文"
	at := strconv.Itoa(len(s.rows) + 1)
	for _, w := range words {
		m := across.FindStringSubmatch(w)
		switch {
		case m != nil:
			s.merges = append(s.merges, m[1]+at+":"+m[2]+at)
		case area.MatchString(w):
			s.merges = append(s.merges, w)
		case number.MatchString(w):
			r.height = w
		case number.MatchString(strings.TrimSuffix(w, "起")):
			r.height, r.grows = strings.TrimSuffix(w, "起"), true
		default:
			class = w
		}
	}
	if _, known := classes[class]; !known {
		return fmt.Errorf("no class %q", class)
	}
	texts := strings.Split(rest, "┃")
	if len(texts) > len(s.columns) {
		return fmt.Errorf("%d cells in %d columns", len(texts), len(s.columns))
	}
	for i, c := range s.columns {
		text, kind := "", c.kind
		if i < len(texts) {
			text = strings.ReplaceAll(strings.TrimSpace(texts[i]), "↵", "\n")
		}
		if m := styled.FindStringSubmatch(text); m != nil {
			kind, text = m[1], strings.TrimSpace(m[2])
		}
		style, err := st.of(class, kind, c.hidden)
		if err != nil {
			return err
		}
		r.cells = append(r.cells, cell{style, text})
	}
	s.rows = append(s.rows, r)
	return nil
}
