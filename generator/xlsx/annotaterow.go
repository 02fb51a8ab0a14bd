package xlsx

import (
	"fmt"
	"strconv"
)

// data writes the rows. A row without a number follows the one before.
func (s *restyler) data(n node) error {
	if n.openEnd == n.end && len(s.order) > 0 {
		s.copyTo(n.start)
		s.out = append(append(append(append(s.out, '<'), s.src[n.start+1:n.nameEnd]...), n.attrs()...), '>')
		s.rowsBefore(maxRows + 1)
		s.out = append(append(append(s.out, "</"...), s.src[n.start+1:n.nameEnd]...), '>')
		s.at = n.end
		return nil
	}
	last := 0
	for k := range n.children() {
		if !k.is("row") {
			continue
		}
		row := last + 1
		if v, has := attrOf(k.attrs(), "r"); has {
			row, _ = strconv.Atoi(v)
		}
		if row <= last || row > maxRows {
			return fmt.Errorf("第%d行位置不对", row)
		}
		last = row
		if len(s.order) == 0 {
			break
		}
		if s.order[0][0] > row {
			continue
		}
		s.copyTo(k.start)
		s.rowsBefore(row)
		if len(s.order) > 0 && s.order[0][0] == row {
			s.row(k, row)
		}
	}
	s.copyTo(n.closeStart)
	s.rowsBefore(maxRows + 1)
	return nil
}

// rowsBefore writes rows that the sheet does not have.
func (s *restyler) rowsBefore(row int) {
	for len(s.order) > 0 && s.order[0][0] < row {
		n := s.order[0][0]
		s.out = append(s.out, fmt.Sprintf(`<%srow r="%d">`, s.prefix, n)...)
		s.cellsBefore(n, maxCols+1, 0)
		s.out = append(s.out, "</"+s.prefix+"row>"...)
	}
}

// cellsBefore writes cells that the row does not have.
func (s *restyler) cellsBefore(row, col, style int) {
	for len(s.order) > 0 && s.order[0][0] == row && s.order[0][1] < col {
		at := s.order[0]
		s.order = s.order[1:]
		base := style
		for _, c := range s.columns {
			if style == 0 && at[1] >= c.from && at[1] <= c.to {
				base = c.style
			}
		}
		s.out = append(s.out, fmt.Sprintf(`<%sc r="%s" s="%d"/>`, s.prefix, cellName(row, at[1]), s.looks[at](base))...)
	}
}

// row writes a row some of whose cells change.
func (s *restyler) row(n node, row int) {
	style := n.number("s")
	s.out = append(append(append(s.out, '<'), s.src[n.start+1:n.nameEnd]...), setAttr(n.attrs(), "spans", "")...)
	s.out = append(s.out, '>')
	s.at = n.openEnd
	last := 0
	for k := range n.children() {
		if !k.is("c") {
			continue
		}
		col := last + 1
		if v, has := attrOf(k.attrs(), "r"); has {
			_, col, _ = readCell(v)
		}
		last = col
		s.copyTo(k.start)
		s.cellsBefore(row, col, style)
		if len(s.order) == 0 || s.order[0] != [2]int{row, col} {
			continue
		}
		look := s.looks[s.order[0]](k.number("s"))
		s.order = s.order[1:]
		s.out = append(append(append(s.out, '<'), s.src[k.start+1:k.nameEnd]...), setAttr(k.attrs(), "s", strconv.Itoa(look))...)
		if k.openEnd == k.end {
			s.out = append(s.out, '/')
		}
		s.out = append(s.out, '>')
		s.at = k.openEnd
	}
	s.copyTo(n.closeStart)
	s.cellsBefore(row, maxCols+1, style)
	s.out = append(append(append(s.out, "</"...), s.src[n.start+1:n.nameEnd]...), '>')
	s.at = n.end
}
