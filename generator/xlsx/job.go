package xlsx

import "strconv"

// A job is one formula of the output and its value.
type job struct {
	w        *sheetOut
	row, col int
	f        *formula
	refs     [][]target
	typeAt   int // where the cell's type goes in the sheet
	valueAt  int // where its value goes
	busy     bool
	done     bool
	standing standing
	result   val
}

// put remembers a formula that was written. On a sheet that streams it is
// computed at once, from what stands before it.
func (f *filler) put(p place, j *job) {
	if f.w.stream == nil {
		f.w.jobs = append(f.w.jobs, j)
		f.keep(p, val{kind: valFormula, job: j})
		return
	}
	v := val{kind: valUnknown}
	if !f.r.tpl.stale && j.settled() {
		v = j.value()
	}
	f.keep(p, v)
	typ, value := v.xml(f.prefix)
	rest := append([]byte(nil), f.out[j.typeAt:j.valueAt]...)
	end := append([]byte(nil), f.out[j.valueAt:]...)
	f.out = append(append(f.out[:j.typeAt], typ...), rest...)
	f.out = append(append(f.out, value...), end...)
}

// settled reports whether all that a formula reads was written before it.
func (j *job) settled() bool {
	for _, list := range j.refs {
		for _, t := range list {
			if t.w == j.w && (t.r2 > j.row || t.r2 == j.row && t.c2 >= j.col) {
				return false
			}
		}
	}
	return true
}

// value computes a formula once. A formula that reads itself has no value.
func (j *job) value() val {
	if j.done {
		return j.result
	}
	if j.busy || j.f.calc == nil {
		return val{kind: valUnknown}
	}
	j.busy = true
	j.result = j.f.calc.run(j)
	j.busy, j.done = false, true
	return j.result
}

// xml gives the type and the value of a cell as they are written.
func (v val) xml(prefix string) (typ, value string) {
	s := ""
	switch v.kind {
	case valNumber:
		s = string(appendNumber(nil, v.num))
	case valBool:
		typ, s = ` t="b"`, strconv.Itoa(int(v.num))
	case valText:
		typ, s = ` t="str"`, string(appendString(nil, v.str))
	case valError:
		typ, s = ` t="e"`, v.str
	case valEmpty:
		s = "0" // what a formula makes of an empty cell
	default:
		return "", ""
	}
	return typ, "<" + prefix + "v>" + s + "</" + prefix + "v>"
}

// compute gives every formula its value, as far as the engine knows how.
func (r *renderer) compute() {
	if r.tpl.stale {
		return
	}
	for _, w := range r.sheets {
		for _, j := range w.jobs {
			j.value()
		}
	}
}

// withValues is a sheet with the computed values put in.
func (w *sheetOut) withValues() []byte {
	if len(w.jobs) == 0 {
		return w.body
	}
	out := make([]byte, 0, len(w.body)+len(w.jobs)*24)
	at := 0
	for _, j := range w.jobs {
		typ, value := "", ""
		if j.done {
			typ, value = j.result.xml(w.tpl.prefix)
		}
		out = append(append(out, w.body[at:j.typeAt]...), typ...)
		out = append(append(out, w.body[j.typeAt:j.valueAt]...), value...)
		at = j.valueAt
	}
	return append(out, w.body[at:]...)
}
