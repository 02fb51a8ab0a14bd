package entry

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// Change is what somebody else changed while a form was being filled in.
type Change struct {
	ID, Where, Before, Now string
	Typed                  string // what was typed there meanwhile; empty when nothing was
	Both                   bool   // both changed it: the form shows what was typed
}

// Merge fills a sheet with what was typed over one state of a dossier, now that another holds. Where only the other changed something the
// form shows that, where both did it shows what was typed and says what the other wrote. Nothing of either is lost.
func (s *Sheet) Merge(was, now any, values url.Values) (*Form, []Change, error) {
	typed, err := s.Read(was, values)
	if err != nil {
		return nil, nil, err
	}
	merged, err := s.Read(now, values)
	if err != nil {
		return nil, nil, err
	}
	fresh, err := s.Show(now)
	if err != nil {
		return nil, nil, err
	}
	var changes []Change
	for i := range merged.Nodes {
		merge(merged.Nodes[i], typed.Nodes[i], fresh.Nodes[i], &changes)
	}
	return merged, changes, nil
}

// merge works a node of what was typed over the new state; fresh is the same place of the new state, or nil.
func merge(n, typed, fresh *Node, changes *[]Change) {
	switch n.Shape {
	case Group:
		for i, field := range n.Nodes {
			var there *Node
			if fresh != nil {
				there = fresh.Nodes[i]
			}
			merge(field, typed.Nodes[i], there, changes)
		}
	case List:
		n.mergeList(typed, fresh, changes)
	default:
		n.mergeLeaf(typed, changes)
	}
}

func (n *Node) mergeLeaf(typed *Node, changes *[]Change) {
	before, now := textOf(typed.base), textOf(n.base)
	if before == now {
		return
	}
	change := Change{ID: n.ID(), Where: n.Where, Before: before, Now: now}
	switch said := n.said(); {
	case said == now:
		return
	case said == before || n.Shape == Fixed:
		n.Text, n.Chosen = now, textsOf(n.base)
	default:
		change.Typed, change.Both, n.Other, n.Unfold = said, true, now, true
		if now == "" {
			n.Other = "（空）"
		}
	}
	*changes = append(*changes, change)
}

// said is what a leaf says now, as the text of what the dossier says would be.
func (n *Node) said() string {
	if n.Shape == Check {
		return strings.Join(n.Chosen, "\n")
	}
	return n.Text
}

func (n *Node) mergeList(typed, fresh *Node, changes *[]Change) {
	before, _ := typed.base.([]any)
	now, _ := n.base.([]any)
	if len(before) != len(now) {
		*changes = append(*changes, Change{ID: n.ID(), Where: n.Where, Before: fmt.Sprintf("%d项", len(before)), Now: fmt.Sprintf("%d项", len(now))})
	}
	var kept []*Node
	for i, item := range n.Nodes {
		place, known := placeOf(item.Was)
		if known && place >= len(now) && i < len(typed.Nodes) { // taken out by the other
			if touched(typed.Nodes[i]) {
				item.Was, item.Unfold = "new", true
				kept = append(kept, item)
			}
			continue
		}
		var there *Node
		if known && fresh != nil && place < len(fresh.Nodes) {
			there = fresh.Nodes[place]
		}
		if i < len(typed.Nodes) {
			merge(item, typed.Nodes[i], there, changes)
		}
		kept = append(kept, item)
	}
	if fresh != nil && n.sections() && !n.Still {
		for place := len(before); place < len(now); place++ {
			added := fresh.Nodes[place]
			added.Was, added.Unfold = strconv.Itoa(place), true
			kept = append(kept, added)
		}
	}
	n.Nodes = kept
	n.rename()
}

// touched reports whether anything was typed that the dossier did not say.
func touched(n *Node) bool {
	for _, inner := range n.Nodes {
		if touched(inner) {
			return true
		}
	}
	return n.Shape != Group && n.Shape != List && n.Shape != Fixed && n.said() != textOf(n.base)
}
