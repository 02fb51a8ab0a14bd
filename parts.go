package huishang

import (
	"reflect"
	"slices"
)

// Only is a dossier that has the named parts of another, by their JSON names, and nothing else. It shares them.
func (d *Dossier) Only(names ...string) *Dossier { return new(Dossier).With(d, names...) }

// With is a copy of a dossier in which the named parts, by their JSON names, are those of another. All else it shares with the first.
func (d *Dossier) With(from *Dossier, names ...string) *Dossier {
	made := *d
	into, out := reflect.ValueOf(&made).Elem(), reflect.ValueOf(from).Elem()
	for _, f := range kindOf(into.Type()).fields {
		if !slices.Contains(names, f.JSON) {
			continue
		}
		into.FieldByIndex(f.path).Set(out.FieldByIndex(f.path))
		bit := uint64(1) << f.index
		made.written = made.written&^bit | from.written&bit
		made.null = made.null&^bit | from.null&bit
	}
	return &made
}

// Clone is a dossier that says the same and shares nothing that can be changed.
func (d *Dossier) Clone() *Dossier {
	made := *d
	part(reflect.ValueOf(&made).Elem())
	return &made
}

// part gives a value copies of its own of all it leads to.
func part(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		own := reflect.New(v.Type().Elem())
		own.Elem().Set(v.Elem())
		v.Set(own)
		part(own.Elem())
	case reflect.Slice:
		if v.Len() == 0 {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		if holds(v.Type().Elem()) {
			for i := range own.Len() {
				part(own.Index(i))
			}
		}
	case reflect.Struct:
		for _, path := range kindOf(v.Type()).holding {
			part(v.FieldByIndex(path))
		}
	}
}

// holds reports whether a copy of a value of the type shares something with it that can be changed. Days and figures never change.
func holds(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice ||
		t.Kind() == reflect.Struct && reflect.PointerTo(t).Implements(reflect.TypeFor[recorder]())
}
