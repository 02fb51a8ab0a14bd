package xlsx

import "strings"

// A Name is a defined name.
type Name struct {
	Name    string
	Scope   *Sheet // nil when all of the workbook knows it
	Hidden  bool
	Formula string  // as written
	Ranges  []Range // when it names cells, in the order written
	local   int     // the tab it belongs to, or -1
}

// A Range is an area of a sheet.
type Range struct {
	Sheet *Sheet
	Area
}

// Text is the text of a name that stands for a constant: "3" or 3 gives 3.
func (n Name) Text() string {
	if s := n.Formula; len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return strings.ReplaceAll(s[1:len(s)-1], `""`, `"`)
	}
	return n.Formula
}

// Name finds a defined name, as a formula on the sheet would: the sheet's own
// before the workbook's. A nil sheet finds only the workbook's.
func (w *Workbook) Name(name string, on *Sheet) (Name, bool) {
	var out Name
	found := false
	for _, i := range w.named[strings.ToLower(name)] {
		if n := w.Names[i]; n.Scope == nil && !found || n.Scope != nil && n.Scope == on {
			out, found = n, true
		}
	}
	return out, found
}

// resolveNames finds the sheets and cells of the defined names.
func (r *bookReader) resolveNames() {
	r.wb.named = make(map[string][]int, len(r.wb.Names))
	for i := range r.wb.Names {
		n := &r.wb.Names[i]
		r.wb.named[strings.ToLower(n.Name)] = append(r.wb.named[strings.ToLower(n.Name)], i)
		if n.local >= 0 && n.local < len(r.wb.Sheets) {
			n.Scope = r.wb.Sheets[n.local]
		}
		n.Ranges = r.ranges(n.Formula)
	}
}

// ranges reads a list of references to cells; nil for anything else.
func (r *bookReader) ranges(formula string) []Range {
	var out []Range
	for _, p := range parseFormula(formula).pieces {
		switch {
		case p.ref == nil && strings.Trim(p.text, " ,()") == "":
		case p.ref == nil || r.wb.Sheet(p.ref.sheet) == nil:
			return nil
		default:
			out = append(out, Range{r.wb.Sheet(p.ref.sheet), asArea(p.ref.bounds())})
		}
	}
	return out
}
