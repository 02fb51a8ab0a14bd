package xlsx

import (
	"bytes"
	"hash/crc32"

	"github.com/klauspost/compress/flate"

	"huishang/generator/opc"
)

// A press deflates the parts of one rendering, one after the other.
type press struct {
	level int
	flate *flate.Writer
}

func newPress(level int) *press { return &press{level: level} }

func (p *press) writer(to *bytes.Buffer) *flate.Writer {
	if p.flate == nil {
		w, err := flate.NewWriter(to, p.level)
		if err != nil {
			w, _ = flate.NewWriter(to, flate.DefaultCompression)
		}
		p.flate = w
	} else {
		p.flate.Reset(to)
	}
	return p.flate
}

// pack deflates a whole part.
func (p *press) pack(b []byte) (opc.Packed, error) {
	s := p.open(len(b) / 8)
	return s.close(b)
}

// flushAt is how much of a sheet is kept before it is deflated.
const flushAt = 256 << 10

// A stream is a part that is deflated while it is written.
type stream struct {
	buf  *bytes.Buffer
	w    *flate.Writer
	crc  uint32
	size int
	err  error
}

// open begins a part that will take about so many bytes when it is deflated.
func (p *press) open(about int) *stream {
	buf := bytes.NewBuffer(make([]byte, 0, about))
	return &stream{buf: buf, w: p.writer(buf)}
}

func (s *stream) write(b []byte) {
	if s.err != nil {
		return
	}
	s.crc = crc32.Update(s.crc, crc32.IEEETable, b)
	s.size += len(b)
	_, s.err = s.w.Write(b)
}

// close ends the part with its last bytes.
func (s *stream) close(b []byte) (opc.Packed, error) {
	s.write(b)
	if s.err == nil {
		s.err = s.w.Close()
	}
	return opc.Packed{Data: s.buf.Bytes(), CRC: s.crc, Size: s.size}, s.err
}
