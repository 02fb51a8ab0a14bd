package checks

import (
	"reflect"
	"strconv"
	"strings"

	"huishang"
)

// A record is one object of the dossier as rules see it: read field by field when a rule asks, each nested object once.
// A value that is missing, null or empty text is nil.
type record struct {
	value  reflect.Value // an addressable struct
	shape  *shape
	parent *record
	field  int   // in the parent's shape
	index  int   // in the parent's list, or -1
	values []any // by field, once read
}

// A sequence is a list of the dossier, or one a rule has computed; then it has no parent.
type sequence struct {
	items  []any
	parent *record
	field  int
}

// newRecord takes a pointer to a struct.
func newRecord(pointer any, s *shape) *record {
	return &record{value: reflect.ValueOf(pointer).Elem(), shape: s, index: -1}
}

// absent stands for a field that was read and is not there.
type absent struct{}

// get gives a field: string, int, decimal.Decimal, bool, huishang.Date, *record, *sequence or nil. It is read once.
func (r *record) get(i int) any {
	if r.values == nil {
		r.values = make([]any, len(r.shape.fields))
	}
	switch known := r.values[i].(type) {
	case nil:
	case absent:
		return nil
	default:
		return known
	}
	v := r.read(i)
	if r.values[i] = v; v == nil {
		r.values[i] = absent{}
	}
	return v
}

func (r *record) read(i int) any {
	f := &r.shape.fields[i]
	v := r.value.FieldByIndex(f.path)
	switch f.typ.kind {
	case text:
		if s := v.String(); s != "" {
			return s
		}
	case number:
		if !f.count {
			if d, known := v.Addr().Interface().(*huishang.Decimal).Value(); known {
				return d
			}
		} else if n := int(v.Int()); n != 0 || r.wrote(f) {
			return n
		}
	case truth:
		if yes := v.Bool(); yes || r.wrote(f) {
			return yes
		}
	case date:
		if d := *v.Addr().Interface().(*huishang.Date); !d.IsZero() {
			return d
		}
	default:
		return r.open(i, f, v)
	}
	return nil
}

// wrote tells a nought or “no” that was written from one that is missing. What is no part of a dossier has no missing noughts.
func (r *record) wrote(f *shapeField) bool {
	if _, listed := huishang.Lookup(r.value.Type(), f.name); !listed {
		return true
	}
	_, ok := huishang.Get(r.value.Addr().Interface(), f.name)
	return ok
}

func (r *record) open(i int, f *shapeField, v reflect.Value) any {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice {
		if v.IsNil() {
			return nil
		}
	}
	if f.typ.kind == object {
		return &record{value: reflect.Indirect(v), shape: f.typ.shape, parent: r, field: i, index: -1}
	}
	items := make([]any, v.Len())
	for n := range items {
		switch f.typ.item.kind {
		case object:
			items[n] = &record{value: v.Index(n), shape: f.typ.item.shape, parent: r, field: i, index: n}
		default:
			items[n] = v.Index(n).String()
		}
	}
	return &sequence{items: items, parent: r, field: i}
}

// place is where the record stands, in both tongues.
func (r *record) place() place {
	if r == nil || r.parent == nil {
		return place{}
	}
	at := r.parent.place().field(r.parent.shape.fields[r.field])
	if r.index >= 0 {
		at = at.item(r.index)
	}
	return at
}

// A place is a JSON pointer and the same in Chinese.
type place struct{ pointer, words string }

func (p place) field(f shapeField) place {
	if p.words != "" {
		p.words += " › "
	}
	return place{p.pointer + "/" + f.key, p.words + f.name}
}

// item is the n-th element of the list p, from 0: 议题 becomes 第1项议题.
func (p place) item(n int) place {
	cut := 0
	if at := strings.LastIndex(p.words, " › "); at >= 0 {
		cut = at + len(" › ")
	}
	return place{p.pointer + "/" + strconv.Itoa(n), p.words[:cut] + "第" + strconv.Itoa(n+1) + "项" + p.words[cut:]}
}
