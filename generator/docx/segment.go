package docx

import "fmt"

// A segment is a static stretch that was written, and how many bytes of values
// stand before it. Segments are kept only when a part is written from chunks.
type segment struct {
	chunk int32
	upto  int // bytes of renderer.out before it
}

// A position is a place in what was written; out < 0 is a table that is sure
// to keep a row.
type position struct{ out, segments int }

const (
	maxSegments  = 4096
	keepSegments = 16 // that stay unwritten, for looking back
)

func (r *renderer) here() position { return position{len(r.out), len(r.segments)} }

// holdsRow reports whether a row was written since a table began.
func (r *renderer) holdsRow(from position) bool {
	if from.out < 0 {
		return true
	}
	tag := "<" + r.part.prog.t.w + "tr"
	for _, s := range r.segments[from.segments:] {
		if holdsTag(r.part.prog.chunks.chunks[s.chunk].text, tag) {
			return true
		}
	}
	return holdsTag(r.out[from.out:], tag)
}

// backTo takes back what was written since.
func (r *renderer) backTo(from position) {
	r.out = r.out[:from.out]
	r.segments = r.segments[:from.segments]
}

// tail is the end of what was written, long enough to see how it ends.
func (r *renderer) tail() []byte {
	if r.squeezer == nil {
		return r.out
	}
	const enough = 256
	n, length := len(r.segments), 0
	for ; n > 0 && length < enough; n-- {
		length = len(r.out) - r.segments[n-1].upto + len(r.part.prog.chunks.chunks[r.segments[n-1].chunk].text)
	}
	at := 0
	if n > 0 {
		at = r.segments[n-1].upto
	}
	b := r.look[:0]
	for _, s := range r.segments[n:] {
		b = append(b, r.out[at:s.upto]...)
		text := r.part.prog.chunks.chunks[s.chunk].text
		b = append(b, text[max(len(text)-enough, 0):]...)
		at = s.upto
	}
	r.look = append(b, r.out[at:]...)
	return r.look
}

// flush deflates what has gathered, unless an open table may still lose it all.
func (r *renderer) flush() {
	if r.stream.press == nil && r.squeezer == nil {
		return // a part that is held
	}
	for i, from := range r.tables {
		if !r.holdsRow(from) {
			return
		}
		r.tables[i].out = -1
	}
	if r.squeezer != nil {
		r.squeezeSegments(len(r.segments) - keepSegments)
	} else {
		n := len(r.out) - keepTail
		if err := r.stream.write(r.out[:n]); err != nil {
			panic("deflate into memory: " + err.Error())
		}
		r.out = append(r.out[:0], r.out[n:]...)
	}
	if r.size() > r.tpl.limits.Output {
		panic(tooLarge{fmt.Sprintf("填出的文件超过上限%d MiB", r.tpl.limits.Output>>20)})
	}
}

func (r *renderer) size() int {
	if r.squeezer != nil {
		return r.squeezer.pos
	}
	return int(r.stream.size)
}

// squeezeSegments writes the first n segments and what stands between them.
func (r *renderer) squeezeSegments(n int) {
	if n <= 0 {
		return
	}
	at := 0
	for _, s := range r.segments[:n] {
		if s.upto > at {
			r.squeezer.value(r.out[at:s.upto])
			at = s.upto
		}
		r.squeezer.chunk(int(s.chunk))
	}
	r.out = append(r.out[:0], r.out[at:]...)
	r.segments = append(r.segments[:0], r.segments[n:]...)
	for i := range r.segments {
		r.segments[i].upto -= at
	}
}
