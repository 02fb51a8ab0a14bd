package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"

	"github.com/klauspost/compress/flate"
)

// A press deflates the parts of one document. It is kept for the next one.
type press struct {
	comp *flate.Writer
	raw  []byte          // the part being written, not yet deflated
	bufs []*bytes.Buffer // packed parts, reused
	used int

	segments  []segment
	squeezers map[*part]*squeezer
}

// squeezer is the one kept for a part.
func (p *press) squeezer(of *part) *squeezer {
	z := p.squeezers[of]
	if z == nil {
		if p.squeezers == nil {
			p.squeezers = map[*part]*squeezer{}
		}
		z = newSqueezer(of.prog.chunks)
		p.squeezers[of] = z
	}
	return z
}

// A packed is one deflated part.
type packed struct {
	data []byte
	crc  uint32
	size uint64
}

func newPress(level int) *press {
	w, _ := flate.NewWriter(nil, level)
	return &press{comp: w, raw: make([]byte, 0, flushAt+flushAt/4)}
}

// begin starts a part.
func (p *press) begin() *bytes.Buffer {
	if p.used == len(p.bufs) {
		p.bufs = append(p.bufs, new(bytes.Buffer))
	}
	b := p.bufs[p.used]
	p.used++
	b.Reset()
	p.comp.Reset(b)
	return b
}

// whole deflates a part that is there as a whole.
func (p *press) whole(data []byte) (packed, error) {
	b := p.begin()
	if _, err := p.comp.Write(data); err != nil {
		return packed{}, err
	}
	if err := p.comp.Close(); err != nil {
		return packed{}, err
	}
	return packed{b.Bytes(), crc32.ChecksumIEEE(data), uint64(len(data))}, nil
}

// A stream is one part on its way into the press: text is deflated as it
// grows, so that a long document never stands in memory as a whole.
type stream struct {
	press *press
	buf   *bytes.Buffer
	crc   uint32
	size  uint64
}

// flushAt is how much text gathers before it is deflated; keepTail is how much
// of it stays, for looking back at how the text ends.
const (
	flushAt  = 64 << 10
	keepTail = 1 << 10
)

func (s *stream) write(b []byte) error {
	s.crc = crc32.Update(s.crc, crc32.IEEETable, b)
	s.size += uint64(len(b))
	_, err := s.press.comp.Write(b)
	return err
}

func (s *stream) close() (packed, error) {
	if err := s.press.comp.Close(); err != nil {
		return packed{}, err
	}
	return packed{s.buf.Bytes(), s.crc, s.size}, nil
}

// zipMembers writes the document: members in the order of the template, those
// that were not filled copied as they were packed, new ones at the end. Dates
// are fixed, so that the same work gives the same bytes.
func (t *Template) zipMembers(filled map[string]packed, added []string) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(t.packedSize + filledSize(filled))
	zw := zip.NewWriter(&out)
	for i := range t.archive.entries {
		e := &t.archive.entries[i]
		p, changed := filled[e.file.Name]
		var err error
		if changed {
			err = writePacked(zw, e.file.Name, p)
		} else {
			err = copyMember(zw, e)
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", e.file.Name, err)
		}
	}
	for _, name := range added {
		if err := writePacked(zw, name, filled[name]); err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("write document: %w", err)
	}
	return out.Bytes(), nil
}

func filledSize(filled map[string]packed) int {
	n := 0
	for _, p := range filled {
		n += len(p.data) + 200
	}
	return n
}

// copyMember copies a member as it was packed.
func copyMember(zw *zip.Writer, e *entry) error {
	h := e.file.FileHeader
	w, err := zw.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write(e.packed)
	return err
}

// dosEpoch is 1980-01-01, the first date a zip can hold.
const dosEpoch = 0x21

func writePacked(zw *zip.Writer, name string, p packed) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.crc, CompressedSize64: uint64(len(p.data)), UncompressedSize64: p.size}
	h.ModifiedDate = dosEpoch //lint:ignore SA1019 a raw member is written with the date as it stands here
	w, err := zw.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}
