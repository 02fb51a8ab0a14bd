package docx

// A chunkSet is the static text of a part made ready for deflate once: every
// stretch as literals and references to stretches before it. Which of them
// stand within reach is known only when a document is written, so a reference
// names a stretch and not a distance.
type chunkSet struct {
	chunks []chunk
	lit    []code
	dist   []code
	size   int       // bytes of all chunks
	header bitWriter // the block's beginning
}

type chunk struct {
	text   []byte
	tokens []token
	start  int // in the static text as a whole
}

// A token is a literal (n == 0) or n bytes of another chunk.
type token struct {
	chunk int32 // or the literal byte
	at    int32
	n     int32
}

// minChunk is the shortest stretch worth a chunk of its own.
const minChunk = 8

// newChunkSet takes the static stretches of the programs and numbers them.
func newChunkSet(src []byte, ops []op) *chunkSet {
	s := &chunkSet{}
	byText := map[string]int{}
	s.number(src, ops, byText)
	s.tokenize()
	s.tables()
	return s
}

func (s *chunkSet) number(src []byte, ops []op, byText map[string]int) {
	for i := range ops {
		o := &ops[i]
		switch {
		case o.kind == opBlock:
			s.number(src, o.body, byText)
		case o.kind == opStatic && o.to-o.from >= minChunk:
			text := src[o.from:o.to]
			id, known := byText[string(text)]
			if !known {
				id = len(s.chunks)
				byText[string(text)] = id
				s.chunks = append(s.chunks, chunk{text: text, start: s.size})
				s.size += len(text)
			}
			o.chunk = id + 1
		}
	}
}

// matchHash maps four bytes to a bucket.
func matchHash(b []byte) uint32 {
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24) * 2654435761 >> 17
}

// A site is a place in the chunks.
type site struct{ chunk, at int32 }

// tokenize finds, for every place of every chunk, the longest stretch that
// stood before in it or in an earlier one.
func (s *chunkSet) tokenize() {
	heads := make([]int32, 1<<15)
	var sites []site
	var links []int32
	for c := range s.chunks {
		text := s.chunks[c].text
		note := func(at int) {
			if at+4 > len(text) {
				return
			}
			h := matchHash(text[at:])
			sites = append(sites, site{int32(c), int32(at)})
			links = append(links, heads[h])
			heads[h] = int32(len(sites))
		}
		for at := 0; at < len(text); {
			best, n := s.longest(c, at, heads, sites, links)
			if n < 4 {
				s.chunks[c].tokens = append(s.chunks[c].tokens, token{chunk: int32(text[at])})
				note(at)
				at++
				continue
			}
			s.chunks[c].tokens = append(s.chunks[c].tokens, token{best.chunk, best.at, int32(n)})
			for range n {
				note(at)
				at++
			}
		}
	}
}

// maxTries bounds the search for the longest match. What lies further back than
// near is seldom within reach once the blocks in between have repeated.
const (
	maxTries = 64
	near     = 6 << 10
)

func (s *chunkSet) longest(c, at int, heads []int32, sites []site, links []int32) (best site, n int) {
	text := s.chunks[c].text[at:]
	if len(text) < 4 {
		return best, 0
	}
	i := heads[matchHash(text)]
	for tries := 0; i > 0 && tries < maxTries; tries++ {
		x := sites[i-1]
		if s.chunks[c].start+at-s.chunks[x.chunk].start-int(x.at) > near {
			break
		}
		other := s.chunks[x.chunk].text[x.at:]
		if int(x.chunk) == c {
			other = s.chunks[x.chunk].text[x.at:at] // what is not written yet cannot be copied
		}
		k := 0
		for k < len(text) && k < len(other) && k < maxMatch && text[k] == other[k] {
			k++
		}
		if k > n {
			best, n = x, k
		}
		i = links[i-1]
	}
	return best, n
}

// tables chooses one Huffman code for all documents of the template: by the
// static text, and by a guess of values (East Asian text in UTF-8 and figures).
func (s *chunkSet) tables() {
	lit, dist := make([]int, litCodes), make([]int, distCodes)
	for i := range lit {
		lit[i] = 1
	}
	for i := range dist {
		dist[i] = 1 + i
	}
	for b := 0x80; b < 0xc0; b++ {
		lit[b] += 30
	}
	for b := 0xe4; b < 0xea; b++ {
		lit[b] += 250
	}
	for b := '0'; b <= '9'; b++ {
		lit[b] += 60
	}
	lit[285] += 40 * len(s.chunks)
	for _, c := range s.chunks {
		for _, t := range c.tokens {
			if t.n == 0 {
				lit[t.chunk] += 2
				continue
			}
			symbol, _, _ := lengthSymbol(int(t.n))
			lit[symbol] += 2
			dist[20] += 1
			dist[24] += 1
		}
		if rest := len(c.text) % maxMatch; rest >= 3 {
			symbol, _, _ := lengthSymbol(rest)
			lit[symbol] += 30
		}
		dist[22] += 20
		dist[23] += 20
	}
	litLengths, distLengths := codeLengths(lit, 15), codeLengths(dist, 15)
	s.lit, s.dist = canonical(litLengths), canonical(distLengths)
	dynamicHeader(&s.header, litLengths, distLengths)
}
