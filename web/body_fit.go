package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"huishang"
)

// A fitting holds a value of JSON against the type it is to be read into.
type fitting struct{ faults huishang.Faults }

// fits tells everything about a value that does not fit what it is to be read into, each at its place. What reads itself is left to itself.
func fits(value, into any) huishang.Faults {
	var f fitting
	f.value(value, reflect.TypeOf(into), "")
	return f.faults
}

func (f *fitting) fault(at, message string) {
	f.faults = append(f.faults, huishang.Fault{Path: at, Message: message})
}

func (f *fitting) value(value any, t reflect.Type, at string) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case value == nil:
		return
	case t == reflect.TypeFor[huishang.Date]():
		f.day(value, at)
		return
	case reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()):
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		f.object(value, t, at)
	case reflect.Slice:
		list, is := value.([]any)
		if !is {
			f.wrong(value, "列表，写在方括号 [ ] 里", at)
		}
		for i, one := range list {
			f.value(one, t.Elem(), fmt.Sprintf("%s/%d", at, i))
		}
	case reflect.String:
		if _, is := value.(string); !is {
			f.wrong(value, "文字，用英文双引号括起来", at)
		}
	case reflect.Bool:
		if _, is := value.(bool); !is {
			f.wrong(value, " true 或 false，不加引号", at)
		}
	case reflect.Int:
		number, is := value.(json.Number)
		if _, err := strconv.ParseInt(number.String(), 10, 32); !is || err != nil {
			f.wrong(value, "整数，不加引号", at)
		}
	}
}

func (f *fitting) object(value any, t reflect.Type, at string) {
	object, is := value.(map[string]any)
	if !is {
		f.wrong(value, "一组字段，写在花括号 { } 里", at)
		return
	}
	known := map[string]reflect.Type{}
	var names []string
	for _, field := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" && name != "-" {
			known[name] = field.Type
			names = append(names, name)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if known[key] == nil {
			f.fault(at+"/"+huishang.PointerKey(key), "未知的字段“"+key+"”，请改正或删去。这里可以写："+strings.Join(names, "、")+"。")
			continue
		}
		f.value(object[key], known[key], at+"/"+key)
	}
}

func (f *fitting) day(value any, at string) {
	text, is := value.(string)
	if !is {
		f.wrong(value, "日期，如 \"2026-06-12\"", at)
		return
	}
	if _, err := huishang.ParseDate(text); err != nil && text != "" {
		f.fault(at, huishang.DateAdvice(text))
	}
}

func (f *fitting) wrong(value any, want, at string) {
	f.fault(at, "应为"+want+"，现为"+kindOfJSON(value)+"。")
}

// kindOfJSON says in Chinese what a value of JSON is.
func kindOfJSON(value any) string {
	switch v := value.(type) {
	case bool:
		return fmt.Sprintf(" %t", v)
	case json.Number:
		return "数字 " + v.String()
	case string:
		return "文字"
	case []any:
		return "列表"
	case map[string]any:
		return "一组字段"
	}
	return "空值 null"
}
