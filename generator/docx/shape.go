package docx

import "bytes"

// keepShape keeps the part valid around blocks that came to nothing.
func (r *renderer) keepShape(o *op) {
	w := r.part.prog.t.w
	switch o.kind {
	case opApart:
		if endsWith(r.tail(), "</"+w+"tbl>") {
			r.out = append(r.out, "<"+w+"p/>"...)
		}
	case opEndParagraph:
		if !endsInParagraph(r.tail(), w) {
			r.out = append(r.out, o.bytes...)
		}
	case opEndTable:
		if endsWith(r.tail(), "</"+w+"tbl>") {
			r.out = append(r.out, "<"+w+"p/>"...)
		}
	case opTableBegin:
		r.row++ // a cell never goes on from another table
		r.tables = append(r.tables, r.here())
	case opTableEnd:
		from := r.tables[len(r.tables)-1]
		r.tables = r.tables[:len(r.tables)-1]
		if !r.holdsRow(from) {
			r.backTo(from)
		}
	}
}

func holdsTag(b []byte, tag string) bool {
	for {
		i := bytes.Index(b, []byte(tag))
		if i < 0 {
			return false
		}
		b = b[i+len(tag):]
		if len(b) == 0 || isSpace(b[0]) || b[0] == '>' {
			return true
		}
	}
}

func endsWith(b []byte, suffix string) bool {
	return bytes.HasSuffix(bytes.TrimRight(b, " \t\r\n"), []byte(suffix))
}

// endsInParagraph looks past bookmarks and the like at the end of what was written.
func endsInParagraph(b []byte, w string) bool {
	for {
		b = bytes.TrimRight(b, " \t\r\n")
		if bytes.HasSuffix(b, []byte("</"+w+"p>")) {
			return true
		}
		if !bytes.HasSuffix(b, []byte("/>")) {
			return false
		}
		i := bytes.LastIndexByte(b, '<')
		name := b[i+1:]
		if bytes.HasPrefix(name, []byte(w+"p/")) || bytes.HasPrefix(name, []byte(w+"p ")) {
			return true
		}
		if !bytes.HasPrefix(name, []byte(w+"bookmark")) && !bytes.HasPrefix(name, []byte(w+"proofErr")) && !bytes.HasPrefix(name, []byte(w+"comment")) {
			return false
		}
		b = b[:i]
	}
}
