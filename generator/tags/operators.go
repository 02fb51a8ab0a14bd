package tags

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// operators maps an operator to the function that computes it on decimals.
var operators = map[string]string{
	"+": "add__", "-": "sub__", "*": "mul__", "/": "div__", "%": "mod__", "in": "in__",
	"==": "eq__", "!=": "ne__", "<": "lt__", "<=": "le__", ">": "gt__", ">=": "ge__",
}

type exprFunction struct {
	name string
	call func(args ...any) (any, error)
}

// exprFunctions is what an expression is compiled into besides the library's own.
var exprFunctions = []exprFunction{
	{"scope_get__", scopeGet},
	{"member__", func(a ...any) (any, error) { v, _ := member(a[0], a[1].(string)); return v, nil }},
	{"truth__", func(a ...any) (any, error) { return Truth(a[0]), nil }},
	{"eq__", func(a ...any) (any, error) { return equal(a[0], a[1]), nil }},
	{"ne__", func(a ...any) (any, error) { return !equal(a[0], a[1]), nil }},
	{"lt__", func(a ...any) (any, error) { return order(a, func(c int) bool { return c < 0 }) }},
	{"le__", func(a ...any) (any, error) { return order(a, func(c int) bool { return c <= 0 }) }},
	{"gt__", func(a ...any) (any, error) { return order(a, func(c int) bool { return c > 0 }) }},
	{"ge__", func(a ...any) (any, error) { return order(a, func(c int) bool { return c >= 0 }) }},
	{"add__", addOrJoin},
	{"sub__", func(a ...any) (any, error) { return arithmetic(a, decimal.Decimal.Sub) }},
	{"mul__", func(a ...any) (any, error) { return arithmetic(a, decimal.Decimal.Mul) }},
	{"div__", divide},
	{"mod__", remainder},
	{"neg__", func(a ...any) (any, error) { return arithmetic([]any{0, a[0]}, decimal.Decimal.Sub) }},
	{"in__", func(a ...any) (any, error) { return within(a[0], a[1]), nil }},
	{"数", func(a ...any) (any, error) { return max(Len(a[0]), 0), nil }},
}

func scopeGet(a ...any) (any, error) {
	s, name := a[0].(*Scope), a[1].(string)
	if name == thisName {
		return s.This(), nil
	}
	if p, ok := strings.CutPrefix(name, positionPrefix); ok {
		v, _ := s.position("@" + p)
		return v, nil
	}
	v, _ := s.Get(name)
	return v, nil
}

// maxExponent bounds the power of ten of a figure: one written 1e999999999
// would take all memory as soon as it is computed with.
const maxExponent = 400

// Number reads a figure out of any value that is one.
func Number(v any) (decimal.Decimal, bool) {
	d, ok := figureOf(v)
	return d, ok && d.Exponent() <= maxExponent && d.Exponent() >= -maxExponent
}

func figureOf(v any) (decimal.Decimal, bool) {
	switch n := v.(type) {
	case decimal.Decimal:
		return n, true
	case *decimal.Decimal:
		if n == nil {
			return decimal.Decimal{}, false
		}
		return *n, true
	case json.Number:
		d, err := decimal.NewFromString(n.String())
		return d, err == nil
	case string:
		if len(n) >= 64 {
			return decimal.Decimal{}, false
		}
		d, err := decimal.NewFromString(strings.TrimSpace(n))
		return d, err == nil
	case int:
		return decimal.NewFromInt(int64(n)), true
	case int64:
		return decimal.NewFromInt(n), true
	case float64:
		if math.IsNaN(n) || math.IsInf(n, 0) {
			return decimal.Decimal{}, false
		}
		return decimal.NewFromFloat(n), true
	}
	return decimal.Decimal{}, false
}

// Truth is what a condition makes of a value: missing, false, zero, "" and
// empty lists are false.
func Truth(v any) bool {
	switch x := v.(type) {
	case nil:
		return false
	case bool:
		return x
	case string:
		return x != ""
	case json.Number, int, int64, float64, decimal.Decimal:
		d, ok := Number(x)
		return ok && !d.IsZero()
	case interface{ IsZero() bool }:
		return !x.IsZero()
	}
	if n := Len(v); n >= 0 {
		return n > 0
	}
	return true
}

// A sequence is a list whose elements are made when they are asked for.
type sequence interface {
	Len() int
	At(i int) any
}

// Len is the number of elements of a list, or -1 for anything else. A list is a slice, or a value with Len() int and
// At(int) any, whose elements are then made when they are asked for.
func Len(v any) int {
	switch l := v.(type) {
	case []any:
		return len(l)
	case sequence:
		return l.Len()
	}
	if _, ok := v.([]byte); ok || v == nil {
		return -1
	}
	if r := reflect.ValueOf(v); r.Kind() == reflect.Slice {
		return r.Len()
	}
	return -1
}

// At is the i-th element of a list.
func At(v any, i int) any {
	switch l := v.(type) {
	case []any:
		return l[i]
	case sequence:
		return l.At(i)
	}
	return reflect.ValueOf(v).Index(i).Interface()
}

func equal(a, b any) bool {
	if a == nil || b == nil {
		return emptyText(a) && emptyText(b)
	}
	s, texta := a.(string)
	t, textb := b.(string)
	if texta && textb {
		return s == t // a number written as text is text: 01 is not 1
	}
	x, okx := Number(a)
	y, oky := Number(b)
	if okx && oky {
		return x.Equal(y)
	}
	if s, ok := a.(bool); ok {
		t, ok := b.(bool)
		return ok && s == t
	}
	return plain(a) == plain(b)
}

// within reports whether a list holds an equal value, or an object the name.
func within(v, list any) bool {
	n := Len(list)
	if n < 0 {
		return slices.Contains(NamesOf(list), plain(v))
	}
	for i := range n {
		if equal(v, At(list, i)) {
			return true
		}
	}
	return false
}

func emptyText(v any) bool { return v == nil || v == "" }

func order(a []any, keep func(int) bool) (any, error) {
	if a[0] == nil || a[1] == nil {
		return false, nil
	}
	x, okx := Number(a[0])
	y, oky := Number(a[1])
	if okx && oky {
		return keep(x.Cmp(y)), nil
	}
	return keep(strings.Compare(plain(a[0]), plain(a[1]))), nil
}

func addOrJoin(a ...any) (any, error) {
	if _, isText := a[0].(string); !isText {
		if v, err := arithmetic(a, decimal.Decimal.Add); err == nil {
			return v, nil
		}
	}
	return plain(a[0]) + plain(a[1]), nil
}

func divide(a ...any) (any, error) {
	y, ok := Number(a[1])
	if ok && y.IsZero() {
		return nil, fmt.Errorf("除数为零")
	}
	return arithmetic(a, decimal.Decimal.Div)
}

func remainder(a ...any) (any, error) {
	y, ok := Number(a[1])
	if ok && y.IsZero() {
		return nil, fmt.Errorf("除数为零")
	}
	return arithmetic(a, decimal.Decimal.Mod)
}

func arithmetic(a []any, op func(x, y decimal.Decimal) decimal.Decimal) (any, error) {
	x, okx := Number(a[0])
	y, oky := Number(a[1])
	if !okx || !oky {
		return nil, fmt.Errorf("“%s”和“%s”不都是数", plain(a[0]), plain(a[1]))
	}
	return op(x, y), nil
}

func plain(v any) string {
	s, _ := Text(v)
	return s
}
