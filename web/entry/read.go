package entry

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"huishang"
	"huishang/generator"
)

// typed is what was sent, by the names of the inputs.
type typed map[string][]string

func (t typed) first(name string) (string, bool) {
	values, sent := t[name]
	if len(values) == 0 {
		return "", sent
	}
	return normal(values[0]), true
}

// Read fills a sheet with what was typed, as it was typed, over what the dossier said when the page was made.
func (s *Sheet) Read(of any, values url.Values) (*Form, error) { return s.fill(of, typed(values)) }

// JSON is what the form says of its parts, each at its place. What cannot be understood is left out and noted as a fault beside its field.
// Whatever was not changed, and whatever the form does not ask for, is as it was.
func (f *Form) JSON() ([]byte, error) {
	whole := map[string]any{}
	for _, n := range f.Nodes {
		value, said := n.value()
		if said {
			whole = set(whole, strings.Split(strings.TrimPrefix(n.Path, "/"), "/"), value).(map[string]any)
		}
	}
	return json.Marshal(whole)
}

// set puts a value at a place. The items of a list before it are objects that say nothing.
func set(into any, keys []string, value any) any {
	if len(keys) == 0 {
		return value
	}
	if at, isPlace := placeOf(keys[0]); isPlace {
		list, _ := into.([]any)
		for len(list) <= at {
			list = append(list, map[string]any{})
		}
		list[at] = set(list[at], keys[1:], value)
		return list
	}
	object, _ := into.(map[string]any)
	if object == nil {
		object = map[string]any{}
	}
	object[keys[0]] = set(object[keys[0]], keys[1:], value)
	return object
}

// Dossier reads the parts as strictly as any dossier. With faults the dossier is nil, and each fault stands beside its field.
func (f *Form) Dossier() (*huishang.Dossier, error) {
	data, err := f.JSON()
	if err != nil {
		return nil, fmt.Errorf("write what was typed: %w", err)
	}
	d, err := huishang.Decode(data)
	var faults huishang.Faults
	if errors.As(err, &faults) {
		for _, fault := range faults {
			f.Blame(fault.Path, fault.Where, fault.Message)
		}
		err = nil
	}
	unfold(f.Nodes)
	if err != nil || f.Faulty() {
		return nil, err
	}
	return d, nil
}

// Event reads the form as an event of the log, as strictly. With faults each stands beside its field.
func (f *Form) Event() (huishang.Event, error) {
	data, err := f.JSON()
	if err != nil {
		return huishang.Event{}, fmt.Errorf("write what was typed: %w", err)
	}
	e, err := huishang.DecodeEvent(data)
	var faults huishang.Faults
	if errors.As(err, &faults) {
		for _, fault := range faults {
			f.Blame(fault.Path, fault.Where, fault.Message)
		}
		err = nil
	}
	return e, err
}

// Blame puts a fault beside the field of a pointer, or the nearest one around it; where the form has neither, above all fields.
func (f *Form) Blame(path, where, message string) {
	at := f.nearest(path)
	if at == nil {
		f.Loose = append(f.Loose, Told{"", where, message})
		return
	}
	at.wrong(message)
	unfold(f.Nodes)
}

func (n *Node) wrong(message string) {
	if !slices.Contains(n.Faults, message) {
		n.Faults = append(n.Faults, message)
	}
}

// unfold opens every section with a fault in it, and reports whether there is any.
func unfold(nodes []*Node) (any bool) {
	for _, n := range nodes {
		if faulty := unfold(n.Nodes) || len(n.Faults) > 0; faulty {
			n.Unfold, any = true, true
		}
	}
	return any
}

// value is what a node says, as JSON, and whether it says anything.
func (n *Node) value() (any, bool) {
	switch n.Shape {
	case Group:
		return n.section()
	case List:
		return n.list()
	case Fixed:
		return n.base, n.base != nil
	case Check:
		return n.checked()
	}
	if n.Text == textOf(n.base) {
		return n.base, n.base != nil
	}
	return n.changed()
}

// changed is what a field says that no longer says what the dossier did.
func (n *Node) changed() (any, bool) {
	switch text := strings.TrimSpace(n.Text); n.Shape {
	case Lines:
		var lines []any
		for _, line := range strings.Split(n.Text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		return lines, len(lines) > 0
	case Flag:
		return text == "是", text != ""
	case Day, Figure:
		value, message := generator.Typed(n.Field, text)
		if message != "" {
			n.wrong(message)
		}
		return value, value != nil
	default:
		if at := strings.IndexFunc(text, unprintable); at >= 0 {
			n.wrong("含有看不见的控制字符，请删去后重新输入。")
		}
		return text, text != ""
	}
}

// unprintable are characters no document can hold.
func unprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffe || r == 0xffff
}

func (n *Node) checked() (any, bool) {
	before := textsOf(n.base)
	chosen := slices.DeleteFunc(slices.Clone(n.Chosen), func(v string) bool { return v == "" })
	if slices.Equal(slices.Sorted(slices.Values(before)), slices.Sorted(slices.Values(chosen))) {
		return n.base, n.base != nil
	}
	list := make([]any, len(chosen))
	for i, v := range chosen {
		list[i] = v
	}
	return list, len(list) > 0
}

// section is what the dossier said of an object with the fields of the form laid over it.
func (n *Node) section() (any, bool) {
	before, was := n.base.(map[string]any)
	object := maps.Clone(before)
	if object == nil {
		object = map[string]any{}
	}
	for _, field := range n.Nodes {
		if value, said := field.value(); said {
			object[field.Field.JSON] = value
		} else if object[field.Field.JSON] != nil {
			delete(object, field.Field.JSON)
		}
	}
	if !was && len(object) == 0 && n.Was == "" {
		return nil, false
	}
	return object, true
}

func (n *Node) list() (any, bool) {
	if len(n.Nodes) == 0 {
		if list, was := n.base.([]any); was && len(list) == 0 {
			return n.base, true
		}
		return nil, false
	}
	var list []any
	for _, item := range n.Nodes {
		if value, said := item.value(); said {
			list = append(list, value)
		}
	}
	n.number(list)
	return list, true
}

// number gives items without an id the next one that none has or had.
func (n *Node) number(list []any) {
	for _, f := range huishang.Fields(n.Field.Type) {
		prefix, numbered := n.sheet.Numbered[patternOf(n.Path+"/0/"+f.JSON)]
		if !numbered {
			continue
		}
		taken, before := map[any]bool{}, n.base
		for _, list := range []any{list, before} {
			items, _ := list.([]any)
			for _, item := range items {
				object, _ := item.(map[string]any)
				taken[object[f.JSON]] = true
			}
		}
		next := 1
		for _, item := range list {
			if object := item.(map[string]any); object[f.JSON] == nil {
				for taken[fmt.Sprintf("%s%d", prefix, next)] {
					next++
				}
				object[f.JSON] = fmt.Sprintf("%s%d", prefix, next)
				taken[object[f.JSON]] = true
			}
		}
	}
}
