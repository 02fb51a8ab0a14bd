package huishang

import "encoding/json"

// What bounds the work any JSON file can cause.
const (
	maxDataSize   = 64 << 20 // bytes
	maxDataValues = 5_000_000
)

// ParseJSON reads any JSON value in UTF-8, for templates that are filled from data of their own: objects become
// map[string]any, lists []any, and a number stays as it is written, a [json.Number]. Of a key written twice the last counts.
// The error is [Faults] with the one place where the syntax goes wrong.
func ParseJSON(data []byte) (any, error) {
	text, fault := readText(data, "数据", maxDataSize)
	if fault != nil {
		return nil, Faults{*fault}
	}
	tree, fault := readTree(text, "数据", maxDataValues)
	if fault != nil {
		return nil, Faults{*fault}
	}
	return tree.plain(), nil
}

// plain is the value without its places.
func (n node) plain() any {
	switch n.kind {
	case boolNode:
		return n.truth
	case numberNode:
		return json.Number(n.text)
	case stringNode:
		return n.text
	case arrayNode:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.plain()
		}
		return list
	case objectNode:
		object := make(map[string]any, len(n.members))
		for _, m := range n.members {
			object[m.key] = m.value.plain()
		}
		return object
	}
	return nil
}
