// Package entry turns parts of a dossier into what a page asks for, and what somebody typed there back into a dossier. Every input has the
// name of its place, a JSON pointer; labels, units, values to choose, help and examples are the dictionary's. It knows neither requests nor
// pages.
package entry

import (
	"strings"

	"huishang"
)

// A Sheet says which parts of a dossier a page asks for, and how.
type Sheet struct {
	Parts    []string            // pointers of what is asked for, in order: /proposal, /letters/meeting
	Only     []string            // where it is not empty, of the fields of a part only these and what lies in them, as patterns
	Fixed    []string            // patterns of what is shown and cannot be changed
	Still    []string            // patterns of lists to which nothing is added, and from which nothing goes
	Hidden   []string            // patterns of what is not shown and stays as it is
	Numbered map[string]string   // by pattern the first letters of an id the program gives: it is fixed, and a new item gets the next
	Choices  map[string][]Choice // by pattern the values offered for a text, or for a list of texts
	Beyond   map[string]string   // by pattern, of a list of texts, the label of a line for others than those offered
	Labels   map[string]string   // by pattern another label than the dictionary's
	Notes    map[string][]string // by pointer what else is to be said of a section
	CheckAt  string              // where a page asks about a field while somebody types; empty when it does not
	Marks    bool                // say beside a field that was changed what the dossier says
	Needs    map[string]string   // by pattern when a field is required here: 必填 or a condition; else as the dictionary says
}

// A pattern is a pointer in which * stands for the place in a list: /proposal/topics/*/id.
func patternOf(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if part != "" && strings.Trim(part, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// Choice is a value that may be chosen.
type Choice struct{ Value, Label string }

// Shape is how a field is asked for.
type Shape string

// The shapes.
const (
	Text   Shape = "text"   // one line
	Long   Shape = "long"   // several lines
	Lines  Shape = "lines"  // a list of texts, one a line
	Choose Shape = "choose" // one of some values
	Check  Shape = "check"  // any of some values
	Flag   Shape = "flag"   // yes or no
	Day    Shape = "day"
	Figure Shape = "figure" // a number in the field's unit
	Fixed  Shape = "fixed"  // shown only
	Group  Shape = "group"  // a section of fields
	List   Shape = "list"   // groups or texts that repeat
)

// Node is one place of a sheet: a field, a section or a list.
type Node struct {
	Path    string // JSON pointer, the name of the input
	Label   string
	Where   string // the way to it in Chinese, as faults name it
	Field   huishang.Field
	Need    string // 必填, 重大事项必填, or empty
	Shape   Shape
	Text    string   // of a field, as it was typed
	Chosen  []string // of Check
	Choices []Choice
	Nodes   []*Node  // of a section its fields, of a list its items
	Was     string   // of a section in a list the place it had in the dossier, or "new"
	Unfold  bool     // of a section in a list: show it open
	Still   bool     // of a list: its items stay as they are
	Faults  []string // in Chinese
	Advice  []string // what the rules say of it, which keeps nothing from being sent
	Notes   []string
	Other   string // what somebody else wrote there meanwhile

	sheet *Sheet
	base  any // what the dossier says there, as JSON; nil when it says nothing
}

// Form is a sheet filled in.
type Form struct {
	Nodes []*Node
	Loose []Told // faults that belong to no field
	sheet *Sheet
}

// Told is a fault as the summary above a form tells it.
type Told struct{ ID, Where, Message string }

// Each walks over all nodes, a section before what is in it.
func (f *Form) Each(visit func(*Node)) {
	var walk func([]*Node)
	walk = func(nodes []*Node) {
		for _, n := range nodes {
			visit(n)
			walk(n.Nodes)
		}
	}
	walk(f.Nodes)
}

// Find gives the node of a pointer, or nil.
func (f *Form) Find(path string) (found *Node) {
	f.Each(func(n *Node) {
		if n.Path == path {
			found = n
		}
	})
	return found
}

// Faulty reports whether anything is wrong.
func (f *Form) Faulty() bool { return len(f.Told()) > 0 }

// Told lists all faults in the order of the form, those without a field first.
func (f *Form) Told() []Told {
	all := append([]Told{}, f.Loose...)
	f.Each(func(n *Node) {
		for _, message := range n.Faults {
			all = append(all, Told{n.ID(), n.Where, message})
		}
	})
	return all
}
