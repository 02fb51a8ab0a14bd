package entry

import (
	"fmt"
	"slices"
	"strings"
)

// Item is an entry of a list as a page shows it.
type Item struct {
	List, Item  *Node
	First, Last bool
}

// Items are the entries of a list.
func (n *Node) Items() []Item {
	items := make([]Item, len(n.Nodes))
	for i, item := range n.Nodes {
		items[i] = Item{n, item, i == 0, i == len(n.Nodes)-1}
	}
	return items
}

// ID is the node's id on the page.
func (n *Node) ID() string { return idOf(n.Path) }

func idOf(path string) string { return strings.ReplaceAll(strings.TrimPrefix(path, "/"), "/", "-") }

// Next is the id the next item of a list will have.
func (n *Node) Next() string { return fmt.Sprintf("%s-%d", n.ID(), len(n.Nodes)) }

// Described are the ids of what describes the field on the page.
func (n *Node) Described() string {
	if n.Hint() == "" {
		return n.ID() + "-fault"
	}
	return n.ID() + "-hint " + n.ID() + "-fault"
}

// CheckAt is where the page asks about the field while somebody types.
func (n *Node) CheckAt() string { return n.sheet.CheckAt }

// ArrangeAt is where the page sends the form to have items added or moved in place; empty when it does not.
func (n *Node) ArrangeAt() string { return strings.TrimSuffix(n.sheet.CheckAt, "/check") }

// Answers are those to a question of yes or no.
func (n *Node) Answers() []string { return []string{"是", "否"} }

// Tall reports whether the field takes several lines.
func (n *Node) Tall() bool { return n.Shape == Long || n.Shape == Lines }

// Rows is how many lines an input of several shows.
func (n *Node) Rows() int {
	rows := 0
	for _, line := range strings.Split(n.Text, "\n") {
		rows += 1 + len([]rune(line))/40
	}
	if n.Shape == Lines {
		rows++
	}
	return min(max(rows, 2), 14)
}

// Heading tells an item from the others of its list: its title, name or id.
func (n *Node) Heading() string {
	for _, name := range []string{"title", "topic_id", "item_id", "name", "kind", "division", "year", "dimension", "date", "id"} {
		for _, field := range n.Nodes {
			if field.Field.JSON == name && field.Text != "" {
				return field.Shown()
			}
		}
	}
	return ""
}

// Folds reports whether the items of a list are long enough to be folded.
func (n *Node) Folds() bool { return len(n.Nodes) > 1 && len(n.Nodes[0].Nodes) > 6 }

// Compact reports whether the fields of an item fit into a row.
func (n *Node) Compact() bool {
	return len(n.Nodes) <= 5 && !slices.ContainsFunc(n.Nodes, func(f *Node) bool {
		return f.Tall() || f.Wide() || f.Shape == Group || f.Shape == List || f.Shape == Check
	})
}

// Wide reports whether a field of one line needs the whole of it.
func (n *Node) Wide() bool {
	return (n.Shape == Text || n.Shape == Fixed) && (n.Field.JSON == "title" || len([]rune(n.Shown())) > 24)
}

// Selected reports whether a choice is made.
func (n *Node) Selected(value string) bool {
	if n.Shape == Check {
		return slices.Contains(n.Chosen, value)
	}
	return n.Text == value
}

// Shown is the text of a field with the label of its value.
func (n *Node) Shown() string {
	for _, c := range n.Choices {
		if c.Value == n.Text {
			return c.Label
		}
	}
	return n.Text
}
