package huishang

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Encode writes a value of this package as JSON in the shape [Decode] reads. A field is written when it is set, or when it was
// written in the JSON the value came from: what was decoded is encoded without loss.
func Encode(v any) ([]byte, error) {
	var out bytes.Buffer
	if err := encodeValue(&out, reflect.ValueOf(v)); err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return out.Bytes(), nil
}

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

func encodeValue(out *bytes.Buffer, v reflect.Value) error {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Slice:
		return encodeList(out, v)
	case v.Kind() == reflect.Struct:
		if kindOf(v.Type()) != nil {
			return encodeObject(out, v)
		}
	}
	if encodePlain(out, v) {
		return nil
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v.Interface()); err != nil {
		return err
	}
	out.Truncate(out.Len() - 1) // the newline Encode adds
	return nil
}

// encodePlain writes a value whose JSON is known without looking it up: most of a dossier. It reports whether it did.
func encodePlain(out *bytes.Buffer, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return encodeText(out, v.String())
	case reflect.Int:
		out.Write(strconv.AppendInt(out.AvailableBuffer(), v.Int(), 10))
		return true
	case reflect.Bool:
		out.Write(strconv.AppendBool(out.AvailableBuffer(), v.Bool()))
		return true
	case reflect.Struct:
		switch leaf := v.Interface().(type) {
		case Date:
			return encodeText(out, leaf.String())
		case Decimal:
			text, err := leaf.MarshalJSON()
			out.Write(text)
			return err == nil
		}
	}
	return false
}

// encodeText writes a text in which nothing needs an escape.
func encodeText(out *bytes.Buffer, text string) bool {
	if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' }) {
		return false
	}
	out.WriteByte('"')
	out.WriteString(text)
	out.WriteByte('"')
	return true
}

func encodeList(out *bytes.Buffer, list reflect.Value) error {
	out.WriteByte('[')
	for i := range list.Len() {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := encodeValue(out, list.Index(i)); err != nil {
			return err
		}
	}
	out.WriteByte(']')
	return nil
}

func encodeObject(out *bytes.Buffer, object reflect.Value) error {
	given := presenceOf(object)
	first := true
	out.WriteByte('{')
	fields := kindOf(object.Type()).fields
	for i := range fields {
		field := &fields[i]
		value := object.FieldByIndex(field.path)
		if value.IsZero() && !given.wrote(field.index) {
			continue
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		out.WriteByte('"')
		out.WriteString(field.JSON)
		out.WriteString(`":`)
		if err := encodeField(out, value, given.wroteNull(field.index)); err != nil {
			return fmt.Errorf("%s: %w", field.JSON, err)
		}
	}
	out.WriteByte('}')
	return nil
}

// encodeField writes null for a field that was null and has not been set since.
func encodeField(out *bytes.Buffer, value reflect.Value, null bool) error {
	if null && value.IsZero() {
		out.WriteString("null")
		return nil
	}
	return encodeValue(out, value)
}
