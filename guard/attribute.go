package guard

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An attribute is one of a tag, by its name without prefix, decoded.
type attribute struct {
	prefix, name string
	value        string
	start, end   int // with the space before it
}

const (
	mostAttributes = 1000
	mostValue      = 64 << 10 // bytes of a value that are looked at
)

// attributes reads those of a tag. One with so many that the dangerous one might be missed ends the reading.
func (r *reader) attributes(t tag) []attribute {
	src := r.src
	end, _ := tagEnd(src, t.namesEnd)
	var list []attribute
	for i := t.namesEnd; i < end; {
		start := i
		for i < end && (src[i] <= ' ' || src[i] == '/') {
			i++
		}
		name := i
		for i < end && src[i] > ' ' && src[i] != '=' && src[i] != '>' {
			i++
		}
		full := string(src[name:i])
		for i < end && src[i] <= ' ' {
			i++
		}
		if i >= end || src[i] != '=' {
			return list
		}
		for i++; i < end && src[i] <= ' '; i++ {
		}
		if i >= end || src[i] != '"' && src[i] != '\'' {
			return list
		}
		n := bytes.IndexByte(src[i+1:end], src[i])
		if n < 0 {
			return list
		}
		prefix, local, prefixed := strings.Cut(full, ":")
		if !prefixed {
			prefix, local = "", full
		}
		if len(list) == mostAttributes {
			r.stop("一个标记的属性太多")
			return list
		}
		if list == nil {
			list = make([]attribute, 0, 4) // most have no more
		}
		list = append(list, attribute{prefix, local, decoded(src[i+1 : i+1+min(n, mostValue)]), start, i + n + 2})
		i += n + 2
	}
	return list
}

// valueOf is the value of the attribute of that name, or empty: of one without a prefix, else of the last. A decoy under a prefix of
// its own does not hide it.
func valueOf(list []attribute, name string) string {
	value := ""
	for _, a := range list {
		if a.name == name {
			if value = a.value; a.prefix == "" {
				return value
			}
		}
	}
	return value
}

// prefixedOf is the same for a vocabulary whose attributes have its prefix.
func prefixedOf(list []attribute, name, prefix string) string {
	for _, a := range list {
		if a.name == name && a.prefix == prefix {
			return a.value
		}
	}
	return valueOf(list, name)
}

// decoded replaces the references to characters and the five named ones.
func decoded(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var out strings.Builder
	for len(raw) > 0 {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			break
		}
		out.Write(raw[:amp])
		raw = raw[amp:]
		semi := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
		if semi < 0 {
			out.WriteByte('&')
			raw = raw[1:]
			continue
		}
		out.WriteString(reference(string(raw[1:semi])))
		raw = raw[semi+1:]
	}
	out.Write(raw)
	return out.String()
}

func reference(name string) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	if n, err := strconv.ParseUint(digits, base, 32); numeric && err == nil && n <= utf8.MaxRune {
		return string(rune(n))
	}
	return "&" + name + ";"
}
