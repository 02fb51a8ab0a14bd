package guard

import (
	"encoding/binary"
	"errors"
)

// What a deflated part can be wrong in.
var (
	errDeflate   = errors.New("deflate: 压缩数据不对")
	errCutShort  = errors.New("deflate: 内容不完整")
	errOverflows = errors.New("deflate: 解开后比声明的长")
)

// An inflater unpacks deflated parts (RFC 1951) of a size known beforehand. It works from memory to memory, which is what makes
// a look at every byte of an upload cheap: several times as fast as compress/flate, against which it is fuzzed.
type inflater struct {
	literals, distances codebook
	lengths             [320]uint8

	src  []byte
	in   int    // bytes taken from src
	bits uint64 // bits taken, not yet used
	have uint   // how many
}

// inflate unpacks src into dst, which must become full, and says how many bytes of src it used.
func (z *inflater) inflate(dst, src []byte) (used int, err error) {
	z.src, z.in, z.bits, z.have = src, 0, 0, 0
	out := 0
	for last := false; !last; {
		head, ok := z.take(3)
		if !ok {
			return z.in, errCutShort
		}
		last = head&1 == 1
		switch head >> 1 {
		case 0:
			out, err = z.stored(dst, out)
		case 1:
			z.fixedCodes()
			out, err = z.block(dst, out)
		case 2:
			if err = z.dynamicCodes(); err == nil {
				out, err = z.block(dst, out)
			}
		default:
			err = errDeflate
		}
		if err != nil {
			return z.in, err
		}
	}
	if out < len(dst) {
		return z.in, errCutShort
	}
	return z.in - int(z.have/8), nil
}

// refill tops the bits up to 56 or to the end of the source. Bits above those counted may already stand there; they are the
// ones that will be taken next, so that taking them again changes nothing.
func (z *inflater) refill() {
	if z.in+8 <= len(z.src) {
		z.bits |= binary.LittleEndian.Uint64(z.src[z.in:]) << z.have
		z.in += int((63 - z.have) >> 3)
		z.have |= 56
		return
	}
	z.bits &= 1<<z.have - 1
	for z.have <= 56 && z.in < len(z.src) {
		z.bits |= uint64(z.src[z.in]) << z.have
		z.in++
		z.have += 8
	}
}

func (z *inflater) take(n uint) (uint32, bool) {
	if z.have < n {
		z.refill()
		if z.have < n {
			return 0, false
		}
	}
	v := uint32(z.bits & (1<<n - 1))
	z.bits >>= n
	z.have -= n
	return v, true
}

// stored copies a block that is not compressed.
func (z *inflater) stored(dst []byte, out int) (int, error) {
	z.in -= int(z.have / 8)
	z.bits, z.have = 0, 0
	if z.in+4 > len(z.src) {
		return out, errCutShort
	}
	n, inverse := binary.LittleEndian.Uint16(z.src[z.in:]), binary.LittleEndian.Uint16(z.src[z.in+2:])
	if n != ^inverse {
		return out, errDeflate
	}
	z.in += 4
	switch {
	case z.in+int(n) > len(z.src):
		return out, errCutShort
	case out+int(n) > len(dst):
		return out, errOverflows
	}
	copy(dst[out:], z.src[z.in:z.in+int(n)])
	z.in += int(n)
	return out + int(n), nil
}

// What the length and distance symbols stand for (RFC 1951, 3.2.5).
var (
	lengthBase = [...]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits = [...]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase   = [...]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distBits   = [...]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

const endOfBlock = 256

// block unpacks one compressed block. One refill serves a symbol of either book with its extra bits.
func (z *inflater) block(dst []byte, out int) (int, error) {
	bits, have, in, src := z.bits, z.have, z.in, z.src
	literals, distances := &z.literals, &z.distances
	for {
		if have < 20 {
			if in+8 <= len(src) {
				bits |= binary.LittleEndian.Uint64(src[in:]) << have
				in += int((63 - have) >> 3)
				have |= 56
			} else {
				z.bits, z.have, z.in = bits, have, in
				z.refill()
				bits, have, in = z.bits, z.have, z.in
			}
		}
		e := literals.quick[bits&(1<<quickBits-1)]
		if e == 0 {
			e = literals.long(bits)
		}
		n := uint(e & 15)
		if n == 0 || n > have {
			return out, z.badCode(n)
		}
		bits >>= n
		have -= n
		symbol := int(e >> 4)
		if symbol < endOfBlock {
			if out == len(dst) {
				return out, errOverflows
			}
			dst[out] = byte(symbol)
			out++
			continue
		}
		if symbol == endOfBlock {
			z.bits, z.have, z.in = bits, have, in
			return out, nil
		}
		if symbol -= endOfBlock + 1; symbol >= len(lengthBase) {
			return out, errDeflate
		}
		if have < 33 {
			z.bits, z.have, z.in = bits, have, in
			z.refill()
			bits, have, in = z.bits, z.have, z.in
		}
		extra := uint(lengthBits[symbol])
		length := int(lengthBase[symbol]) + int(bits&(1<<extra-1))
		bits >>= extra
		if e = distances.quick[bits&(1<<quickBits-1)]; e == 0 {
			e = distances.long(bits)
		}
		n = uint(e & 15)
		if n == 0 || int(e>>4) >= len(distBase) {
			return out, z.badCode(n)
		}
		bits >>= n
		more := uint(distBits[e>>4])
		distance := int(distBase[e>>4]) + int(bits&(1<<more-1))
		bits >>= more
		switch {
		case extra+n+more > have:
			return out, errCutShort
		case distance > out:
			return out, errDeflate
		case out+length > len(dst):
			return out, errOverflows
		}
		have -= extra + n + more
		repeat(dst, out, distance, length)
		out += length
	}
}

func (z *inflater) badCode(n uint) error {
	if n == 0 && z.in < len(z.src) {
		return errDeflate
	}
	return errCutShort
}

// repeat copies length bytes that stand distance before out; they may overlap.
func repeat(dst []byte, out, distance, length int) {
	for from := out - distance; length > 0; {
		n := copy(dst[out:out+length], dst[from:out])
		out += n
		length -= n
	}
}
