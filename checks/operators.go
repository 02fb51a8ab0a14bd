package checks

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"huishang"
)

// Figures are compared and computed as decimals, never as floating point numbers. A comparison or computation with a value
// that is missing is itself missing (nil), so that a rule can tell “wrong” from “not known”; only == and != are sure of it.

// figure reads a number.
func figure(v any) (decimal.Decimal, bool) {
	switch n := v.(type) {
	case int:
		return decimal.NewFromInt(int64(n)), true
	case decimal.Decimal:
		return n, true
	}
	return decimal.Decimal{}, false
}

// equal holds two values of one kind to be the same. Missing equals missing and nothing else.
func equal(a, b any) bool {
	if a == nil || b == nil || a == "" || b == "" {
		return (a == nil || a == "") && (b == nil || b == "")
	}
	switch x := a.(type) {
	case string:
		return x == b
	case bool:
		return x == b
	case huishang.Date:
		return x == b
	case int:
		if y, ok := b.(int); ok {
			return x == y
		}
	}
	x, okx := figure(a)
	y, oky := figure(b)
	return okx && oky && x.Equal(y)
}

// compare orders two numbers or two dates; known is false when either is missing.
func compare(a, b any) (order int, known bool) {
	switch x := a.(type) {
	case huishang.Date:
		y, ok := b.(huishang.Date)
		return x.Compare(y), ok
	case int:
		if y, ok := b.(int); ok {
			return cmp.Compare(x, y), true
		}
	}
	x, okx := figure(a)
	y, oky := figure(b)
	if !okx || !oky {
		return 0, false
	}
	return x.Cmp(y), true
}

// compute adds, subtracts, multiplies or divides. Division by nought is missing.
func compute(operator string, a, b any) any {
	x, okx := figure(a)
	y, oky := figure(b)
	if !okx || !oky {
		return nil
	}
	switch operator {
	case "+":
		return x.Add(y)
	case "-":
		return x.Sub(y)
	case "*":
		return x.Mul(y)
	}
	if y.IsZero() {
		return nil
	}
	return x.Div(y)
}

// both is “and” among yes, no and not known: no wins.
func both(a, b any) any {
	if a == false || b == false {
		return false
	}
	if a == nil || b == nil {
		return nil
	}
	return true
}

// either is “or” among yes, no and not known: yes wins.
func either(a, b any) any {
	if a == true || b == true {
		return true
	}
	if a == nil || b == nil {
		return nil
	}
	return false
}

// filled reports whether there is anything: text with more than spaces, a list with a filled element, any other value.
func filled(v any) bool {
	switch x := v.(type) {
	case nil:
		return false
	case string:
		return strings.TrimSpace(x) != ""
	case *sequence:
		for _, item := range x.items {
			if filled(item) {
				return true
			}
		}
		return false
	}
	return true
}

// items are the elements of a list; a missing list has none.
func items(v any) []any {
	if s, ok := v.(*sequence); ok {
		return s.items
	}
	return nil
}
