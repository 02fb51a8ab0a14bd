package xlsx

import (
	"slices"
)

// restyled is a sheet with other styles on some of its cells, and with the
// drawing of its comments; all between is copied.
func restyled(p *page, looks map[[2]int]func(int) int) ([]byte, error) {
	s := &restyler{looks: looks}
	for at := range looks {
		s.order = append(s.order, at)
	}
	slices.SortFunc(s.order, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	src := p.sheet.src
	n, err := root(src)
	if err != nil {
		return nil, err
	}
	s.src, s.prefix = src, prefixOf(n)
	drawn := p.legacy == ""
	for k := range n.children() {
		switch {
		case k.is("cols"):
			s.readColumns(k)
		case k.is("sheetData"):
			if err := s.data(k); err != nil {
				return nil, err
			}
		case !drawn && afterLegacy[string(k.name)]:
			s.copyTo(k.start)
			s.legacy(p.legacy)
			drawn = true
		}
	}
	s.copyTo(n.closeStart)
	if !drawn {
		s.legacy(p.legacy)
	}
	s.copyTo(len(src))
	return s.out, nil
}

// afterLegacy is what follows legacyDrawing in a sheet (ECMA-376 part 1, 18.3.1.99).
var afterLegacy = map[string]bool{"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true, "controls": true,
	"AlternateContent": true, "webPublishItems": true, "tableParts": true, "extLst": true}

// A restyler writes one sheet.
type restyler struct {
	src, out []byte
	at       int // how far src is copied
	prefix   string
	looks    map[[2]int]func(int) int
	order    [][2]int // the cells that are still to come
	columns  []columnStyle
}

type columnStyle struct{ from, to, style int }

func (s *restyler) copyTo(end int) {
	s.out = append(s.out, s.src[s.at:end]...)
	s.at = end
}

func (s *restyler) legacy(id string) {
	s.out = append(s.out, `<`+s.prefix+`legacyDrawing xmlns:r="`+relationBase+`" r:id="`+id+`"/>`...)
}

func (s *restyler) readColumns(n node) {
	for k := range n.children() {
		if v := k.number("style"); v > 0 {
			s.columns = append(s.columns, columnStyle{k.number("min"), k.number("max"), v})
		}
	}
}
