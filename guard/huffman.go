package guard

import "math/bits"

const (
	quickBits = 10 // codes up to this length are looked up at once
	mostBits  = 15
)

// A codebook decodes one set of Huffman codes (RFC 1951, 3.2.2).
type codebook struct {
	quick  [1 << quickBits]uint16 // symbol<<4 | length of the code the bits begin with; 0: longer or none
	count  [mostBits + 1]uint16   // codes of each length
	sorted [288]uint16            // symbols in the order of their codes
}

// build makes the codes of lengths. A set that is over-subscribed, or incomplete with more than one code, is refused.
func (b *codebook) build(lengths []uint8) bool {
	b.count = [mostBits + 1]uint16{}
	longest := 0
	for _, n := range lengths {
		b.count[n]++
		longest = max(longest, int(n))
	}
	b.count[0] = 0
	clear(b.quick[:])
	left := 1
	var first, next [mostBits + 2]uint16 // where the symbols of a length begin; their first code
	for n := 1; n <= mostBits; n++ {
		left = left<<1 - int(b.count[n])
		if left < 0 {
			return false
		}
		first[n+1] = first[n] + b.count[n]
		next[n+1] = (next[n] + b.count[n]) << 1
	}
	if left > 0 && longest > 1 {
		return false
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		b.sorted[first[n]] = uint16(symbol)
		first[n]++
		code := next[n]
		next[n]++
		if n <= quickBits {
			for at := int(bits.Reverse16(code) >> (16 - n)); at < len(b.quick); at += 1 << n {
				b.quick[at] = uint16(symbol)<<4 | uint16(n)
			}
		}
	}
	return true
}

// long finds the symbol that code begins with by going through it bit by bit, in the form of an entry of quick.
func (b *codebook) long(code uint64) uint16 {
	at, first, index := 0, 0, 0
	for n := uint16(1); n <= mostBits; n++ {
		at |= int(code & 1)
		code >>= 1
		count := int(b.count[n])
		if at-first < count {
			return b.sorted[index+at-first]<<4 | n
		}
		index += count
		first = (first + count) << 1
		at <<= 1
	}
	return 0
}

func (z *inflater) fixedCodes() {
	for i := range z.lengths[:288] {
		switch {
		case i < 144:
			z.lengths[i] = 8
		case i < 256:
			z.lengths[i] = 9
		case i < 280:
			z.lengths[i] = 7
		default:
			z.lengths[i] = 8
		}
	}
	z.literals.build(z.lengths[:288])
	for i := range z.lengths[:32] {
		z.lengths[i] = 5
	}
	z.distances.build(z.lengths[:32])
}

// lengthOrder is the order in which the lengths of the code lengths' codes are told.
var lengthOrder = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamicCodes reads the codes at the head of a block (RFC 1951, 3.2.7).
func (z *inflater) dynamicCodes() error {
	head, ok := z.take(14)
	if !ok {
		return errCutShort
	}
	literals, distances, lengths := int(head&31)+257, int(head>>5&31)+1, int(head>>10)+4
	if literals > 286 || distances > 30 {
		return errDeflate
	}
	clear(z.lengths[:len(lengthOrder)])
	for _, at := range lengthOrder[:lengths] {
		v, ok := z.take(3)
		if !ok {
			return errCutShort
		}
		z.lengths[at] = uint8(v)
	}
	if !z.literals.build(z.lengths[:len(lengthOrder)]) {
		return errDeflate
	}
	if err := z.codeLengths(literals + distances); err != nil {
		return err
	}
	if z.lengths[endOfBlock] == 0 || !z.literals.build(z.lengths[:literals]) || !z.distances.build(z.lengths[literals:literals+distances]) {
		return errDeflate
	}
	return nil
}

// codeLengths reads n lengths, packed with the codes in z.literals.
func (z *inflater) codeLengths(n int) error {
	for i := 0; i < n; {
		z.refill()
		e := z.literals.quick[z.bits&(1<<quickBits-1)]
		symbol := e >> 4
		if e == 0 {
			return errDeflate
		}
		if _, ok := z.take(uint(e & 15)); !ok {
			return errCutShort
		}
		if symbol < 16 {
			z.lengths[i] = uint8(symbol)
			i++
			continue
		}
		width, base := [...]uint{2, 3, 7}[symbol-16], [...]int{3, 3, 11}[symbol-16]
		extra, ok := z.take(width)
		if !ok {
			return errCutShort
		}
		value := uint8(0)
		if symbol == 16 {
			if i == 0 {
				return errDeflate
			}
			value = z.lengths[i-1]
		}
		again := base + int(extra)
		if i+again > n {
			return errDeflate
		}
		for range again {
			z.lengths[i] = value
			i++
		}
	}
	return nil
}
