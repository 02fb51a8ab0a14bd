package generator

import (
	"regexp"
	"strings"

	"huishang/generator/xlsx"
)

// rings finds formulas that lead back to themselves.
type rings struct {
	book  *xlsx.Workbook
	state map[ring]int // 1 while it is being followed, 2 when it leads nowhere, 3 when it leads back
	steps int
}

type ring struct {
	sheet    *xlsx.Sheet
	row, col int
}

const (
	following = iota + 1
	leadsOn
	leadsBack
)

// mostSteps bounds the search; no form holds as many formulas.
const mostSteps = 200_000

// cellReference is a cell or an area in a formula, with its sheet or without.
var cellReference = regexp.MustCompile(`(?:('(?:[^']|'')+'|[^\s!'"(),:;+*/^&=<>{}-]+)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?`)

var quotedText = regexp.MustCompile(`"(?:[^"]|"")*"`)

// turnsBack reports whether the formula of a cell leads back to the cell. Excel stores a nought for it.
func (r *formReader) turnsBack(c xlsx.Cell) bool {
	if r.rings == nil {
		r.rings = &rings{book: r.book, state: map[ring]int{}}
	}
	return r.rings.follow(c, 0)
}

func (g *rings) follow(c xlsx.Cell, depth int) bool {
	const deepest = 1000
	at := ring{c.Sheet(), c.Row, c.Col}
	switch g.state[at] {
	case following, leadsBack:
		return true
	case leadsOn:
		return false
	}
	if g.steps++; g.steps > mostSteps || depth > deepest {
		return false
	}
	g.state[at] = following
	back := false
	for _, found := range cellReference.FindAllStringSubmatch(quotedText.ReplaceAllString(c.Formula(), ""), -1) {
		if back = g.into(c.Sheet(), found, depth); back {
			break
		}
	}
	g.state[at] = leadsOn
	if back {
		g.state[at] = leadsBack
	}
	return back
}

// into follows the formulas of the cells a reference names.
func (g *rings) into(sheet *xlsx.Sheet, found []string, depth int) bool {
	if found[1] != "" {
		sheet = g.book.Sheet(strings.ReplaceAll(strings.Trim(found[1], "'"), "''", "'"))
	}
	if sheet == nil {
		return false
	}
	row, col := cellOf(found[2] + found[3])
	lastRow, lastCol := row, col
	if found[4] != "" {
		lastRow, lastCol = cellOf(found[4] + found[5])
	}
	for n := row; n <= min(lastRow, sheet.Used().LastRow); n++ {
		if g.steps++; g.steps > mostSteps {
			return false
		}
		for _, c := range sheet.Row(n) {
			if c.Computed && c.Col >= col && c.Col <= lastCol && g.follow(c, depth+1) {
				return true
			}
		}
	}
	return false
}
