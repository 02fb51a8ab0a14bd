package xlsx

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"

	"huishang/generator/tags"
)

// value writes a cell that is one tag, by the type of what the tag gives.
func (f *filler) value(p place, c *cell, k filled) {
	o := k.tag
	if o.tag.Kind == tags.Merge {
		f.vertical(p, o, k)
	}
	switch {
	case k.v == nil:
		f.emptyCell(p, c)
		return
	case o.tag.Kind == tags.Image && !k.mark && f.r.missingText(k) == "":
		f.picture(p, c, k)
		return
	case k.mark:
		f.strings(p, c, []filled{k})
		return
	}
	if b, ok := k.v.(bool); ok {
		f.boolean(p, c, b)
		return
	}
	if s, format, ok := f.number(c.style, o, k.v); ok {
		f.figure(p, c, f.r.styled(c.style, format), s)
		return
	}
	if t, clock, ok := f.date(c.style, k.v); ok {
		if serial, ok := f.serial(t); ok {
			f.figure(p, c, f.r.styled(c.style, look{kind: lookDate, clock: clock}), serial)
			return
		}
	}
	f.strings(p, c, []filled{k})
}

// missingText is the tag itself where the policy keeps it in place of an image.
func (r *renderer) missingText(k filled) string {
	if s, ok := k.v.(string); ok && s == k.tag.written {
		return s
	}
	return ""
}

func (f *filler) boolean(p place, c *cell, b bool) {
	v := val{kind: valBool}
	if b {
		v.num = 1
	}
	f.keep(p, v)
	f.start(p, c.style, c.extra)
	f.out = append(f.out, ` t="b"><`+f.prefix+`v>`...)
	f.out = append(appendInt(f.out, int(v.num)), `</`+f.prefix+`v></`+f.prefix+`c>`...)
}

// figure writes a number as it is spelled.
func (f *filler) figure(p place, c *cell, style int, s []byte) {
	if f.s.watched[p.col] {
		if n, err := strconv.ParseFloat(string(s), 64); err == nil {
			f.keep(p, val{kind: valNumber, num: n})
		}
	}
	f.start(p, style, c.extra)
	f.out = append(append(append(f.out, `><`...), f.prefix...), `v>`...)
	f.out = append(append(append(append(f.out, s...), `</`...), f.prefix...), `v></`...)
	f.out = append(append(f.out, f.prefix...), `c>`...)
}

// number decides whether a value is written as a number. Text is one only where
// the format of the cell is that of a number, so that 0012 and an identity
// number stay what they are; so does a number of more digits than Excel keeps.
func (f *filler) number(style int, o *occurrence, v any) ([]byte, look, bool) {
	if f.r.tpl.styles.kind(style) == formatText {
		return nil, look{}, false
	}
	if o.fixed {
		return f.fixed(v, o.places)
	}
	switch x := v.(type) {
	case string:
		if f.r.tpl.styles.kind(style) != formatNumber || !plainNumber.MatchString(x) {
			return nil, look{}, false
		}
		return f.short(x)
	case int:
		return f.short(strconv.Itoa(x))
	case float64:
		f.digits = strconv.AppendFloat(f.digits[:0], x, 'g', -1, 64)
		return f.digits, look{}, !math.IsNaN(x) && !math.IsInf(x, 0)
	case json.Number:
	case fmt.Stringer:
		if _, ok := tags.Number(v); !ok {
			return nil, look{}, false
		}
	default:
		if _, ok := tags.Number(v); !ok {
			v, ok = basicNumber(v)
			if !ok {
				return nil, look{}, false
			}
		}
	}
	if x, ok := v.(float64); ok {
		f.digits = strconv.AppendFloat(f.digits[:0], x, 'g', -1, 64)
		return f.digits, look{}, true
	}
	d, ok := tags.Number(v)
	if !ok {
		return nil, look{}, false
	}
	f.digits = tags.AppendDecimal(f.digits[:0], d)
	return f.whole()
}

var plainNumber = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)

// fixed keeps a rounded figure a figure, shown with its places.
func (f *filler) fixed(v any, places int) ([]byte, look, bool) {
	s, ok := v.(string)
	if !ok || !plainNumber.MatchString(s) {
		return nil, look{}, false
	}
	out, _, ok := f.short(s)
	return out, look{kind: lookPlaces, places: places}, ok
}

func (f *filler) short(s string) ([]byte, look, bool) {
	f.digits = append(f.digits[:0], s...)
	return f.whole()
}

// whole refuses whole parts of more than fifteen digits, which Excel would
// round, and what lies beyond its range.
func (f *filler) whole() ([]byte, look, bool) {
	whole, _, _ := bytes.Cut(bytes.TrimPrefix(f.digits, []byte("-")), []byte("."))
	return f.digits, look{}, len(whole) <= 15
}

// basicNumber reads numbers of any basic kind, also of a named type.
func basicNumber(v any) (any, bool) {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return r.Int(), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return json.Number(strconv.FormatUint(r.Uint(), 10)), true
	case reflect.Float32:
		return json.Number(strconv.FormatFloat(r.Float(), 'f', -1, 32)), true
	case reflect.Float64:
		return r.Float(), true
	}
	return nil, false
}
