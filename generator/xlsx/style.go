package xlsx

import (
	"fmt"

	"huishang/generator/opc"
)

// styles are the formats of cells, as the template defines them.
type styles struct {
	part  string
	src   []byte
	root  node
	xfs   []node // cellXfs, by the number a cell names
	codes map[int]string
	fills int
	ids   []int        // of the number formats, by style
	kinds []formatKind // what each of them shows
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
	r, ok := byKind(c.book.rels, "styles")
	if !ok {
		return &styles{codes: map[int]string{}}, nil
	}
	part := opc.Resolve(c.book.part, r.target)
	src, ok := c.archive.Get(part)
	if !ok {
		return &styles{codes: map[int]string{}}, nil
	}
	return parseStyles(part, src)
}

func parseStyles(part string, src []byte) (*styles, error) {
	s := &styles{codes: map[int]string{}}
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
				s.ids = append(s.ids, id)
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
	case id == 0 && code == "" || generalCode(code):
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
