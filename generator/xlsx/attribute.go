package xlsx

import (
	"bytes"
	"iter"
	"strings"

	"huishang/generator/opc"
)

// An attribute as offsets into the raw text of a start tag.
type attribute struct {
	name       string // with its prefix
	start, end int
	value      []byte // as written
}

// attributes reads the raw text of a start tag after its name.
func attributes(raw []byte) iter.Seq[attribute] {
	return func(yield func(attribute) bool) {
		for i := 0; i < len(raw); {
			if raw[i] <= ' ' || raw[i] == '/' {
				i++
				continue
			}
			a, next, ok := readAttribute(raw, i)
			if !ok || !yield(a) {
				return
			}
			i = next
		}
	}
}

func readAttribute(raw []byte, i int) (attribute, int, bool) {
	eq := bytes.IndexByte(raw[i:], '=')
	if eq < 0 {
		return attribute{}, 0, false
	}
	q := i + eq + 1
	for q < len(raw) && raw[q] <= ' ' {
		q++
	}
	if q >= len(raw) || raw[q] != '"' && raw[q] != '\'' {
		return attribute{}, 0, false
	}
	n := bytes.IndexByte(raw[q+1:], raw[q])
	if n < 0 {
		return attribute{}, 0, false
	}
	end := q + 1 + n
	name := string(bytes.TrimSpace(raw[i : i+eq]))
	return attribute{name, i, end + 1, raw[q+1 : end]}, end + 1, true
}

// attrOf is the value of an attribute; a name without a prefix also finds r:id
// by "id" only when it is written r:id.
func attrOf(raw []byte, name string) (string, bool) {
	for a := range attributes(raw) {
		if a.name == name {
			return opc.Unescape(a.value), true
		}
	}
	return "", false
}

// relationID is the value of r:id, whatever its prefix is.
func relationID(raw []byte) string {
	for a := range attributes(raw) {
		if strings.HasSuffix(a.name, ":id") {
			return opc.Unescape(a.value)
		}
	}
	return ""
}

// setAttr gives the raw attributes with one set, or taken away when value is "".
func setAttr(raw []byte, name, value string) []byte {
	for a := range attributes(raw) {
		if a.name != name {
			continue
		}
		out := append([]byte(nil), bytes.TrimRight(raw[:a.start], " \t\r\n")...)
		if value != "" {
			out = appendNamed(out, name, value)
		}
		return append(out, raw[a.end:]...)
	}
	out := append([]byte(nil), bytes.TrimRight(raw, " \t\r\n")...)
	if value == "" {
		return out
	}
	return appendNamed(out, name, value)
}

func appendNamed(out []byte, name, value string) []byte {
	out = append(append(append(out, ' '), name...), '=', '"')
	return append(appendAttr(out, value), '"')
}

// nextAttr cuts the first attribute off the raw text of a start tag; name is
// empty at its end.
func nextAttr(raw []byte) (name, value, rest []byte) {
	i := 0
	for i < len(raw) && (raw[i] <= ' ' || raw[i] == '/') {
		i++
	}
	from := i
	for i < len(raw) && raw[i] != '=' {
		i++
	}
	if i == len(raw) {
		return nil, nil, nil
	}
	name = raw[from:i]
	for len(name) > 0 && name[len(name)-1] <= ' ' {
		name = name[:len(name)-1]
	}
	for i++; i < len(raw) && raw[i] <= ' '; i++ {
	}
	if i == len(raw) || raw[i] != '"' && raw[i] != '\'' {
		return nil, nil, nil
	}
	n := bytes.IndexByte(raw[i+1:], raw[i])
	if n < 0 {
		return nil, nil, nil
	}
	return name, raw[i+1 : i+1+n], raw[i+2+n:]
}
