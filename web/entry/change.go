package entry

import "strings"

// Before is what the dossier says of a field that says something else now; empty when it says the same, said nothing, or the sheet does not
// mark what changes.
func (n *Node) Before() string {
	if n.sheet == nil || !n.sheet.Marks || n.Shape == Group || n.Shape == List || n.Shape == Fixed {
		return ""
	}
	before := textOf(n.base)
	if before == "" || n.said() == before {
		return ""
	}
	return strings.ReplaceAll(n.labelled(before), "\n", "；")
}

// labelled is a text with the label of its value, where it has one.
func (n *Node) labelled(text string) string {
	for _, c := range n.Choices {
		if c.Value == text {
			return c.Label
		}
	}
	return text
}

// Changed counts the fields that say something else than the dossier, those that were empty or are new among them.
func (f *Form) Changed() (count int) {
	f.Each(func(n *Node) {
		if n.Shape != Group && n.Shape != List && n.Shape != Fixed && n.said() != textOf(n.base) {
			count++
		}
	})
	return count
}

// Advise puts a word beside the field of a pointer, or the nearest one around it, that keeps the form from nothing. It gives that field, or nil.
func (f *Form) Advise(path, message string) *Node {
	at := f.nearest(path)
	if at != nil {
		at.Advice = append(at.Advice, message)
	}
	return at
}

// nearest is the field of a pointer, or the nearest one around it, or nil.
func (f *Form) nearest(path string) (at *Node) {
	f.Each(func(n *Node) {
		if n.Path == path || strings.HasPrefix(path, n.Path+"/") {
			at = n
		}
	})
	return at
}
