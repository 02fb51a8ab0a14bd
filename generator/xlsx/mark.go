package xlsx

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"huishang/generator/tags"
)

// MarkFaults writes faults into a copy of the workbook, each as a comment on its
// cell, which turns yellow. Faults outside of cells are comments on the first
// cell of their sheet.
func MarkFaults(template []byte, faults tags.Faults, author string) ([]byte, error) {
	a, err := openArchive(template, DefaultLimits)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(template), excelize.Options{UnzipSizeLimit: int64(DefaultLimits.Total), UnzipXMLSizeLimit: int64(DefaultLimits.Total)})
	if err != nil {
		return nil, fmt.Errorf("open workbook of %d parts: %w", len(a.Entries), err)
	}
	defer f.Close()
	yellow, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
	if err != nil {
		return nil, fmt.Errorf("add style: %w", err)
	}
	for _, m := range gather(f, faults) {
		if err := m.write(f, author, yellow); err != nil {
			return nil, fmt.Errorf("mark %s!%s: %w", m.sheet, m.cell, err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return out.Bytes(), nil
}

// A mark is all that is wrong with one cell.
type mark struct {
	sheet, cell string
	says        []string
}

// gather puts the faults of one cell together, in the order of their first.
func gather(f *excelize.File, faults tags.Faults) []*mark {
	var out []*mark
	known := map[string]*mark{}
	for _, x := range faults {
		sheet, cell := x.Place.Sheet, x.Place.Ref
		if i, err := f.GetSheetIndex(sheet); err != nil || i < 0 {
			sheet, cell = f.GetSheetName(0), "A1"
		}
		if cell == "" {
			cell = "A1"
		}
		m := known[sheet+"!"+cell]
		if m == nil {
			m = &mark{sheet: sheet, cell: cell}
			known[sheet+"!"+cell] = m
			out = append(out, m)
		}
		m.says = append(m.says, x.Message)
	}
	return out
}

func (m *mark) write(f *excelize.File, author string, style int) error {
	comments, err := f.GetComments(m.sheet)
	if err != nil {
		return err
	}
	for _, c := range comments {
		if c.Cell == m.cell {
			m.says = append(m.says, c.Text)
			if err := f.DeleteComment(m.sheet, m.cell); err != nil {
				return err
			}
		}
	}
	if err := f.SetCellStyle(m.sheet, m.cell, m.cell, style); err != nil {
		return err
	}
	return f.AddComment(m.sheet, excelize.Comment{Cell: m.cell, Author: author, Text: strings.Join(m.says, "\n"), Width: 320, Height: uint(60 * (1 + len(m.says)))})
}
