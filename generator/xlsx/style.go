package xlsx

import (
	"fmt"
	"strings"
)

// styles are the formats of cells, as the template defines them.
type styles struct {
	part  string
	src   []byte
	root  node
	xfs   []node // cellXfs, by the number a cell names
	codes map[int]string
	fills int
	kinds []formatKind // of the number formats, by style
}

type formatKind uint8

const (
	formatGeneral formatKind = iota
	formatNumber
	formatDate
	formatText
)

// A look is what a value adds to the style of its cell.
type look struct {
	style  int
	kind   lookKind
	clock  bool
	places int
}

type lookKind uint8

const (
	lookNone   lookKind = iota
	lookDate            // yyyy-mm-dd, when the cell has no format of a date
	lookPlaces          // decimal places, when the cell has no format
	lookWrap            // line breaks are shown
	lookMark            // highlighted yellow
)

// readStyles reads the styles part; there may be none.
func (c *compiler) readStyles() (*styles, error) {
	s := &styles{codes: map[int]string{}}
	r, ok := byKind(c.book.rels, "styles")
	if !ok {
		return s, nil
	}
	part := resolve(c.book.part, r.target)
	src, ok := c.archive.get(part)
	if !ok {
		return s, nil
	}
	n, err := root(src)
	if err != nil {
		return nil, fmt.Errorf("%w：%s：%w", ErrNotExcel, part, err)
	}
	s.part, s.src, s.root = part, src, n
	for k := range n.children() {
		switch {
		case k.is("numFmts"):
			for f := range k.children() {
				s.codes[f.number("numFmtId")] = f.attr("formatCode")
			}
		case k.is("fills"):
			for range k.children() {
				s.fills++
			}
		case k.is("cellXfs"):
			for x := range k.children() {
				s.xfs = append(s.xfs, x)
				id := x.number("numFmtId")
				s.kinds = append(s.kinds, formatOf(id, s.codes[id]))
			}
		}
	}
	return s, nil
}

// formatOf tells what a number format shows, by its id and its code.
func formatOf(id int, code string) formatKind {
	switch {
	case id == 49 || code == "@":
		return formatText
	case id == 0 && code == "" || strings.EqualFold(code, "General"):
		return formatGeneral
	case code == "" && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58), code != "" && dateCode(code):
		return formatDate
	}
	return formatNumber
}

// kind is what the number format of a style shows.
func (s *styles) kind(style int) formatKind {
	if style < 0 || style >= len(s.kinds) {
		return formatGeneral
	}
	return s.kinds[style]
}

// dateCode reports whether a format code shows parts of a date: letters y, m,
// d, h or s outside of quotes and brackets.
func dateCode(code string) bool {
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			if n := strings.IndexByte(code[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case '[':
			n := strings.IndexByte(code[i:], ']')
			if n > 0 && !strings.ContainsAny(strings.ToLower(code[i+1:i+2]), "hms") || n == 0 {
				i += max(n, 0)
			}
		case '\\', '_', '*':
			i++
		case 'y', 'm', 'd', 'h', 's', 'Y', 'M', 'D', 'H', 'S':
			return true
		}
	}
	return false
}

// styled is the style a value needs: the cell's own where that will do, else
// one added to the workbook.
func (r *renderer) styled(style int, l look) int {
	s := r.tpl.styles
	switch {
	case l.kind == lookNone || l.kind == lookMark && s.fills == 0 || len(s.xfs) == 0 || style >= len(s.xfs)+len(r.lookKey):
		return style
	case l.kind == lookDate && s.kind(style) == formatDate, l.kind == lookPlaces && s.kind(style) != formatGeneral:
		return style
	case l.kind == lookWrap && style < len(s.xfs) && wraps(s.xfs[style]):
		return style
	}
	l.style = style
	if id, ok := r.looks[l]; ok {
		return id
	}
	id := len(s.xfs) + len(r.lookKey)
	r.looks[l] = id
	r.lookKey = append(r.lookKey, l)
	return id
}

func wraps(xf node) bool {
	a, ok := xf.child("alignment")
	return ok && (a.attr("wrapText") == "1" || a.attr("wrapText") == "true")
}
