package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
)

// An outgoing is a package that is written from another one.
type outgoing struct {
	archive *archive
	book    string // the workbook part
	added   additions
	changed map[string][]byte // parts written anew
	dropped map[string]bool   // parts left out
	packed  map[string]packed
	press   *press
}

func newOutgoing(a *archive, book string, level int) outgoing {
	return outgoing{archive: a, book: book, changed: map[string][]byte{}, dropped: map[string]bool{}, packed: map[string]packed{}, press: newPress(level)}
}

// zip writes the parts in the order of the template, the unchanged ones as they
// are, and then the new ones.
func (o *outgoing) zip() ([]byte, error) {
	for name, data := range o.changed {
		p, err := o.press.pack(data)
		if err != nil {
			return nil, fmt.Errorf("deflate %s: %w", name, err)
		}
		o.packed[name] = p
	}
	clear(o.changed)
	var buf bytes.Buffer
	buf.Grow(len(o.archive.Source))
	zw := zip.NewWriter(&buf)
	written := map[string]bool{}
	for i := range o.archive.Entries {
		e := &o.archive.Entries[i]
		name := e.Name
		written[name] = true
		if p, ok := o.packed[name]; ok {
			if err := writePacked(zw, name, p); err != nil {
				return nil, err
			}
			continue
		}
		if o.dropped[name] {
			continue
		}
		h := e.Header
		if err := writeRaw(zw, &h, e.Packed); err != nil {
			return nil, err
		}
	}
	var added []string
	for name := range o.packed {
		if !written[name] {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	for _, name := range added {
		if err := writePacked(zw, name, o.packed[name]); err != nil {
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
