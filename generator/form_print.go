package generator

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The paper and how the sheets stand on it.
const (
	a4         = 9
	landscape  = "landscape"
	margin     = 0.4  // inches
	pageWidth  = 10.2 // inches of A4 landscape between the margins, with some room
	pixelsInch = 96
	shortSheet = 45 // rows that go on one page
	listScale  = 62 // per cent, of a list too wide for one page
	leastScale = 52 // per cent, to which a sheet is made smaller to fit on the width of one page
)

// print sets the sheet up for A4 landscape. A list that does not fit on the width of a page goes over several, each with the headers
// and the first columns again.
func (w *formWriter) print(g grid, header int) {
	size, way := a4, landscape
	pages := w.breaks(g, header)
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &way}
	fit := pages == 1
	if wide, high := 1, 0; fit {
		if w.row < shortSheet {
			high = 1
		}
		layout.FitToWidth, layout.FitToHeight = &wide, &high
	} else {
		scale, order := uint(listScale), "downThenOver"
		layout.AdjustTo, layout.PageOrder = &scale, &order
	}
	w.do(w.file.SetPageLayout(w.sheet, layout))
	w.do(w.file.SetSheetProps(w.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	side := margin
	w.do(w.file.SetPageMargins(w.sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: ptr(0.6), Header: ptr(0.3), Footer: ptr(0.3)}))
	w.do(w.file.SetHeaderFooter(w.sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + w.title() + "&C第 &P 页，共 &N 页&R&A"}))
	if header > 0 {
		titles := fmt.Sprintf("'%s'!$%d:$%d", w.sheet, header, header)
		if pages > 1 {
			last, err := excelize.ColumnNumberToName(g.held)
			w.do(err)
			titles = fmt.Sprintf("'%s'!$A:$%s,%s", w.sheet, last, titles)
		}
		w.do(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: w.sheet}))
	}
}

// breaks parts the columns of a wide list over pages and gives their number.
func (w *formWriter) breaks(g grid, header int) int {
	const room = pageWidth * pixelsInch
	if header == 0 || inPixels(g.widths) <= room*100/leastScale {
		return 1
	}
	pages, held := 1, inPixels(g.widths[:g.held])
	used := 0.0
	for i, width := range g.widths {
		one := inPixels([]float64{width})
		if used += one; used > room*100/listScale && i > g.held {
			w.do(w.file.InsertPageBreak(w.sheet, w.cell(i+1, 1)))
			pages, used = pages+1, held+one
		}
	}
	return pages
}

// inPixels is how wide columns are on a screen.
func inPixels(widths []float64) float64 {
	const character, padding = 9, 5 // of the widest of the usual typefaces
	return sum(widths)*character + float64(len(widths))*padding
}

func ptr[T any](v T) *T { return &v }

// freeze keeps the headers of a list in sight, when nothing but the title stands above them.
func (w *formWriter) freeze(g grid, header int) {
	off := false
	w.do(w.file.SetSheetView(w.sheet, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	const few = 4
	rows, cols := 2, 0
	if header > 0 && header <= few {
		rows, cols = header, g.held
	}
	pane := "bottomLeft"
	if cols > 0 {
		pane = "bottomRight"
	}
	w.do(w.file.SetPanes(w.sheet, &excelize.Panes{Freeze: true, XSplit: cols, YSplit: rows, TopLeftCell: w.cell(cols+1, rows+1), ActivePane: pane}))
}

// protect keeps what is not to be filled in from being overwritten by chance. There is no password, and rows may be inserted,
// deleted, sorted and filtered.
func (w *formWriter) protect() {
	w.do(w.file.ProtectSheet(w.sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, InsertRows: true,
		DeleteRows: true, FormatCells: true, FormatColumns: true, FormatRows: true, Sort: true, AutoFilter: true, EditObjects: true}))
}
