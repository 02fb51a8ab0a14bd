package huishang

import "math/bits"

// presence remembers which fields of a decoded object were written, and which of them as null, by their index in the
// dictionary. It lets absent, null and empty survive from decoding to encoding and keeps a written nought from a missing
// one. The zero value belongs to an object made in Go: there a field is written when it is not zero.
type presence struct {
	written, null uint64
}

// maxFields is how many fields one type may have.
const maxFields = 64

// recorder is any type of the dictionary, by its embedded presence.
type recorder interface{ given() *presence }

func (p *presence) given() *presence { return p }

func (p *presence) note(index int, null bool) {
	p.written |= 1 << index
	if null {
		p.null |= 1 << index
	}
}

func (p presence) count() int               { return bits.OnesCount64(p.written) }
func (p presence) wrote(index int) bool     { return p.written&(1<<index) != 0 }
func (p presence) wroteNull(index int) bool { return p.null&(1<<index) != 0 }
