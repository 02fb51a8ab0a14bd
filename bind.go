package huishang

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
)

// binder moves a JSON tree into the types of this package and gathers every fault on the way.
type binder struct {
	faults Faults
}

func (b *binder) fault(at place, where position, message string) {
	switch {
	case len(b.faults) > maxFaults:
		return
	case len(b.faults) == maxFaults:
		message = fmt.Sprintf("错误太多，只列出前%d处，请先改正这些。", maxFaults)
	}
	b.faults = append(b.faults, Fault{at.path, at.where, where.line, where.column, message})
}

// value moves n into v. The field says what v is to the reader; it is empty for the dossier itself.
func (b *binder) value(at place, n node, v reflect.Value, field Field) {
	switch v.Interface().(type) {
	case Date:
		b.date(at, n, v)
		return
	case Decimal:
		b.decimal(at, n, v, field)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		b.value(at, n, v.Elem(), field)
	case reflect.Struct:
		b.object(at, n, v)
	case reflect.Slice:
		b.list(at, n, v, field)
	case reflect.String:
		b.text(at, n, v)
	case reflect.Int:
		b.integer(at, n, v, field)
	case reflect.Bool:
		b.flag(at, n, v)
	default:
		panic(fmt.Sprintf("no decoding for %s", v.Type()))
	}
}

func (b *binder) object(at place, n node, v reflect.Value) {
	if n.kind != objectNode {
		b.wrongKind(at, n, "一组字段，写在花括号 { } 里")
		return
	}
	k := kindOf(v.Type())
	given := v.Addr().Interface().(recorder).given()
	for i, m := range n.members {
		if len(b.faults) > maxFaults {
			return
		}
		field, known := k.lookup(m.key)
		if !known || m.key != field.JSON {
			b.fault(place{at.path + "/" + escapePointer(m.key), at.where}, m.position, unknownKey(m.key, k))
			continue
		}
		here := at.field(m.key, field.Name)
		if given.wrote(field.index) {
			first := slices.IndexFunc(n.members[:i], func(before member) bool { return before.key == m.key })
			b.fault(here, m.position, fmt.Sprintf("字段“%s”重复，第%d行已经写过，请只保留一处。", field.Label(), n.members[first].line))
			continue
		}
		given.note(field.index, m.value.kind == nullNode)
		if m.value.kind != nullNode {
			b.value(here, m.value, v.FieldByIndex(field.path), field)
		}
	}
}

func (b *binder) list(at place, n node, v reflect.Value, field Field) {
	if n.kind != arrayNode {
		b.wrongKind(at, n, "列表，写在方括号 [ ] 里")
		return
	}
	if len(n.items) > maxItems {
		b.fault(at, n.position, fmt.Sprintf("列表有%d项，最多%d项，请核对。", len(n.items), maxItems))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		if item.kind == nullNode {
			b.fault(at.item(i), item.position, "列表里不能有空值 null，请填写或删去这一项。")
			continue
		}
		b.value(at.item(i), item, v.Index(i), field)
	}
}

func (b *binder) text(at place, n node, v reflect.Value) {
	if n.kind != stringNode {
		b.wrongKind(at, n, "文字，用英文双引号括起来")
		return
	}
	v.SetString(n.text)
}

func (b *binder) flag(at place, n node, v reflect.Value) {
	if n.kind != boolNode {
		b.wrongKind(at, n, " true（是）或 false（否），不加引号")
		return
	}
	v.SetBool(n.truth)
}

func (b *binder) date(at place, n node, v reflect.Value) {
	if n.kind != stringNode {
		b.wrongKind(at, n, "日期，如 \"2026-06-12\"")
		return
	}
	if err := v.Addr().Interface().(*Date).UnmarshalText([]byte(n.text)); errors.Is(err, ErrDate) {
		b.fault(at, n.position, dateAdvice(n.text))
	}
}

func (b *binder) decimal(at place, n node, v reflect.Value, field Field) {
	if n.kind != numberNode {
		b.fault(at, n.position, numberAdvice(n, field.Unit))
		return
	}
	parsed, err := ParseDecimal(n.text)
	if err != nil {
		b.fault(at, n.position, fmt.Sprintf("数字 %s 过大或小数位过多，请核对。", clip(n.text)))
		return
	}
	v.Set(reflect.ValueOf(parsed))
}

func (b *binder) integer(at place, n node, v reflect.Value, field Field) {
	if n.kind != numberNode {
		b.fault(at, n.position, numberAdvice(n, field.Unit))
		return
	}
	whole, err := strconv.ParseInt(n.text, 10, 32)
	if err != nil {
		b.fault(at, n.position, fmt.Sprintf("应为整数，现为数字 %s。", clip(n.text)))
		return
	}
	v.SetInt(whole)
}

func (b *binder) wrongKind(at place, n node, want string) {
	b.fault(at, n.position, fmt.Sprintf("应为%s，现为%s。", want, n.describe()))
}
