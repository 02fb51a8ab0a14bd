package entry

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"huishang"
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
