package docx

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A Comment is a remark in the margin of a document.
type Comment struct {
	Part   string // the part it is about; only the main one can carry the anchor
	At     int    // the byte of that part it points at
	Author string
	Text   string
}

// MarkFaults gives a copy of a template with every fault as a Word comment at
// its tag. Nothing but the anchors changes in the text.
func MarkFaults(template []byte, faults tags.Faults, author string) ([]byte, error) {
	list := make([]Comment, len(faults))
	for i, f := range faults {
		list[i] = Comment{Part: f.Place.Part, At: f.At, Author: author, Text: f.String()}
	}
	return AddComments(template, list)
}

// AddComments gives a copy of a document with comments added. The bytes outside
// the anchors, and every other part, stay as they are.
func AddComments(doc []byte, list []Comment) ([]byte, error) {
	a, main, t, err := openMain(doc, nil)
	if err != nil {
		return nil, err
	}
	m := &margin{t: t, archive: a, main: main}
	m.open()
	for _, c := range list {
		m.add(c)
	}
	return m.write(doc)
}

// A margin gathers the comments of a document.
type margin struct {
	t       *tree
	archive *archive
	main    string
	part    string // the comments part
	before  []byte // what it holds already
	body    []byte // the new comments
	nextID  int
	edits   []graftEdit
	extra   additions
}

const commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

// open finds the comments part, or prepares a new one.
func (m *margin) open() {
	rels, _ := m.archive.Get(opc.RelsOf(m.main))
	for _, r := range readRels(rels) {
		if strings.HasSuffix(r.kind, "/comments") {
			m.part = opc.Resolve(m.main, r.target)
		}
	}
	if data, ok := m.archive.Get(m.part); ok {
		m.before = data
		if t, err := parseXML(data); err == nil {
			for i := range t.nodes {
				if a, ok := t.attr(int32(i), "w:id"); ok && t.nodes[i].name == "w:comment" {
					n, _ := strconv.Atoi(string(a.value))
					m.nextID = max(m.nextID, n+1)
				}
			}
		}
		return
	}
	m.part = "word/comments.xml"
	m.before = []byte(xmlHead + `<w:comments ` + wordNamespace + `></w:comments>`)
	m.extra.newPartOf(m.main, m.part, "comments", commentsType)
}

// add writes one comment and its anchor.
func (m *margin) add(c Comment) {
	at := c.At
	if c.Part != m.main {
		at = 0
	}
	from, to, ok := m.anchor(at)
	if !ok {
		return
	}
	id := m.nextID
	m.nextID++
	w := m.t.w
	m.edits = append(m.edits,
		graftEdit{span{from, from}, fmt.Sprintf(`<%scommentRangeStart %sid="%d"/>`, w, w, id)},
		graftEdit{span{to, to}, fmt.Sprintf(`<%scommentRangeEnd %sid="%d"/><%sr><%scommentReference %sid="%d"/></%sr>`, w, w, id, w, w, w, id, w)})
	m.body = fmt.Appendf(m.body, `<w:comment w:id="%d" w:author="%s" w:initials="会">`, id, appendAttr(nil, c.Author))
	for line := range strings.SplitSeq(c.Text, "\n") {
		m.body = append(m.body, `<w:p><w:r><w:t xml:space="preserve">`...)
		m.body = appendEscaped(m.body, line)
		m.body = append(m.body, `</w:t></w:r></w:p>`...)
	}
	m.body = append(m.body, `</w:comment>`...)
}

// anchor is the stretch a comment at a byte covers: the run that holds it, or
// the paragraph's content. Text boxes cannot carry comments; the paragraph
// around the box does.
func (m *margin) anchor(at int) (from, to int, ok bool) {
	t := m.t
	p, run := int32(-1), int32(-1)
	for i := range t.nodes {
		nd := &t.nodes[i]
		if nd.start > at && p >= 0 {
			break
		}
		switch {
		case nd.name == "w:p" && !nd.empty() && t.up(nd.parent, "w:txbxContent") < 0 && (nd.end > at || p < 0):
			p, run = int32(i), -1
		case nd.name == "w:r" && nd.parent == p && nd.start <= at && nd.end > at:
			run = int32(i)
		}
	}
	if p < 0 {
		return 0, 0, false
	}
	if run >= 0 {
		return t.nodes[run].start, t.nodes[run].end, true
	}
	from = t.nodes[p].openEnd
	if pPr := t.child(p, "w:pPr"); pPr >= 0 {
		from = t.nodes[pPr].end
	}
	return from, t.nodes[p].closeStart, true
}

// write puts the changed parts into a copy of the document.
func (m *margin) write(doc []byte) ([]byte, error) {
	slices.SortStableFunc(m.edits, func(a, b graftEdit) int { return cmp.Compare(a.from, b.from) })
	changed := map[string][]byte{m.main: m.mainPart(), m.part: insertAtEnd(m.before, "w:comments", m.body)}
	if len(m.extra.rels) > 0 {
		rels, _ := m.archive.Get(opc.RelsOf(m.main))
		changed[opc.RelsOf(m.main)] = withRelationships(rels, m.extra.rels[m.main])
		types, _ := m.archive.Get(contentTypes)
		changed[contentTypes] = withContentTypes(types, m.extra)
	}
	press := newPress(6)
	filled := map[string]opc.Packed{}
	var added []string
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		p, err := press.whole(changed[name])
		if err != nil {
			return nil, fmt.Errorf("deflate %s: %w", name, err)
		}
		filled[name] = p
		if _, ok := m.archive.Get(name); !ok {
			added = append(added, name)
		}
	}
	t := &Template{archive: m.archive, packedSize: len(doc)}
	return t.zipMembers(filled, added)
}

func (m *margin) mainPart() []byte {
	var out bytes.Buffer
	at := 0
	for _, e := range m.edits {
		out.Write(m.t.src[at:e.from])
		out.WriteString(e.text)
		at = e.from
	}
	out.Write(m.t.src[at:])
	return out.Bytes()
}
