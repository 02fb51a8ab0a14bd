package docx

import (
	"regexp"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A binding ties a content control to an element of a data part: Word shows
// what stands there, whatever the document says.
type binding struct {
	store string // the id of the data part, upper case
	path  []bindingStep
}

type bindingStep struct {
	name  string // local name
	index int    // from 1
}

var bindingPath = regexp.MustCompile(`^(/[^/\[\]@]+(\[\d+\])?)+$`)

// readBinding reads w:dataBinding; paths of any other form are left to Word.
func (c *partCompiler) readBinding(n int32) *binding {
	store, _ := c.t.attr(n, "storeItemID")
	xpath, _ := c.t.attr(n, "xpath")
	path := opc.Unescape(xpath.value)
	if len(store.value) == 0 || !bindingPath.MatchString(path) {
		return nil
	}
	b := &binding{store: strings.ToUpper(string(store.value))}
	for _, s := range strings.Split(path[1:], "/") {
		step := bindingStep{name: s, index: 1}
		if name, rest, ok := strings.Cut(s, "["); ok {
			step.name = name
			step.index, _ = strconv.Atoi(strings.TrimSuffix(rest, "]"))
		}
		step.name = step.name[strings.IndexByte(step.name, ':')+1:]
		b.path = append(b.path, step)
	}
	return b
}

// The document properties are bound under this id (ECMA-376 part 1, 15.2.12).
const corePropertiesStore = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"

// bind writes a value into the data part a control is bound to.
func (r *renderer) bind(b *binding, text string) {
	name := r.tpl.storePart(b.store)
	if name == "" {
		return
	}
	src := r.small(name)
	t, err := parseXML(src)
	if err != nil {
		return
	}
	n := t.find(b.path)
	if n < 0 {
		return
	}
	nd := &t.nodes[n]
	var out []byte
	if nd.empty() {
		open := strings.TrimRight(strings.TrimSuffix(string(src[nd.start:nd.end]), "/>"), " ")
		raw := open[1:]
		if i := strings.IndexAny(raw, " \t\r\n"); i >= 0 {
			raw = raw[:i]
		}
		out = append(append([]byte{}, src[:nd.start]...), open+">"...)
		out = appendEscaped(out, text)
		out = append(append(out, "</"+raw+">"...), src[nd.end:]...)
	} else {
		out = append([]byte{}, src[:nd.openEnd]...)
		out = appendEscaped(out, text)
		out = append(out, src[nd.closeStart:]...)
	}
	r.held[name] = out
}

// find walks a path of local names and positions.
func (t *tree) find(path []bindingStep) int32 {
	at := int32(-1)
	for depth, step := range path {
		count := 0
		next := int32(-1)
		if depth == 0 {
			if localName(t.nodes[0].name) == step.name {
				next = 0
			}
		} else {
			for k := range t.children(at) {
				if localName(t.nodes[k].name) == step.name {
					if count++; count == step.index {
						next = k
						break
					}
				}
			}
		}
		if at = next; at < 0 {
			return -1
		}
	}
	return at
}

func localName(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// storePart is the data part with the id, or "".
func (t *Template) storePart(id string) string {
	if id == corePropertiesStore {
		return t.core
	}
	for i := range t.archive.Entries {
		name := t.archive.Entries[i].Name
		if !strings.HasPrefix(name, "customXml/itemProps") || !strings.Contains(strings.ToUpper(string(t.archive.Entries[i].Data)), id) {
			continue
		}
		item := "customXml/item" + strings.TrimPrefix(name, "customXml/itemProps")
		if _, ok := t.archive.Get(item); ok {
			return item
		}
	}
	return ""
}
