package intake

import (
	"context"
	"fmt"

	"huishang/generator"
	"huishang/guard"
)

// Sheets shows the submitted form around the cells something was found in. The cells it says are asked for are indexes into Findings.
// A submission without a form has none.
func (t Told) Sheets(ctx context.Context) ([]generator.Excerpt, error) {
	if len(t.Files) == 0 || t.Files[0].Media != mediaTypes[guard.Excel] {
		return nil, nil
	}
	cells := make([]generator.FormCell, len(t.Findings))
	for i, f := range t.Findings {
		if f.File == t.Files[0].Name {
			cells[i] = generator.FormCell{Sheet: f.Sheet, Cell: f.Cell}
		}
	}
	data, err := t.Files[0].File.Bytes(ctx)
	if err != nil {
		return nil, err
	}
	form, err := generator.Read(data, generator.Expect{})
	if err != nil {
		return nil, fmt.Errorf("read the submitted form again: %w", err)
	}
	return form.Excerpts(cells), nil
}
