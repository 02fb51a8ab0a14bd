package entry

import (
	"fmt"
	"slices"
	"strings"
)

// Arrange adds an item to a list, takes one out, or moves one up or down. The order is what a button of the form sends: a word and a
// pointer, as “add /proposal/topics” or “up /proposal/topics/2”. It gives the pointer of what to look at next, and reports whether the
// order was one.
func (f *Form) Arrange(order string) (at string, ok bool) {
	word, path, _ := strings.Cut(order, " ")
	if word == "add" {
		list := f.Find(path)
		if list == nil || list.Shape != List || list.Still || len(list.Nodes) >= mostItems {
			return "", false
		}
		list.add()
		return list.Nodes[len(list.Nodes)-1].Path, true
	}
	cut := strings.LastIndex(path, "/")
	if cut < 0 {
		return "", false
	}
	list := f.Find(path[:cut])
	place, isPlace := placeOf(path[cut+1:])
	if list == nil || list.Shape != List || list.Still || !isPlace || place >= len(list.Nodes) {
		return "", false
	}
	to := map[string]int{"remove": place, "up": place - 1, "down": place + 1}
	next, known := to[word]
	switch {
	case !known || next < 0 || next >= len(list.Nodes):
		return list.Path, known
	case word == "remove":
		list.Nodes = slices.Delete(list.Nodes, place, place+1)
		list.rename()
		return list.Path, true
	}
	list.Nodes[place], list.Nodes[next] = list.Nodes[next], list.Nodes[place]
	list.rename()
	list.Nodes[next].Unfold = true
	return list.Nodes[next].Path, true
}

func (n *Node) add() {
	b := &filling{n.sheet, nil}
	item := b.item(n, len(n.Nodes), nil, "new")
	item.Unfold = true
	n.Nodes = append(n.Nodes, item)
}

// rename gives the items of a list the names of their places.
func (n *Node) rename() {
	for i, item := range n.Nodes {
		label := fmt.Sprintf("第%d项%s", i+1, n.Label)
		item.move(item.Path, fmt.Sprintf("%s/%d", n.Path, i), item.Where, itemWhere(n.Where, i))
		item.Label = label
	}
}

func (n *Node) move(path, to, where, whereTo string) {
	n.Path, n.Where = to+strings.TrimPrefix(n.Path, path), whereTo+strings.TrimPrefix(n.Where, where)
	for _, inner := range n.Nodes {
		inner.move(path, to, where, whereTo)
	}
}

// Values are all inputs of the form by name, as they would be sent.
func (f *Form) Values() map[string][]string {
	values := map[string][]string{}
	f.Each(func(n *Node) {
		switch n.Shape {
		case Group:
			if n.Was != "" {
				values[n.Path] = []string{n.Was}
			}
		case List, Fixed:
		case Check:
			values[n.Path] = n.Chosen
		case Flag:
			if n.Text != "" {
				values[n.Path] = []string{n.Text}
			}
		default:
			values[n.Path] = []string{n.Text}
		}
	})
	return values
}
