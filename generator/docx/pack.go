package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"

	"github.com/klauspost/compress/flate"

	"huishang/generator/opc"
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
func (p *press) whole(data []byte) (opc.Packed, error) {
	b := p.begin()
	if _, err := p.comp.Write(data); err != nil {
		return opc.Packed{}, err
	}
	if err := p.comp.Close(); err != nil {
		return opc.Packed{}, err
	}
	return opc.Packed{Data: b.Bytes(), CRC: crc32.ChecksumIEEE(data), Size: len(data)}, nil
}

// A stream is one part on its way into the press: text is deflated as it
// grows, so that a long document never stands in memory as a whole.
type stream struct {
	press *press
	buf   *bytes.Buffer
	crc   uint32
	size  int
}

// flushAt is how much text gathers before it is deflated; keepTail is how much
// of it stays, for looking back at how the text ends.
const (
	flushAt  = 64 << 10
	keepTail = 1 << 10
)

func (s *stream) write(b []byte) error {
	s.crc = crc32.Update(s.crc, crc32.IEEETable, b)
	s.size += len(b)
	_, err := s.press.comp.Write(b)
	return err
}

func (s *stream) close() (opc.Packed, error) {
	if err := s.press.comp.Close(); err != nil {
		return opc.Packed{}, err
	}
	return opc.Packed{Data: s.buf.Bytes(), CRC: s.crc, Size: s.size}, nil
}

// zipMembers writes the document: members in the order of the template, those
// that were not filled copied as they were packed, new ones at the end. Dates
// are fixed, so that the same work gives the same bytes.
func (t *Template) zipMembers(filled map[string]opc.Packed, added []string) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(t.packedSize + filledSize(filled))
	zw := zip.NewWriter(&out)
	for i := range t.archive.Entries {
		e := &t.archive.Entries[i]
		p, changed := filled[e.Name]
		var err error
		if changed {
			err = opc.Write(zw, e.Name, p)
		} else {
			err = e.Copy(zw)
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", e.Name, err)
		}
	}
	for _, name := range added {
		if err := opc.Write(zw, name, filled[name]); err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("write document: %w", err)
	}
	return out.Bytes(), nil
}

func filledSize(filled map[string]opc.Packed) int {
	n := 0
	for _, p := range filled {
		n += len(p.Data) + 200
	}
	return n
}
