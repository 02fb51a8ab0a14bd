package xlsx

import "huishang/generator/tags"

// MarkFaults writes faults into a copy of the workbook, each as a comment on its
// cell, which turns yellow. Faults outside of cells are comments on the first
// cell of their sheet, those outside of sheets on that of the first sheet.
func MarkFaults(template []byte, faults tags.Faults, author string) ([]byte, error) {
	wb, err := Read(template)
	if err != nil {
		return nil, err
	}
	a := Annotation{Author: author}
	for _, f := range faults {
		n := Note{Sheet: f.Place.Sheet, Cell: f.Place.Ref, Color: "FFFF00", Text: f.Message}
		if s := wb.Sheet(n.Sheet); s == nil || !s.Cells {
			n.Sheet, n.Cell = wb.firstOfCells(), ""
		}
		if _, _, ok := readCell(n.Cell); !ok {
			n.Cell = "A1"
		}
		a.Notes = append(a.Notes, n)
	}
	return Annotate(template, a)
}

func (w *Workbook) firstOfCells() string {
	for _, s := range w.Sheets {
		if s.Cells {
			return s.Name
		}
	}
	return ""
}
