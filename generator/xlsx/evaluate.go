package xlsx

import (
	"math"
	"strings"
)

func number(f float64) val {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return val{kind: valError, str: "#NUM!"}
	}
	return val{kind: valNumber, num: f}
}

func boolean(b bool) val {
	if b {
		return val{kind: valBool, num: 1}
	}
	return val{kind: valBool}
}

// eval computes a term. Errors and what is unknown pass through.
func (t *term) eval(j *job) val {
	switch t.kind {
	case termRef:
		return j.cell(t.ref)
	case termUnary:
		n, stop := t.args[0].number(j)
		switch {
		case stop != nil:
			return *stop
		case t.op == "-":
			return number(-n)
		case t.op == "%":
			return number(n / 100)
		}
		return number(n)
	case termBinary:
		return t.binary(j)
	case termCall:
		return t.call(j)
	}
	return t.v
}

// number is the value as a number; stop is what to give instead.
func (t *term) number(j *job) (float64, *val) {
	v := t.eval(j)
	switch v.kind {
	case valNumber, valBool:
		return v.num, nil
	case valEmpty:
		return 0, nil
	case valText:
		return 0, &val{kind: valUnknown} // Excel may still read a number in it
	}
	return 0, &v
}

func (t *term) binary(j *job) val {
	switch t.op {
	case "+", "-", "*", "/", "^":
		a, stop := t.args[0].number(j)
		if stop != nil {
			return *stop
		}
		b, stop := t.args[1].number(j)
		if stop != nil {
			return *stop
		}
		return arithmetic(t.op, a, b)
	}
	a, b := t.args[0].eval(j), t.args[1].eval(j)
	for _, v := range []val{a, b} {
		if v.kind >= valError {
			return v
		}
	}
	if t.op == "&" {
		return val{kind: valText, str: a.text() + b.text()}
	}
	return compare(t.op, a, b)
}

func arithmetic(op string, a, b float64) val {
	switch op {
	case "+":
		return number(near(a+b, a, b))
	case "-":
		return number(near(a-b, a, b))
	case "*":
		return number(a * b)
	case "^":
		return number(math.Pow(a, b))
	}
	if b == 0 {
		return val{kind: valError, str: "#DIV/0!"}
	}
	return number(a / b)
}

// near takes a difference for zero when only rounding is left of it, as Excel does.
func near(c, a, b float64) float64 {
	if c != 0 && math.Abs(c) < math.Max(math.Abs(a), math.Abs(b))*4e-16 {
		return 0
	}
	return c
}

// text is the value as the operator & writes it.
func (v val) text() string {
	switch v.kind {
	case valNumber:
		return string(appendNumber(nil, v.num))
	case valBool:
		return map[float64]string{0: "FALSE", 1: "TRUE"}[v.num]
	}
	return v.str
}

// compare orders numbers before texts before booleans, as Excel does; an empty
// cell equals zero, "" and FALSE.
func compare(op string, a, b val) val {
	if a.kind == valEmpty {
		a = val{kind: b.kind}
	}
	if b.kind == valEmpty {
		b = val{kind: a.kind}
	}
	c := int(a.kind) - int(b.kind)
	if c == 0 {
		switch {
		case a.kind == valText:
			c = strings.Compare(strings.ToUpper(a.str), strings.ToUpper(b.str))
		case a.num < b.num:
			c = -1
		case a.num > b.num:
			c = 1
		}
	}
	switch op {
	case "=":
		return boolean(c == 0)
	case "<>":
		return boolean(c != 0)
	case "<":
		return boolean(c < 0)
	case ">":
		return boolean(c > 0)
	case "<=":
		return boolean(c <= 0)
	}
	return boolean(c >= 0)
}
