package tags

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Text writes a value as plain text: figures without needless zeros or
// exponents, lists of simple values joined by 、. A value with fields of its own
// has no text; the error says so.
func Text(v any) (string, error) {
	switch x := v.(type) {
	case string:
		return x, nil
	case nil:
		return "", nil
	case json.Number:
		return numberText(x.String()), nil
	case int:
		return strconv.Itoa(x), nil
	case int64:
		return strconv.FormatInt(x, 10), nil
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64), nil
	case bool:
		return strconv.FormatBool(x), nil
	case decimal.Decimal:
		return x.String(), nil
	case fmt.Stringer:
		return x.String(), nil
	}
	if n := Len(v); n >= 0 {
		return joinList(v, "、")
	}
	if s, ok := basicText(v); ok {
		return s, nil
	}
	return "", fmt.Errorf("的值是一组内容，不能当作文字填入；请写到里面的名称（如“名称.下级名称”）或用循环")
}

// numberText writes a JSON figure without its exponent.
func numberText(s string) string {
	if !strings.ContainsAny(s, "eE") {
		return s
	}
	d, err := decimal.NewFromString(s)
	if err != nil || d.Exponent() > 400 || d.Exponent() < -400 {
		return s
	}
	return d.String()
}

func joinList(v any, sep string) (string, error) {
	n := Len(v)
	if n < 0 {
		return Text(v)
	}
	parts := make([]string, 0, n)
	for i := range n {
		s, err := Text(At(v, i))
		if err != nil {
			return "", err
		}
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, sep), nil
}

// BadRune is the first character of s that no XML part may hold, or -1.
func BadRune(s string) rune {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c < 0x80 || c == '\n' || c == '\t' || c == '\r' {
			continue
		}
		if c < 0x20 {
			return rune(c)
		}
		return badWide(s[i:])
	}
	return -1
}

func badWide(s string) rune {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			return r // no UTF-8
		}
		ok := r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
		if !ok {
			return r
		}
	}
	return -1
}

// basicText writes a value of any basic kind, also of a named type.
func basicText(v any) (string, bool) {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return fmt.Sprint(v), true
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(r.Float(), 'f', -1, r.Type().Bits()), true
	}
	return "", false
}
