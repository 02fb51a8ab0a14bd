package generator

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// writeCard writes a label and a cell a row for each field of an object.
func (w *formWriter) writeCard(b formBlock, g grid) {
	for _, a := range b.asks {
		text := a.textOf(valueAt(w.tree, append(b.at[:len(b.at):len(b.at)], a.path...)))
		w.put(g.label, a.header(), look{role: roleLabel, required: a.field.Required})
		l := look{role: roleAnswer, kind: a.kind, locked: a.fixed && text != ""}
		for col := g.label + 1; col <= g.till; col++ {
			w.put(col, "", l)
		}
		w.value(g.label+1, a, text, l)
		if g.till > g.label+1 {
			w.do(w.file.MergeCell(w.sheet, w.cell(g.label+1, w.row), w.cell(g.till, w.row)))
		}
		if g.hint > 0 {
			w.put(g.hint, a.advice, look{role: roleHint})
		}
		w.height(cardHeight(text, sum(g.widths[g.label:g.till]), a))
		w.name(a, g.label+1)
		w.columns = append(w.columns, column{a, w.sheet, g.label + 1, w.row, w.row})
		w.row++
	}
	w.row++
}

// cardHeight gives a long text the lines it takes: merged cells do not grow by themselves.
func cardHeight(text string, width float64, a ask) float64 {
	const long = 4
	if longField(a) {
		return rowHeight(max(long, lineCount(text, width)))
	}
	return rowHeight(lineCount(text, width))
}

// lineCount is how many lines a text takes in a column: a Chinese character is as wide as two others.
func lineCount(text string, width float64) int {
	count := 0
	for line := range strings.SplitSeq(text, "\n") {
		wide := 0
		for _, letter := range line {
			if wide++; letter > unicode.MaxLatin1 {
				wide++
			}
		}
		count += 1 + int(float64(wide)/(width-1))
	}
	return count
}

// rowHeight is the height of so many lines in points; a row can hold about thirty.
func rowHeight(lines int) float64 { return min(float64(lines)*14+8, excelize.MaxRowHeight) }

// longField reports whether a text usually takes several lines: what is no name, number or address.
func longField(a ask) bool {
	switch a.field.JSON {
	case "problems", "suggestions", "rd_explanation":
		return true
	}
	return false
}

// name gives a cell the name by which it is found when the words of its label or header were changed.
func (w *formWriter) name(a ask, col int) {
	cell, err := excelize.CoordinatesToCellName(col, w.row, true)
	w.do(err)
	w.do(w.file.SetDefinedName(&excelize.DefinedName{Name: a.name, RefersTo: fmt.Sprintf("'%s'!%s", w.sheet, cell)}))
}

// namePrefix begins every name the form defines.
const namePrefix = "hs_"

// cellNameOf is the defined name of the field at a path of a block.
func cellNameOf(block, path []string) string {
	names := slices.DeleteFunc(slices.Concat(block, path), func(name string) bool { return name == "*" })
	return namePrefix + strings.Join(names, "_")
}
