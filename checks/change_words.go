package checks

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// inWords says a change to a dossier in Chinese: 议题建议 › 议题 › 第3项 › 名称 空着.
func (c change) inWords(root typ) string {
	var words []string
	t := root
	for _, step := range c.path {
		switch step := step.(type) {
		case int:
			words, t = append(words, fmt.Sprintf("第%d项", step+1)), *t.item
		case string:
			field := t.shape.fieldOf(step)
			words, t = append(words, field.name), field.typ
		}
	}
	where := strings.Join(words, " › ")
	if c.drop {
		return where + " 删去"
	}
	if value := said(c.value, t); value != "" {
		return where + " 改为" + value
	}
	return where + " 空着"
}

// said says a value of JSON under the Chinese names of its fields; empty for nothing.
func said(value any, t typ) string {
	switch value := value.(type) {
	case string:
		if value == "" {
			return ""
		}
		return "“" + stepName(value) + "”"
	case bool:
		return "“" + plain(value) + "”"
	case json.Number:
		return value.String()
	case []any:
		words := make([]string, len(value))
		for i, item := range value {
			words[i] = said(item, itemTyp(t))
		}
		return strings.Join(words, "、")
	case map[string]any:
		var words []string
		for _, key := range slices.Sorted(maps.Keys(value)) {
			name, inner := key, typ{}
			if t.shape != nil {
				field := t.shape.fieldOf(key)
				name, inner = field.name, field.typ
			}
			if text := said(value[key], inner); text != "" {
				words = append(words, name+text)
			} else {
				words = append(words, name+"空着")
			}
		}
		return "（" + strings.Join(words, "，") + "）"
	}
	return ""
}

// itemTyp is the type of the elements of a list.
func itemTyp(t typ) typ {
	if t.item == nil {
		return typ{}
	}
	return *t.item
}
