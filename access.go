package huishang

import "reflect"

// Get reads a field of a value of this package, or of a pointer to one, by its Chinese or JSON name. It gives a string, int,
// bool, decimal.Decimal, Date, a struct of this package by value, or a slice of strings or structs. It gives nil and false
// when the type has no such field, and when the field was neither written nor set: a nought that was written is there.
func Get(v any, name string) (any, bool) {
	value := reflect.Indirect(reflect.ValueOf(v))
	if !value.IsValid() {
		return nil, false
	}
	field, ok := Lookup(value.Type(), name)
	if !ok || value.Kind() != reflect.Struct || !field.in(value) {
		return nil, false
	}
	return plain(value.FieldByIndex(field.path)), true
}

// Names lists the Chinese names of the fields of a value of this package, in order.
func Names(v any) []string {
	var names []string
	for _, field := range Fields(reflect.TypeOf(v)) {
		names = append(names, field.Name)
	}
	return names
}

// in reports whether an object has the field: it is not zero, or it was written and not as null.
func (f Field) in(object reflect.Value) bool {
	value := object.FieldByIndex(f.path)
	if !value.IsZero() {
		return true
	}
	if value.Kind() == reflect.Pointer {
		return false // whatever was written was taken away again
	}
	p := presenceOf(object)
	return p.wrote(f.index) && !p.wroteNull(f.index)
}

// presenceOf copies the presence of an object, which may lie in a value that cannot be addressed.
func presenceOf(object reflect.Value) presence {
	if !object.CanAddr() {
		copied := reflect.New(object.Type()).Elem()
		copied.Set(object)
		object = copied
	}
	return *object.Addr().Interface().(recorder).given()
}

// plain strips what only this package knows: pointers, typed strings, the missing figure.
func plain(value reflect.Value) any {
	value = reflect.Indirect(value)
	switch held := value.Interface().(type) {
	case Decimal:
		return held.value
	case Date:
		return held
	}
	switch value.Kind() {
	case reflect.String:
		return value.String()
	case reflect.Slice:
		return plainList(value)
	}
	return value.Interface()
}

func plainList(list reflect.Value) any {
	if list.Type().Elem().Kind() != reflect.String {
		return list.Interface()
	}
	texts := make([]string, list.Len())
	for i := range texts {
		texts[i] = list.Index(i).String()
	}
	return texts
}
