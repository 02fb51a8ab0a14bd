package huishang

import "fmt"

// SoundJSON holds any JSON value in UTF-8 to what [Decode] asks of every file, whatever it is about: no key is written twice, and no text
// has a character nobody can see. It gives the text without a byte order mark. The error is [Faults] with all of them.
func SoundJSON(data []byte) ([]byte, error) {
	text, fault := readText(data, "数据", maxDataSize)
	if fault != nil {
		return nil, Faults{*fault}
	}
	tree, fault := readTree(text, "数据", maxDataValues)
	if fault != nil {
		return nil, Faults{*fault}
	}
	b := binder{}
	b.sound(&tree, "")
	if len(b.faults) > 0 {
		return nil, b.faults
	}
	return []byte(text), nil
}

// sound looks through a value at a pointer.
func (b *binder) sound(n *node, at string) {
	if advice := HiddenAdvice(n.text); n.kind == stringNode && advice != "" {
		b.faultAt(place{path: at}, n.position, advice)
	}
	for i := range n.items {
		b.sound(&n.items[i], fmt.Sprintf("%s/%d", at, i))
	}
	lines := make(map[string]int, len(n.members))
	for i := range n.members {
		m := &n.members[i]
		here := at + "/" + PointerKey(m.key)
		if line, twice := lines[m.key]; twice {
			b.faultAt(place{path: here}, m.position, fmt.Sprintf("字段“%s”重复，第%d行已经写过，请只保留一处。", clip(m.key), line))
		} else if advice := HiddenAdvice(m.key); advice != "" {
			b.faultAt(place{path: at}, m.position, "字段名的"+advice)
		}
		lines[m.key] = m.position.line
		b.sound(&m.value, here)
	}
}
