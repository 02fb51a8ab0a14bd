package guard

import "strings"

// mostKept bounds the unpacked bytes of a package that are kept for whoever reads it next.
const mostKept = 4 << 20

// keep makes room, in one piece, for the parts a reader will ask for, which are those of XML. Of a package within a package, or a very large
// one, none is kept.
func (o *office) keep() {
	o.kept = make([][]byte, len(o.members))
	total := 0
	for i := range o.members {
		if o.members[i].forReaders() {
			total += o.members[i].size
		}
	}
	if o.depth > 0 || total > mostKept {
		return
	}
	room := make([]byte, total)
	for i := range o.members {
		if m := &o.members[i]; m.forReaders() {
			o.kept[i], room = room[:0:m.size], room[m.size:]
		}
	}
}

func (m *member) forReaders() bool {
	return m.method == methodDeflate && m.size > 0 && (strings.HasSuffix(m.name, ".xml") || strings.HasSuffix(m.name, ".rels"))
}

// unpack gives the bytes of a member: kept ones, which are unpacked once, or else in the buffer when it is large enough.
func (o *office) unpack(i int, buffer []byte) ([]byte, string) {
	m := &o.members[i]
	if o.kept[i] == nil {
		return m.unpack(o.z, buffer)
	}
	if len(o.kept[i]) == m.size {
		return o.kept[i], ""
	}
	data, wrong := m.unpack(o.z, o.kept[i])
	if wrong == "" {
		o.kept[i] = data
	}
	return data, wrong
}

// Unpacked tells whoever reads the report's bytes as a zip of one of its members, by what the directory says of that: held when it was
// unpacked here and held against its size and checksum, with its bytes, not to be changed, when they were kept. Of a file that was refused,
// or that goes on without something, nothing is held.
func (r *Report) Unpacked(name string, size uint64, checksum uint32) (data []byte, held bool) {
	if r.inside == nil {
		return nil, false
	}
	i, known := r.inside.index[folded(name)]
	if !known {
		return nil, false
	}
	m := &r.inside.members[i]
	switch {
	case m.name != name || uint64(m.size) != size || m.crc != checksum || m.isFolder():
		return nil, false
	case m.method == methodStore:
		return m.packed, true
	case len(r.inside.kept[i]) == m.size:
		return r.inside.kept[i], true
	}
	return nil, true
}
