package xlsx

import (
	"bytes"
	"fmt"
)

// assemble puts the workbook together. Formulas only excelize can compute are
// asked of it once the workbook stands.
func (r *renderer) assemble() ([]byte, error) {
	if !r.tpl.filled && len(r.changed) == 0 {
		return bytes.Clone(r.tpl.archive.Source), nil
	}
	r.finishSheets()
	r.writeBook()
	r.writeStyles()
	r.writeTypes()
	if err := r.packSheets(r.sheets); err != nil {
		return nil, err
	}
	doc, err := r.zip()
	if err != nil || r.tpl.stale {
		return doc, err
	}
	if list := r.unknown(); len(list) > 0 && r.ask(doc, list) {
		if err := r.packSheets(r.sheets); err != nil {
			return nil, err
		}
		return r.zip()
	}
	return doc, nil
}

func (r *renderer) packSheets(list []*sheetOut) error {
	for _, w := range list {
		if w.body == nil {
			continue
		}
		p, err := r.press.pack(w.withValues())
		if err != nil {
			return fmt.Errorf("deflate %s: %w", w.part, err)
		}
		r.packed[w.part] = p
	}
	return nil
}
