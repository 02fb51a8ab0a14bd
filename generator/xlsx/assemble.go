package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
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

// zip writes the parts in the order of the template, the unchanged ones as they
// are, and then the new ones.
func (r *renderer) zip() ([]byte, error) {
	for name, data := range r.changed {
		p, err := r.press.pack(data)
		if err != nil {
			return nil, fmt.Errorf("deflate %s: %w", name, err)
		}
		r.packed[name] = p
	}
	clear(r.changed)
	var buf bytes.Buffer
	buf.Grow(len(r.tpl.archive.Source))
	zw := zip.NewWriter(&buf)
	written := map[string]bool{}
	for i := range r.tpl.archive.Entries {
		e := &r.tpl.archive.Entries[i]
		name := e.Name
		written[name] = true
		if p, ok := r.packed[name]; ok {
			if err := writePacked(zw, name, p); err != nil {
				return nil, err
			}
			continue
		}
		if r.dropped[name] {
			continue
		}
		h := e.Header
		if err := writeRaw(zw, &h, e.Packed); err != nil {
			return nil, err
		}
	}
	var added []string
	for name := range r.packed {
		if !written[name] {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	for _, name := range added {
		if err := writePacked(zw, name, r.packed[name]); err != nil {
			return nil, err
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("write zip: %w", err)
	}
	return buf.Bytes(), nil
}

// dosEpoch is 1 January 1980, the date of every part that is written anew, so
// that the same template and data give the same bytes.
const dosEpoch = 1<<5 | 1

func writePacked(zw *zip.Writer, name string, p packed) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.crc, CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size)}
	h.SetMode(0o644)
	h.ModifiedDate = dosEpoch //lint:ignore SA1019 a raw member is written with the date as it stands here
	return writeRaw(zw, h, p.data)
}

func writeRaw(zw *zip.Writer, h *zip.FileHeader, data []byte) error {
	w, err := zw.CreateRaw(h)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", h.Name, err)
	}
	return nil
}
