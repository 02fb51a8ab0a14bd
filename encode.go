package huishang

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"sync"
	"unicode/utf8"
)

// Encode writes a value of this package as JSON in the shape [Decode] reads. A field is written when it is set, or when it was
// written in the JSON the value came from: what was decoded is encoded without loss.
func Encode(v any) ([]byte, error) {
	room := encodeRoom.Get().(*[]byte)
	out, err := appendValue((*room)[:0], reflect.ValueOf(v))
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	made := bytes.Clone(out)
	if *room = out; cap(out) <= mostRoom {
		encodeRoom.Put(room)
	}
	return made, nil
}

// encodeRoom keeps what texts are written in, so that none grows step by step.
var encodeRoom = sync.Pool{New: func() any { return new([]byte) }}

// mostRoom bounds what is kept to write in.
const mostRoom = 1 << 20

// MarshalJSON writes what [Encode] does.
func (d *Dossier) MarshalJSON() ([]byte, error) { return Encode(d) }

// UnmarshalJSON reads what [Decode] does.
func (d *Dossier) UnmarshalJSON(data []byte) error {
	decoded, err := Decode(data)
	if err != nil {
		return err
	}
	*d = *decoded
	return nil
}

func appendValue(out []byte, v reflect.Value) ([]byte, error) {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		return appendList(out, v)
	case reflect.Struct:
		if k := kindOf(v.Type()); k != nil {
			return appendObject(out, v, k)
		}
	}
	if plain, done := appendPlain(out, v); done {
		return plain, nil
	}
	text := bytes.NewBuffer(out)
	encoder := json.NewEncoder(text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v.Interface()); err != nil {
		return out, err
	}
	return text.Bytes()[:text.Len()-1], nil // without the newline Encode adds
}

// appendPlain writes a value whose JSON is known without looking it up: most of a dossier. It reports whether it did.
func appendPlain(out []byte, v reflect.Value) ([]byte, bool) {
	switch v.Kind() {
	case reflect.String:
		return appendText(out, v.String())
	case reflect.Int:
		return strconv.AppendInt(out, v.Int(), 10), true
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool()), true
	}
	switch v.Type() {
	case dateType:
		return appendText(out, leafIn[Date](v).String())
	case decimalType:
		if figure := leafIn[Decimal](v); !figure.IsZero() {
			return append(out, figure.String()...), true
		}
		return append(out, "null"...), true
	}
	return out, false
}

// leafIn is the day or figure a value holds.
func leafIn[T any](v reflect.Value) T {
	if v.CanAddr() {
		return *v.Addr().Interface().(*T) // without a copy of it on the heap
	}
	return v.Interface().(T)
}

// appendText writes a text in which nothing needs an escape.
func appendText(out []byte, text string) ([]byte, bool) {
	if !plainJSON(text) {
		return out, false
	}
	return append(append(append(out, '"'), text...), '"'), true
}

// plainJSON reports whether a text stands in JSON as it is: UTF-8, without quotes, backslashes, controls and the two separators of lines and
// paragraphs that JavaScript takes for line ends.
func plainJSON(text string) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			if c < ' ' || c == '"' || c == '\\' {
				return false
			}
			i++
		case 0xE3 <= c && c <= 0xE9 && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80:
			i += 3 // U+3000 to U+9FFF: most of Chinese
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
				return false
			}
			i += size
		}
	}
	return true
}

func appendList(out []byte, list reflect.Value) (_ []byte, err error) {
	out = append(out, '[')
	for i := range list.Len() {
		if i > 0 {
			out = append(out, ',')
		}
		if out, err = appendValue(out, list.Index(i)); err != nil {
			return out, err
		}
	}
	return append(out, ']'), nil
}

func appendObject(out []byte, object reflect.Value, k *kind) (_ []byte, err error) {
	given := presenceOf(object)
	first := true
	out = append(out, '{')
	for i := range k.fields {
		field := &k.fields[i]
		value := object.FieldByIndex(field.path)
		zero := value.IsZero()
		if zero && !given.wrote(field.index) {
			continue
		}
		if !first {
			out = append(out, ',')
		}
		first = false
		out = append(append(append(out, '"'), field.JSON...), `":`...)
		if zero && given.wroteNull(field.index) {
			out = append(out, "null"...) // it was null and has not been set since
			continue
		}
		if out, err = appendValue(out, value); err != nil {
			return out, fmt.Errorf("%s: %w", field.JSON, err)
		}
	}
	return append(out, '}'), nil
}
