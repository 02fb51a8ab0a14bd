package web

import (
	"reflect"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// dayTyped reads a day somebody typed in any of the usual ways; nothing is the zero day. The error names what it is the day of, and how one is written.
func dayTyped(what, typed string) (huishang.Date, error) {
	value, message := generator.Typed(huishang.Field{Type: reflect.TypeFor[huishang.Date]()}, typed)
	if message != "" {
		return huishang.Date{}, store.Refused{Reason: what + message}
	}
	written, _ := value.(string)
	if written == "" {
		return huishang.Date{}, nil
	}
	return huishang.ParseDate(written)
}
