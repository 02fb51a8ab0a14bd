package huishang

import (
	"fmt"
	"strings"
)

// node is a JSON value with its place in the file.
type node struct {
	position
	kind    nodeKind
	text    string   // of a string, unquoted; of a number, as written
	truth   bool     // of true and false
	members []member // of an object, in order, duplicates included
	items   []node   // of an array
	tree    any      // the object or array itself, as a tree of Go values has it, instead of members and items
}

// member is one key and value of an object.
type member struct {
	position // of the key
	key      string
	value    node
}

// position is a line and a column in characters, both from 1.
type position struct{ line, column int }

type nodeKind int

const (
	nullNode nodeKind = iota
	boolNode
	numberNode
	stringNode
	arrayNode
	objectNode
)

// describe says in Chinese what stands there.
func (n node) describe() string {
	switch n.kind {
	case boolNode:
		return fmt.Sprintf(" %t", n.truth)
	case numberNode:
		return "数字 " + clip(n.text)
	case stringNode:
		if n.text == "" {
			return "空文字"
		}
		return "文字“" + clip(n.text) + "”"
	case arrayNode:
		return "列表"
	case objectNode:
		return "一组字段"
	}
	return "空值 null"
}

// clip shortens what a message quotes and keeps it on one line.
func clip(text string) string {
	const most = 40
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most]) + "……"
}
