package web

import (
	"errors"
	"reflect"

	"github.com/gin-gonic/gin"

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

// daysTyped reads the parameters from and to of a page, days somebody typed. The error tells both that are none.
func daysTyped(c *gin.Context) (from, to huishang.Date, err error) {
	from, fault := dayTyped("起日", c.Query("from"))
	to, other := dayTyped("止日", c.Query("to"))
	return from, to, errors.Join(fault, other)
}
