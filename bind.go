package huishang

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
)

// The types of a day and a figure, which are read as a whole.
var (
	dateType    = reflect.TypeFor[Date]()
	decimalType = reflect.TypeFor[Decimal]()
)

// binder moves a JSON tree into the types of this package and gathers every fault on the way.
type binder struct {
	faults Faults
	way    []footstep // to the value at hand

	// Of a tree of Go values:
	count   int  // of those looked at
	inOrder bool // of their keys, so that faults come in an order; without faults the order is all one

	mends bool // texts with hidden characters are read as they are meant
}

func (b *binder) fault(where position, message string) { b.faultAt(placeOf(b.way), where, message) }

func (b *binder) faultAt(at place, where position, message string) {
	switch {
	case len(b.faults) > maxFaults:
		return
	case len(b.faults) == maxFaults:
		message = fmt.Sprintf("错误太多，只列出前%d处，请先改正这些。", maxFaults)
	}
	b.faults = append(b.faults, Fault{at.path, at.where, where.line, where.column, message})
}

// value moves n into v. The field says what v is to the reader; it is empty for the dossier itself.
func (b *binder) value(n *node, v reflect.Value, field *Field) {
	if b.count > maxValues {
		return
	}
	switch v.Type() {
	case dateType:
		b.date(n, v)
		return
	case decimalType:
		b.decimal(n, v, field)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		b.value(n, v.Elem(), field)
	case reflect.Struct:
		b.object(n, v)
	case reflect.Slice:
		b.list(n, v, field)
	case reflect.String:
		b.text(n, v)
	case reflect.Int:
		b.integer(n, v, field)
	case reflect.Bool:
		b.flag(n, v)
	default:
		panic(fmt.Sprintf("no decoding for %s", v.Type()))
	}
}

func (b *binder) object(n *node, v reflect.Value) {
	if n.kind != objectNode {
		b.wrongKind(n, "一组字段，写在花括号 { } 里")
		return
	}
	k := kindOf(v.Type())
	given := v.Addr().Interface().(recorder).given()
	for i := range n.members {
		b.key(n.members[:i], &n.members[i], k, given, v)
	}
	if object, ok := n.tree.(map[string]any); ok {
		b.treeObject(object, k, given, v)
	}
}

// key moves the value of one key of an object, if it is a key of its kind.
func (b *binder) key(before []member, m *member, k *kind, given *presence, v reflect.Value) {
	if len(b.faults) > maxFaults {
		return
	}
	at, known := k.byName[m.key]
	if !known || m.key != k.fields[at].JSON {
		here := placeOf(b.way)
		b.faultAt(place{here.path + "/" + PointerKey(m.key), here.where}, m.position, unknownKey(m.key, k))
		return
	}
	field := &k.fields[at]
	b.way = append(b.way, footstep{key: m.key, label: field.Name})
	b.member(before, m, given, v, field)
	b.way = b.way[:len(b.way)-1]
}

// member moves the value of one key, which may not have come before.
func (b *binder) member(before []member, m *member, given *presence, v reflect.Value, field *Field) {
	if given.wrote(field.index) {
		first := slices.IndexFunc(before, func(earlier member) bool { return earlier.key == m.key })
		b.fault(m.position, fmt.Sprintf("字段“%s”重复，第%d行已经写过，请只保留一处。", field.Label(), before[first].line))
		return
	}
	given.note(field.index, m.value.kind == nullNode)
	if m.value.kind != nullNode {
		b.value(&m.value, v.FieldByIndex(field.path), field)
	}
}

func (b *binder) list(n *node, v reflect.Value, field *Field) {
	if n.kind != arrayNode {
		b.wrongKind(n, "列表，写在方括号 [ ] 里")
		return
	}
	list, _ := n.tree.([]any)
	length := len(n.items) + len(list)
	if length > maxItems {
		b.fault(n.position, fmt.Sprintf("列表有%d项，最多%d项，请核对。", length, maxItems))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), length, length))
	for i := range n.items {
		b.item(&n.items[i], i, v, field)
	}
	b.treeList(list, v, field)
}

// item moves one value of a list.
func (b *binder) item(item *node, i int, v reflect.Value, field *Field) {
	b.way = append(b.way, footstep{n: i})
	if item.kind == nullNode {
		b.fault(item.position, "列表里不能有空值 null，请填写或删去这一项。")
	} else {
		b.value(item, v.Index(i), field)
	}
	b.way = b.way[:len(b.way)-1]
}

func (b *binder) text(n *node, v reflect.Value) {
	if n.kind != stringNode {
		b.wrongKind(n, "文字，用英文双引号括起来")
		return
	}
	if advice := HiddenAdvice(n.text); advice != "" {
		if !b.mends {
			b.fault(n.position, advice)
			return
		}
		n.text = Visible(n.text)
	}
	v.SetString(n.text)
}

func (b *binder) flag(n *node, v reflect.Value) {
	if n.kind != boolNode {
		b.wrongKind(n, " true（是）或 false（否），不加引号")
		return
	}
	v.SetBool(n.truth)
}

func (b *binder) date(n *node, v reflect.Value) {
	if n.kind != stringNode {
		b.wrongKind(n, "日期，如 \"2026-06-12\"")
		return
	}
	if err := v.Addr().Interface().(*Date).UnmarshalText([]byte(n.text)); errors.Is(err, ErrDate) {
		b.fault(n.position, DateAdvice(n.text))
	}
}

func (b *binder) decimal(n *node, v reflect.Value, field *Field) {
	if n.kind != numberNode {
		b.fault(n.position, numberAdvice(*n, field.Unit))
		return
	}
	parsed, err := ParseDecimal(n.text)
	if err != nil {
		b.fault(n.position, fmt.Sprintf("数字 %s 过大或小数位过多，请核对。", clip(n.text)))
		return
	}
	v.Set(reflect.ValueOf(parsed))
}

func (b *binder) integer(n *node, v reflect.Value, field *Field) {
	if n.kind != numberNode {
		b.fault(n.position, numberAdvice(*n, field.Unit))
		return
	}
	whole, err := strconv.ParseInt(n.text, 10, 32)
	if err != nil {
		b.fault(n.position, fmt.Sprintf("应为整数，现为数字 %s。", clip(n.text)))
		return
	}
	v.SetInt(whole)
}

func (b *binder) wrongKind(n *node, want string) {
	b.fault(n.position, fmt.Sprintf("应为%s，现为%s。", want, n.describe()))
}
