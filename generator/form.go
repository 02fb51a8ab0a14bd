package generator

import (
	"slices"

	"huishang"
)

// A FormKind is a workbook that staff fill in and send back: what it is called and the sheets it has.
type FormKind struct {
	Name  string // proposal
	Title string // 报送表
	Stage string // of the checks that look at what comes back, e.g. 会议-报送
	Whole bool   // it is all a city hands in: what is wrong elsewhere concerns whoever fills it in

	intro   []string
	sheets  []formSheet
	prefill func(*prefiller)
	words   map[string]bool // all that its labels and headers may say, bare
	texts   map[string]bool // what else it has in cells of their own, bare
	hints   []string        // of its sheets, bare
}

// A formSheet is one sheet of a form.
type formSheet struct {
	name   string
	hint   string // a sentence below the title
	blocks []formBlock
}

// A formBlock asks for the fields of one object, each beside its label, or for a list, a row an element.
type formBlock struct {
	heading string
	at      []string // where the object or list stands in the dossier
	name    string   // its Chinese name
	list    bool
	key     string   // the field that tells the elements apart, of a list
	partly  bool     // the form holds some elements of the list; the others stay as they are
	shared  []string // where a list takes the fields of this object for every element
	beside  *beside
	asks    []ask
	spare   int // rows left empty for more
}

// A beside is a list of the dossier whose elements are shown next to those asked for.
type beside struct {
	at []string // where the list stands
	id string   // its key
	by string   // the field of the asked element that names it
}

// An ask is one thing a form asks for: a label with its cell, or a column.
type ask struct {
	path   []string // below the block; "*" stands for each element of an inner list
	field  huishang.Field
	label  string   // unique within its sheet
	bare   string   // the label without marks
	name   string   // the defined name of its cells: hs_proposal_topics_fund_special_wan
	advice string   // the sentence shown where it is filled in
	from   []string // the list whose keys may be chosen
	fixed  bool     // what is known is not to be changed
	given  bool     // written into empty rows too: alone it is no data
	shown  bool     // only shown, never read
	kind   cellKind
	inner  []string // of one within an inner list: the path there; nil for one of the element itself
}

// FormKinds lists the forms.
func FormKinds() []FormKind { return slices.Clone(formKinds) }

// FormKindOf finds a form by its name or its Chinese title.
func FormKindOf(name string) (FormKind, bool) {
	i := slices.IndexFunc(formKinds, func(k FormKind) bool { return k.Name == name || k.Title == name })
	if i < 0 {
		return FormKind{}, false
	}
	return formKinds[i], true
}

// inner is the path of the list within an element that has a row of its own for each entry, or nil.
func (b *formBlock) inner() []string {
	for i := range b.asks {
		if a := &b.asks[i]; a.inner != nil && !a.shown {
			return a.path[:len(a.path)-len(a.inner)-1]
		}
	}
	return nil
}

// lists counts the lists of a sheet.
func (s formSheet) lists() int {
	n := 0
	for _, b := range s.blocks {
		if b.list {
			n++
		}
	}
	return n
}

// within reports whether the ask belongs to the inner list, and gives its path there.
func (a *ask) within() ([]string, bool) {
	if a.inner != nil {
		return a.inner, true
	}
	return a.path, false
}
