package docx

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"huishang/generator/opc"
)

// additions are what values bring into the package besides text: images,
// relationships, content types, numberings.
type additions struct {
	rels         map[string][]relationship // by part
	types        map[string]string         // content type by extension
	overrides    map[string]string         // content type by part
	parts        []newPart
	media        map[string]string // part name by hash
	nums         int               // restarted lists
	numbering    []byte            // their w:num elements
	abstracts    int               // carried list definitions
	abstractNums []byte            // their w:abstractNum elements
	lists        map[string]int    // carried lists: document/number → number here
	styles       []byte            // carried w:style elements
	styleNames   map[string]string // document/style → style here
}

type newPart struct {
	name string
	data []byte
}

// relate adds a relationship to a part, once for the same target, and gives its id.
func (a *additions) relate(part string, r relationship) string {
	if a.rels == nil {
		a.rels = map[string][]relationship{}
	}
	for _, x := range a.rels[part] {
		if x.kind == r.kind && x.target == r.target && x.mode == r.mode {
			return x.id
		}
	}
	r.id = fmt.Sprintf("rIdFill%d", len(a.rels[part])+1)
	a.rels[part] = append(a.rels[part], r)
	return r.id
}

// addMedia stores bytes once per content and gives the part's name.
func (a *additions) addMedia(ext, contentType string, data []byte) string {
	sum := sha256.Sum256(data)
	name := "word/media/fill-" + hex.EncodeToString(sum[:8]) + "." + ext
	if a.media[name] == "" {
		if a.media == nil {
			a.media, a.types = map[string]string{}, orNew(a.types)
		}
		a.media[name] = name
		a.types[ext] = contentType
		a.parts = append(a.parts, newPart{name, data})
	}
	return name
}

func orNew(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

// apply writes the additions into the filled parts; added lists the new ones.
func (r *renderer) apply(filled map[string]opc.Packed) (added []string, err error) {
	put := func(name string, data []byte) error {
		p, err := r.press.whole(data)
		if err != nil {
			return fmt.Errorf("deflate %s: %w", name, err)
		}
		filled[name] = p
		if _, known := r.tpl.archive.Get(name); !known {
			added = append(added, name)
		}
		return nil
	}
	defined := r.definitions()
	for _, name := range slices.Sorted(maps.Keys(defined)) {
		if err := put(name, defined[name]); err != nil {
			return nil, err
		}
	}
	for _, p := range r.extra.parts {
		if err := put(p.name, p.data); err != nil {
			return nil, err
		}
	}
	for _, part := range slices.Sorted(maps.Keys(r.extra.rels)) {
		name := opc.RelsOf(part)
		if err := put(name, withRelationships(r.small(name), r.extra.rels[part])); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.held)) {
		if _, done := filled[name]; !done {
			if err := put(name, r.held[name]); err != nil {
				return nil, err
			}
		}
	}
	if len(r.extra.types)+len(r.extra.overrides) > 0 {
		types, _ := r.tpl.archive.Get(contentTypes)
		if err := put(contentTypes, withContentTypes(types, r.extra)); err != nil {
			return nil, err
		}
	}
	return added, nil
}

const contentTypes = "[Content_Types].xml"

// small is a part that is small enough to be held: as it was filled, as it
// stands in the template, or empty.
func (r *renderer) small(name string) []byte {
	if b, ok := r.held[name]; ok {
		return b
	}
	b, _ := r.tpl.archive.Get(name)
	return b
}

const emptyRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

// withRelationships adds relationships before the end of a rels part.
func withRelationships(rels []byte, list []relationship) []byte {
	if len(rels) == 0 {
		rels = []byte(emptyRels)
	}
	var b bytes.Buffer
	for _, r := range list {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"`, r.id, r.kind, r.target)
		if r.mode != "" {
			fmt.Fprintf(&b, ` TargetMode="%s"`, r.mode)
		}
		b.WriteString("/>")
	}
	return insertAtEnd(rels, "Relationships", b.Bytes())
}

func withContentTypes(types []byte, a additions) []byte {
	var b bytes.Buffer
	lower := strings.ToLower(string(types))
	for _, ext := range slices.Sorted(maps.Keys(a.types)) {
		if !strings.Contains(lower, `extension="`+ext+`"`) {
			fmt.Fprintf(&b, `<Default Extension="%s" ContentType="%s"/>`, ext, a.types[ext])
		}
	}
	for _, part := range slices.Sorted(maps.Keys(a.overrides)) {
		if !strings.Contains(lower, `partname="/`+strings.ToLower(part)+`"`) {
			fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, part, a.overrides[part])
		}
	}
	return insertAtEnd(types, "Types", b.Bytes())
}

// insertAtEnd puts elements before the end tag of a root without a prefix of
// its own, or opens an empty root for them.
func insertAtEnd(src []byte, root string, elements []byte) []byte {
	if i := bytes.LastIndex(src, []byte("</")); i >= 0 {
		return slices.Concat(src[:i], elements, src[i:])
	}
	if i := bytes.LastIndex(src, []byte("/>")); i >= 0 {
		return slices.Concat(src[:i], []byte(">"), elements, []byte("</"+root+">"))
	}
	return src
}

// definitions are the parts for lists and styles with what was added to them.
func (r *renderer) definitions() map[string][]byte {
	out := map[string][]byte{}
	a := &r.extra
	if len(a.numbering) > 0 {
		n := r.tpl.numbering
		if n == nil {
			n = &numbering{name: "word/numbering.xml", at: len(emptyNumberingPart) - len("</w:numbering>")}
			r.held[n.name] = []byte(emptyNumberingPart)
			n.firstNum = n.at
			a.newPartOf(r.tpl.main, n.name, "numbering", "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml")
		}
		out[n.name] = n.with(r.small(n.name), a.abstractNums, a.numbering)
	}
	if len(a.styles) > 0 {
		name := r.tpl.known.styles
		if name == "" {
			name = "word/styles.xml"
			r.held[name] = []byte(emptyStylesPart)
			a.newPartOf(r.tpl.main, name, "styles", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml")
		}
		out[name] = insertAtEnd(r.small(name), "w:styles", a.styles)
	}
	return out
}

const (
	xmlHead            = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNamespace      = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	emptyNumberingPart = xmlHead + `<w:numbering ` + wordNamespace + `></w:numbering>`
	emptyStylesPart    = xmlHead + `<w:styles ` + wordNamespace + `></w:styles>`
)

// newPartOf names a new part in the relationships and the content types.
func (a *additions) newPartOf(main, name, kind, contentType string) {
	a.relate(main, relationship{kind: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind, target: relativeTo(main, name)})
	a.overrides = orNew(a.overrides)
	a.overrides[name] = contentType
}
