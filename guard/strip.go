package guard

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"hash/crc32"
	"slices"
	"strings"
)

// An edit puts other bytes in place of those from start to end of a member's plain text.
type edit struct {
	start, end int
	with       string
}

// changes are what is stripped of a package.
type changes struct {
	edits   map[int][]edit // by member
	anew    map[int][]byte // members whose plain text is not what lies in the file, and embedded packages that were stripped
	removed map[int]bool
	touched bool
}

// any reports whether something is stripped at all.
func (c *changes) any() bool { return c.touched || len(c.removed) > 0 }

func (c *changes) edit(member, start, end int, with string) {
	c.edits[member] = append(c.edits[member], edit{start, end, with})
	c.touched = true
}

// stripExtensions takes out add-ins and changes of the ribbon: their relationship, their parts and the types of these.
func (o *office) stripExtensions(types int) {
	for _, r := range o.extensions {
		what := "Office 加载项（任务窗格）"
		if r.kind != "webextensiontaskpanes" {
			what = "自定义的功能区"
		}
		at, ok := o.index[folded(relationsOf(r.source))]
		if !ok {
			continue
		}
		o.edit(at, r.start, r.end, "")
		o.warn(Extension, r.source, "文件带着"+what, "已去掉，内容不变")
		if !r.external {
			o.remove(r.part(), 0)
		}
	}
	if len(o.removed) == 0 {
		return
	}
	text := o.xmlOf(types)
	o.eachTag(types, text, func(r *reader, t tag) {
		if string(t.name) != "Override" {
			return
		}
		if i, known := o.index[folded(resolve("", valueOf(r.attributes(t), "PartName")))]; known && o.removed[i] {
			if end := elementEnd(text, t.start, 64<<10); end > 0 {
				o.edit(types, t.start, end, "")
			}
		}
	})
}

// remove takes out a part, its relationships, and the parts that these lead to.
func (o *office) remove(part string, depth int) {
	i, ok := o.index[part]
	if !ok || o.removed[i] || depth > 3 {
		return
	}
	o.removed[i] = true
	rels, ok := o.index[folded(relationsOf(part))]
	if !ok {
		return
	}
	o.removed[rels] = true
	for _, r := range o.readRelations(rels) {
		if !r.external {
			o.remove(r.part(), depth+1)
		}
	}
}

// relationsOf is the .rels part of a part.
func relationsOf(part string) string {
	at := strings.LastIndexByte(part, '/') + 1
	return part[:at] + "_rels/" + part[at:] + ".rels"
}

// stripped is the package with its changes: every other member byte for byte as it was packed. Without changes it is the file.
func (o *office) stripped(file []byte) []byte {
	if !o.changes.any() {
		return file
	}
	var out bytes.Buffer
	out.Grow(len(file))
	w := zip.NewWriter(&out)
	for i := range o.members {
		if o.removed[i] {
			continue
		}
		if err := o.write(w, i); err != nil {
			return o.unwritable()
		}
	}
	if err := w.Close(); err != nil {
		return o.unwritable()
	}
	return out.Bytes()
}

func (o *office) unwritable() []byte {
	o.faults.add(Damaged, o.within, "外部链接去不掉", resave)
	return nil
}

// write copies a member, or packs it with its changes. Dates are kept.
func (o *office) write(w *zip.Writer, i int) error {
	m := &o.members[i]
	packed, size, crc, method := m.packed, m.size, m.crc, m.method
	if list, nested := o.edits[i], o.anew[i]; len(list) > 0 || bytes.HasPrefix(nested, localMagic) {
		data := nested
		if data == nil {
			data = slices.Clone(o.xmlOf(i))
		}
		data = edited(data, list)
		var deflated bytes.Buffer
		z, err := flate.NewWriter(&deflated, flate.DefaultCompression)
		if err != nil {
			return err
		}
		if _, err := z.Write(data); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		packed, size, crc, method = deflated.Bytes(), len(data), crc32.ChecksumIEEE(data), methodDeflate
	}
	header := &zip.FileHeader{Name: m.name, Method: method, CRC32: crc, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(size)}
	header.ModifiedTime, header.ModifiedDate = m.time, m.date //lint:ignore SA1019 a raw member is written with the date as it stands here
	to, err := w.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = to.Write(packed)
	return err
}

// edited is the text with its edits; one within another goes with it.
func edited(text []byte, list []edit) []byte {
	slices.SortStableFunc(list, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	out := make([]byte, 0, len(text))
	at := 0
	for _, e := range list {
		if e.start < at {
			continue
		}
		out = append(append(out, text[at:e.start]...), e.with...)
		at = e.end
	}
	return append(out, text[at:]...)
}
