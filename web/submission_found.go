package web

import (
	"slices"
	"strconv"
	"strings"

	"huishang/generator"
	"huishang/intake"
)

// A shownSheet is a part of the form that was handed in, with what was found in its cells.
type shownSheet struct {
	generator.Excerpt
	Anchor string
	Rows   []shownRow
	Count  int // findings
}

// A shownRow is a row of it.
type shownRow struct {
	generator.ExcerptRow
	Cells []shownCell
}

// A shownCell is a cell of it.
type shownCell struct {
	generator.ExcerptCell
	Found []finding
}

// At is where the field of a finding stands on the page of a form.
func (f finding) At() string { return "#" + fieldID(f.Where) }

// Class is that of the gravest finding of the cell, or empty.
func (c shownCell) Class() string {
	for _, class := range []string{"error", "warning", "note"} {
		if slices.ContainsFunc(c.Found, func(f finding) bool { return f.Class() == class }) {
			return class
		}
	}
	return ""
}

// shownSheets puts the findings into the cells of the form.
func shownSheets(sheets []generator.Excerpt, found []intake.Finding) []shownSheet {
	var all []shownSheet
	for i, e := range sheets {
		sheet := shownSheet{Excerpt: e, Anchor: "sheet-" + strconv.Itoa(i)}
		for _, r := range e.Rows {
			row := shownRow{ExcerptRow: r}
			for _, cell := range r.Cells {
				shown := shownCell{ExcerptCell: cell}
				for _, n := range cell.Asked {
					shown.Found = append(shown.Found, finding{found[n].Finding, signs[found[n].Level]})
				}
				sheet.Count += len(shown.Found)
				row.Cells = append(row.Cells, shown)
			}
			sheet.Rows = append(sheet.Rows, row)
		}
		all = append(all, sheet)
	}
	return all
}

// An errorPlace is a part of the page with errors in it.
type errorPlace struct {
	Where, Anchor string
	Count         int
}

// errorPlaces says where on the page the errors stand.
func errorPlaces(sheets []shownSheet, beyond []foundGroup) (places []errorPlace) {
	for _, s := range sheets {
		at := errorPlace{Where: "“" + s.Sheet + "”", Anchor: s.Anchor}
		if s.Heading != "" {
			at.Where += s.Heading
		}
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				at.Count += errorsIn(c.Found)
			}
		}
		places = append(places, at)
	}
	for i, g := range beyond {
		places = append(places, errorPlace{g.Document, "beyond-" + strconv.Itoa(i), errorsIn(g.Findings)})
	}
	return slices.DeleteFunc(places, func(p errorPlace) bool { return p.Count == 0 })
}

func errorsIn(found []finding) (n int) {
	for i := range found {
		if found[i].Blocks() {
			n++
		}
	}
	return n
}

// A foundGroup is what was found in one document beyond the cells of the form.
type foundGroup struct {
	Document string
	Findings []finding
}

// A foundPaper is an attachment with what was found in it.
type foundPaper struct {
	toldFile
	Findings []finding
}

// beyondSheets sorts what stands in no cell of the form: by attachment, and otherwise by document of the dossier.
func beyondSheets(sheets []generator.Excerpt, told intake.Told, files []toldFile) (groups []foundGroup, papers []foundPaper) {
	inCell := map[int]bool{}
	for _, e := range sheets {
		for _, r := range e.Rows {
			for _, cell := range r.Cells {
				for _, n := range cell.Asked {
					inCell[n] = true
				}
			}
		}
	}
	for _, f := range files[1:] {
		papers = append(papers, foundPaper{toldFile: f})
	}
	for n, f := range told.Findings {
		shown := finding{f.Finding, signs[f.Level]}
		if at := slices.IndexFunc(papers, func(p foundPaper) bool { return p.Name == f.File }); at >= 0 {
			papers[at].Findings = append(papers[at].Findings, shown)
		} else if !inCell[n] {
			groups = inGroup(groups, shown)
		}
	}
	return groups, papers
}

func inGroup(groups []foundGroup, f finding) []foundGroup {
	document, _, _ := strings.Cut(f.Place, " › ")
	at := slices.IndexFunc(groups, func(g foundGroup) bool { return g.Document == document })
	if at < 0 {
		at = len(groups)
		groups = append(groups, foundGroup{Document: document})
	}
	groups[at].Findings = append(groups[at].Findings, f)
	return groups
}
