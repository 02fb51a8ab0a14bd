package docx

import (
	"bytes"
	"hash/crc32"

	"huishang/generator/opc"
)

// A squeezer deflates one part from its chunks and the values between them.
type squeezer struct {
	set  *chunkSet
	bw   bitWriter
	pos  int   // bytes of text so far
	last []int // where each chunk was written last, -1 when not yet
	crc  uint32

	values []byte // the values written, for matches among them
	recent []valueSite
}

// A valueSite is where some bytes of a value stand.
type valueSite struct {
	at, end int32 // in values; end is the end of their stretch
	pos     int32 // in the text
}

const valueBuckets = 1 << 12

func newSqueezer(set *chunkSet) *squeezer {
	return &squeezer{set: set, last: make([]int, len(set.chunks)), recent: make([]valueSite, valueBuckets)}
}

// begin starts a part.
func (z *squeezer) begin() {
	h := z.set.header
	z.bw.out = append(z.bw.out[:0], h.out...)
	z.bw.acc, z.bw.held = h.acc, h.held
	for i := range z.last {
		z.last[i] = -1
	}
	clear(z.recent)
	z.pos, z.crc, z.values = 0, 0, append(z.values[:0], 0)
}

// chunk writes one static stretch: as copies of its last writing when that is
// within reach, else by its tokens.
func (z *squeezer) chunk(id int) {
	c := &z.set.chunks[id]
	z.crc = crc32.Update(z.crc, crc32.IEEETable, c.text)
	from := z.pos
	if d := z.pos - z.last[id]; z.last[id] >= 0 && d <= reach {
		z.copyText(c.text, d)
	} else {
		z.tokens(id, c)
	}
	z.last[id] = from
}

// copyText writes text as copies from a distance.
func (z *squeezer) copyText(text []byte, d int) {
	for len(text) > 0 {
		n := min(len(text), maxMatch)
		if rest := len(text) - n; rest > 0 && rest < 3 {
			n -= 3
		}
		z.match(n, d)
		text = text[n:]
	}
}

func (z *squeezer) match(n, d int) {
	symbol, extra, extraBits := lengthSymbol(n)
	z.bw.code(z.set.lit[symbol])
	z.bw.put(uint64(extra), extraBits)
	symbol, extra, extraBits = distSymbol(d)
	z.bw.code(z.set.dist[symbol])
	z.bw.put(uint64(extra), extraBits)
	z.pos += n
}

func (z *squeezer) literals(text []byte) {
	for _, b := range text {
		z.bw.code(z.set.lit[b])
	}
	z.pos += len(text)
}

func (z *squeezer) tokens(id int, c *chunk) {
	from := z.pos
	for _, t := range c.tokens {
		if t.n == 0 {
			z.bw.code(z.set.lit[t.chunk])
			z.pos++
			continue
		}
		origin := z.last[t.chunk]
		if int(t.chunk) == id {
			origin = from
		}
		if d := z.pos - origin - int(t.at); origin >= 0 && d <= reach {
			z.match(int(t.n), d)
			continue
		}
		z.literals(z.set.chunks[t.chunk].text[t.at : t.at+t.n])
	}
}

// value writes text that is not static, copying what stood in a value before.
func (z *squeezer) value(text []byte) {
	z.crc = crc32.Update(z.crc, crc32.IEEETable, text)
	base := len(z.values)
	z.values = append(z.values, text...)
	end := int32(len(z.values))
	for i := 0; i < len(text); {
		if len(text)-i < 6 {
			z.literals(text[i:])
			return
		}
		bucket := &z.recent[valueHash(text[i:])]
		n := z.same(*bucket, text[i:])
		d := z.pos - int(bucket.pos)
		*bucket = valueSite{int32(base + i), end, int32(z.pos)}
		if n >= 6 && d <= reach {
			z.match(n, d)
			i += n
			continue
		}
		step := 1
		if text[i] >= 0xe0 {
			step = 3 // a whole East Asian character
		}
		z.literals(text[i : i+step])
		i += step
	}
}

// same is how many bytes of text stand at a site.
func (z *squeezer) same(s valueSite, text []byte) int {
	old := z.values[s.at:s.end]
	n := 0
	for n < len(old) && n < len(text) && n < maxMatch && old[n] == text[n] {
		n++
	}
	return n
}

func valueHash(b []byte) uint32 {
	x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40
	return uint32(x*0x9E3779B185EBCA87>>52) & (valueBuckets - 1)
}

// finish ends the part.
func (z *squeezer) finish(buf *bytes.Buffer) opc.Packed {
	z.bw.code(z.set.lit[endOfBlock])
	buf.Reset()
	buf.Write(z.bw.finish())
	return opc.Packed{Data: buf.Bytes(), CRC: z.crc, Size: int(z.pos)}
}
