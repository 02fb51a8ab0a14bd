package opc

import (
	"archive/zip"
	"fmt"
)

// A Packed is a member as it stands in the zip.
type Packed struct {
	Data []byte // deflated
	CRC  uint32
	Size int // unpacked
}

// dosEpoch is 1980-01-01, the first date a zip can hold. All that is written
// anew has it, so that the same work gives the same bytes.
const dosEpoch = 0x21

// Write writes a member that was deflated.
func Write(zw *zip.Writer, name string, p Packed) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.CRC, CompressedSize64: uint64(len(p.Data)), UncompressedSize64: uint64(p.Size)}
	h.ModifiedDate = dosEpoch //lint:ignore SA1019 a raw member is written with the date as it stands here
	return raw(zw, h, p.Data)
}

// Copy writes a member as it was packed.
func (e *Entry) Copy(zw *zip.Writer) error {
	h := e.Header
	return raw(zw, &h, e.Packed)
}

func raw(zw *zip.Writer, h *zip.FileHeader, data []byte) error {
	w, err := zw.CreateRaw(h)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", h.Name, err)
	}
	return nil
}
