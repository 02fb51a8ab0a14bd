package docx

import (
	"container/heap"
	"math/bits"
	"slices"
)

// The alphabets of deflate (RFC 1951, 3.2.5).
const (
	endOfBlock = 256
	litCodes   = 286
	distCodes  = 30
	maxMatch   = 258
	reach      = 32768 // how far back a match may lie
)

// A code is a Huffman code, its bits already in the order they are sent.
type code struct {
	bits uint32
	n    uint8
}

// codeLengths gives every symbol with a frequency a length of at most limit
// bits. Frequencies are flattened until the limit holds.
func codeLengths(freq []int, limit int) []uint8 {
	f := slices.Clone(freq)
	for {
		lengths := huffmanLengths(f)
		if int(slices.Max(lengths)) <= limit {
			return lengths
		}
		for i, n := range f {
			if n > 0 {
				f[i] = n/2 + 1
			}
		}
	}
}

type huffNode struct {
	freq        int
	symbol      int // of a leaf, else -1
	left, right *huffNode
}

type huffHeap []*huffNode

func (h huffHeap) Len() int { return len(h) }
func (h huffHeap) Less(i, j int) bool {
	return h[i].freq < h[j].freq || h[i].freq == h[j].freq && h[i].symbol < h[j].symbol
}
func (h huffHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *huffHeap) Push(x any)   { *h = append(*h, x.(*huffNode)) }
func (h *huffHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func huffmanLengths(freq []int) []uint8 {
	lengths := make([]uint8, len(freq))
	var h huffHeap
	for s, f := range freq {
		if f > 0 {
			h = append(h, &huffNode{freq: f, symbol: s})
		}
	}
	if len(h) == 1 {
		lengths[h[0].symbol] = 1
		return lengths
	}
	heap.Init(&h)
	for serial := len(freq); h.Len() > 1; serial++ {
		a, b := heap.Pop(&h).(*huffNode), heap.Pop(&h).(*huffNode)
		heap.Push(&h, &huffNode{freq: a.freq + b.freq, symbol: serial, left: a, right: b})
	}
	var walk func(n *huffNode, depth uint8)
	walk = func(n *huffNode, depth uint8) {
		if n.left == nil {
			lengths[n.symbol] = depth
			return
		}
		walk(n.left, depth+1)
		walk(n.right, depth+1)
	}
	walk(h[0], 0)
	return lengths
}

// canonical assigns the codes that the lengths stand for (RFC 1951, 3.2.2).
func canonical(lengths []uint8) []code {
	var count [16]int
	for _, n := range lengths {
		count[n]++
	}
	count[0] = 0
	var next [17]int
	for n := 1; n < 16; n++ {
		next[n+1] = (next[n] + count[n]) << 1
	}
	codes := make([]code, len(lengths))
	for s, n := range lengths {
		if n > 0 {
			codes[s] = code{uint32(bits.Reverse16(uint16(next[n]))) >> (16 - n), n}
			next[n]++
		}
	}
	return codes
}

// A bitWriter gathers bits, the low ones first.
type bitWriter struct {
	out  []byte
	acc  uint64
	held uint
}

func (w *bitWriter) put(v uint64, n uint) {
	w.acc |= v << w.held
	if w.held += n; w.held >= 32 {
		w.out = append(w.out, byte(w.acc), byte(w.acc>>8), byte(w.acc>>16), byte(w.acc>>24))
		w.acc >>= 32
		w.held -= 32
	}
}

func (w *bitWriter) code(c code) { w.put(uint64(c.bits), uint(c.n)) }

// finish pads to a byte.
func (w *bitWriter) finish() []byte {
	for w.held > 0 {
		w.out = append(w.out, byte(w.acc))
		w.acc >>= 8
		w.held -= min(w.held, 8)
	}
	return w.out
}

// lengthSymbol and distSymbol split a match into its symbol and extra bits.
func lengthSymbol(n int) (symbol, extra int, extraBits uint) {
	if n == maxMatch {
		return 285, 0, 0
	}
	n -= 3
	if n < 8 {
		return 257 + n, 0, 0
	}
	e := bits.Len(uint(n)) - 3
	return 257 + 4*e + n>>e, n & (1<<e - 1), uint(e)
}

func distSymbol(d int) (symbol, extra int, extraBits uint) {
	d--
	if d < 4 {
		return d, 0, 0
	}
	e := bits.Len(uint(d)) - 2
	return 2*e + d>>e, d & (1<<e - 1), uint(e)
}

// dynamicHeader writes the beginning of the one block a part is written in,
// with its two tables (RFC 1951, 3.2.7).
func dynamicHeader(w *bitWriter, lit, dist []uint8) {
	w.put(1, 1) // the last block
	w.put(2, 2) // with tables of its own
	w.put(uint64(len(lit)-257), 5)
	w.put(uint64(len(dist)-1), 5)
	w.put(19-4, 4)
	order := []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	freq := make([]int, 19)
	all := slices.Concat(lit, dist)
	for _, n := range all {
		freq[n]++
	}
	lengths := codeLengths(freq, 7)
	codes := canonical(lengths)
	for _, s := range order {
		w.put(uint64(lengths[s]), 3)
	}
	for _, n := range all {
		w.code(codes[n])
	}
}
