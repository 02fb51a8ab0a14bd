package huishang

import "reflect"

// DecodeEvent reads an event from JSON as strictly as [Decode] reads a dossier. The error is [Faults].
func DecodeEvent(data []byte) (Event, error) {
	text, fault := readText(data, "程序事件", MaxSize)
	if fault != nil {
		return Event{}, Faults{*fault}
	}
	tree, fault := readTree(text, "程序事件", maxValues)
	if fault != nil {
		return Event{}, Faults{*fault}
	}
	var event Event
	b := binder{}
	b.value(&tree, reflect.ValueOf(&event).Elem(), &Field{})
	if len(b.faults) > 0 {
		return Event{}, b.faults
	}
	return event, nil
}
