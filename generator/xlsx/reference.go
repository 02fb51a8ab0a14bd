package xlsx

import "strings"

// readRef reads a reference at the start of s: how long it is, or 0.
func readRef(s string) (*ref, int) {
	a, n, kind := readCorner(s)
	if n == 0 {
		return nil, 0
	}
	if n < len(s) && s[n] == ':' {
		b, m, other := readCorner(s[n+1:])
		if m > 0 && other == kind && endsThere(s[n+1+m:]) {
			if kind == refCell {
				kind = refRange
			}
			return ordered(&ref{kind: kind, from: a, to: b}), n + 1 + m
		}
	}
	if kind != refCell || !endsThere(s[n:]) {
		return nil, 0
	}
	return &ref{kind: refCell, from: a, to: a}, n
}

// endsThere holds that no name, function or sheet goes on here.
func endsThere(rest string) bool {
	return rest == "" || wordLength(rest[:min(len(rest), 4)]) == 0 && rest[0] != '(' && rest[0] != '!' && rest[0] != '['
}

// readCorner reads $B$7, B or 7 with or without a dollar sign.
func readCorner(s string) (c corner, n int, kind refKind) {
	i := 0
	dollar := func() bool {
		if i < len(s) && s[i] == '$' {
			i++
			return true
		}
		return false
	}
	abs := dollar()
	col, w := readColumn(s[i:])
	if col > 0 {
		c.col, c.absCol = col, abs
		i += w
		abs = dollar()
	}
	row := 0
	if i < len(s) {
		row, w = readRow(s[i:])
	}
	switch {
	case row > 0 && col > 0:
		c.row, c.absRow = row, abs
		return c, i + w, refCell
	case row > 0:
		c.row, c.absRow = row, abs
		return c, i + w, refRows
	case col > 0 && !abs:
		return c, i, refColumns
	}
	return c, 0, 0
}

// ordered puts the upper left corner first.
func ordered(r *ref) *ref {
	if r.from.row > r.to.row {
		r.from.row, r.to.row = r.to.row, r.from.row
		r.from.absRow, r.to.absRow = r.to.absRow, r.from.absRow
	}
	if r.from.col > r.to.col {
		r.from.col, r.to.col = r.to.col, r.from.col
		r.from.absCol, r.to.absCol = r.to.absCol, r.from.absCol
	}
	return r
}

// shifted moves the relative corners, as a shared formula means for its cells.
func (r *ref) shifted(rows, cols int) *ref {
	out := *r
	for _, c := range []*corner{&out.from, &out.to} {
		if !c.absRow && c.row > 0 {
			c.row = min(max(c.row+rows, 1), maxRows)
		}
		if !c.absCol && c.col > 0 {
			c.col = min(max(c.col+cols, 1), maxCols)
		}
	}
	return ordered(&out)
}

// shifted is the formula as it stands that many cells away.
func (f *formula) shifted(rows, cols int) *formula {
	out := &formula{pieces: make([]piece, len(f.pieces))}
	for i, p := range f.pieces {
		if p.ref != nil {
			p.ref = p.ref.shifted(rows, cols)
			out.refs = append(out.refs, p.ref)
		}
		out.pieces[i] = p
	}
	return out
}

// bounds is the rectangle of a reference in the template.
func (r *ref) bounds() area {
	a := area{r.from.row, r.from.col, r.to.row, r.to.col}
	switch r.kind {
	case refRows:
		a.c1, a.c2 = 1, maxCols
	case refColumns:
		a.r1, a.r2 = 1, maxRows
	}
	return a
}

// write gives the reference with other corners.
func (r *ref) write(out []byte, sheet string, a area) []byte {
	switch {
	case sheet != "" && sheet == r.sheet:
		out = append(append(out, r.spelled...), '!')
	case sheet != "":
		out = append(appendSheet(out, sheet), '!')
	}
	cell := func(out []byte, c corner, row, col int) []byte {
		if r.kind != refRows {
			if c.absCol {
				out = append(out, '$')
			}
			out = appendColumn(out, col)
		}
		if r.kind != refColumns {
			if c.absRow {
				out = append(out, '$')
			}
			out = appendInt(out, row)
		}
		return out
	}
	out = cell(out, r.from, a.r1, a.c1)
	if r.kind == refCell && a.r1 == a.r2 && a.c1 == a.c2 {
		return out
	}
	return cell(append(out, ':'), r.to, a.r2, a.c2)
}

// appendSheet writes a sheet's name, in quotes when it needs them.
func appendSheet(out []byte, name string) []byte {
	if !needsQuotes(name) {
		return append(out, name...)
	}
	return append(append(append(out, '\''), strings.ReplaceAll(name, "'", "''")...), '\'')
}

func needsQuotes(name string) bool {
	if name == "" || wordLength(name) != len(name) || !wordStart(name) || strings.ContainsAny(name, `$\?`) {
		return true
	}
	if _, n := readRef(name); n > 0 {
		return true
	}
	upper := strings.ToUpper(name)
	return upper == "R" || upper == "C" || upper == "TRUE" || upper == "FALSE" || strings.HasPrefix(upper, "R1") || strings.HasPrefix(upper, "RC")
}
