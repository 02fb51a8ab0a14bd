package xlsx

import (
	"strconv"
	"strings"
)

// An area is a rectangle of cells, from 1; a single cell has equal corners.
type area struct{ r1, c1, r2, c2 int }

// appendColumn writes 28 as AB.
func appendColumn(out []byte, c int) []byte {
	var b [4]byte
	i := len(b)
	for ; c > 0 && i > 0; c = (c - 1) / 26 {
		i--
		b[i] = byte('A' + (c-1)%26)
	}
	return append(out, b[i:]...)
}

// appendCell writes B7.
func appendCell(out []byte, row, col int) []byte {
	return strconv.AppendInt(appendColumn(out, col), int64(row), 10)
}

func cellName(row, col int) string { return string(appendCell(nil, row, col)) }

// String writes B2:D7, or B2 for one cell.
func (a area) String() string {
	if a.r1 == a.r2 && a.c1 == a.c2 {
		return cellName(a.r1, a.c1)
	}
	return cellName(a.r1, a.c1) + ":" + cellName(a.r2, a.c2)
}

// readColumn reads the letters at the start of s: their number and how many.
func readColumn(s string) (col, n int) {
	for n < len(s) && n < 4 {
		c := s[n] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		col = col*26 + int(c-'a') + 1
		n++
	}
	if col > maxCols {
		return 0, 0
	}
	return col, n
}

// readRow reads the digits at the start of s.
func readRow(s string) (row, n int) {
	for n < len(s) && s[n] >= '0' && s[n] <= '9' && n < 8 {
		row = row*10 + int(s[n]-'0')
		n++
	}
	if row < 1 || row > maxRows || s[0] == '0' {
		return 0, 0
	}
	return row, n
}

// readCell reads B7; ok is false for anything else.
func readCell(s string) (row, col int, ok bool) {
	col, n := readColumn(s)
	if col == 0 || n == len(s) {
		return 0, 0, false
	}
	row, m := readRow(s[n:])
	return row, col, row > 0 && n+m == len(s)
}

// readArea reads B2:D7 or B2, also with dollar signs.
func readArea(s string) (area, bool) {
	s = strings.ReplaceAll(s, "$", "")
	from, to, two := strings.Cut(s, ":")
	if !two {
		to = from
	}
	r1, c1, ok1 := readCell(from)
	r2, c2, ok2 := readCell(to)
	a := area{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}
	return a, ok1 && ok2
}

// readAreas reads a list of areas with blanks between.
func readAreas(s string) []area {
	var out []area
	for _, f := range strings.Fields(s) {
		if a, ok := readArea(f); ok {
			out = append(out, a)
		}
	}
	return out
}

func joinAreas(list []area) string {
	parts := make([]string, len(list))
	for i, a := range list {
		parts[i] = a.String()
	}
	return strings.Join(parts, " ")
}
