package xlsx

import "math"

// functions are those the engine computes itself, with how few and how many
// arguments they take.
var functions = map[string]struct{ least, most int }{
	"SUM": {1, 255}, "AVERAGE": {1, 255}, "COUNT": {1, 255}, "COUNTA": {1, 255}, "MAX": {1, 255}, "MIN": {1, 255},
	"ROUND": {2, 2}, "ROUNDUP": {2, 2}, "ROUNDDOWN": {2, 2}, "ABS": {1, 1}, "INT": {1, 1},
	"IF": {2, 3}, "IFERROR": {2, 2}, "AND": {1, 255}, "OR": {1, 255}, "NOT": {1, 1},
}

// call computes a function.
func (t *term) call(j *job) val {
	switch t.op {
	case "SUM", "AVERAGE", "COUNT", "COUNTA", "MAX", "MIN":
		return t.aggregate(j)
	case "ROUND":
		return t.rounded(j, math.Round)
	case "ROUNDUP":
		return t.rounded(j, func(f float64) float64 { return math.Copysign(math.Ceil(math.Abs(f)), f) })
	case "ROUNDDOWN":
		return t.rounded(j, math.Trunc)
	case "ABS":
		return t.single(j, math.Abs)
	case "INT":
		return t.single(j, math.Floor)
	}
	return t.logical(j)
}

// logical computes IF and its kin.
func (t *term) logical(j *job) val {
	first := t.args[0].eval(j)
	if t.op == "IFERROR" {
		if first.kind == valError {
			return t.args[1].eval(j)
		}
		return first
	}
	if t.op == "AND" || t.op == "OR" {
		return t.connective(j)
	}
	n, stop := t.args[0].number(j)
	switch {
	case stop != nil:
		return *stop
	case t.op == "NOT":
		return boolean(n == 0)
	case n != 0:
		return t.args[1].eval(j)
	case len(t.args) == 3:
		return t.args[2].eval(j)
	}
	return boolean(false)
}

// connective computes AND and OR; of ranges only excelize knows.
func (t *term) connective(j *job) val {
	all, one := true, false
	for _, a := range t.args {
		n, stop := a.number(j)
		if stop != nil {
			return *stop
		}
		all, one = all && n != 0, one || n != 0
	}
	if t.op == "AND" {
		return boolean(all)
	}
	return boolean(one)
}

func averageOf(s *series) val {
	if s.n == 0 {
		return val{kind: valError, str: "#DIV/0!"}
	}
	return number((s.sum + s.rest) / float64(s.n))
}

// A series is what an aggregate learns of its arguments.
type series struct {
	sum, rest, max, min float64
	n, any              int
	stop                *val
}

// add takes one number, with the rounding error kept aside.
func (s *series) add(f float64) {
	if s.n == 0 || f > s.max {
		s.max = f
	}
	if s.n == 0 || f < s.min {
		s.min = f
	}
	s.n++
	sum := s.sum + f
	if math.Abs(s.sum) >= math.Abs(f) {
		s.rest += (s.sum - sum) + f
	} else {
		s.rest += (f - sum) + s.sum
	}
	s.sum = sum
}

// cell takes a cell of a range: text and booleans do not count as numbers, and
// errors stop everything but counting.
func (s *series) cell(v val, counting bool) bool {
	s.any++
	switch {
	case v.kind == valNumber:
		s.add(v.num)
	case v.kind == valError && counting:
	case v.kind >= valError:
		stop := v // only this one is kept
		s.stop = &stop
		return false
	}
	return true
}

// aggregate computes a function of any number of cells.
func (t *term) aggregate(j *job) val {
	s := &series{}
	counting := t.op == "COUNT" || t.op == "COUNTA"
	for _, a := range t.args {
		if a.kind == termRef {
			j.each(a.ref, func(v val) bool { return s.cell(v, counting) })
		} else if n, stop := a.number(j); stop != nil {
			s.stop = stop
		} else {
			s.any++
			s.add(n)
		}
		if s.stop != nil {
			return *s.stop
		}
	}
	switch t.op {
	case "SUM":
		return number(s.sum + s.rest)
	case "AVERAGE":
		return averageOf(s)
	case "COUNT":
		return number(float64(s.n))
	case "COUNTA":
		return number(float64(s.any))
	case "MAX":
		return number(s.max)
	}
	return number(s.min)
}

// rounded rounds to a number of places. Figures of fifteen digits are what
// Excel sees, so 1.005 is first taken for what it says.
func (t *term) rounded(j *job, round func(float64) float64) val {
	f, stop := t.args[0].number(j)
	if stop != nil {
		return *stop
	}
	places, stop := t.args[1].number(j)
	if stop != nil {
		return *stop
	}
	scale := math.Pow(10, math.Trunc(places))
	scaled := f * scale
	if half := math.Round(scaled*2) / 2; math.Abs(scaled-half) < math.Abs(scaled)*1e-15 {
		scaled = half
	}
	return number(round(scaled) / scale)
}

func (t *term) single(j *job, of func(float64) float64) val {
	f, stop := t.args[0].number(j)
	if stop != nil {
		return *stop
	}
	return number(of(f))
}
