// Package generator fills the official documents, forms and reports from a dossier.
//
// A document kind is a template and a view: what the template may say beyond the dossier's own names. Each kind has a file
// of its own with its view.
package generator

import (
	"reflect"
	"slices"

	"huishang"
)

// A Kind is a document that can be made from a dossier.
type Kind struct {
	Name    string // protocol
	Title   string // 议定书
	Article string // the article it serves, e.g. 第十六条

	template string                   // the template's file without its ending
	whole    []string                 // documents of the dossier that must be complete
	parts    []string                 // names that must be there
	bar      func(base) string        // tells what else is in the way, or nothing
	view     func(base) any           // gives the value the template reads
	shape    reflect.Type             // its type
	log      procedure                // which log tells round and stage
	dated    func(base) huishang.Date // the day in the file's name
}

// Kinds lists the documents in the order of the procedures.
func Kinds() []Kind { return slices.Clone(kinds) }

// KindOf finds a kind by its name or its Chinese title.
func KindOf(name string) (Kind, bool) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == name || k.Title == name })
	if i < 0 {
		return Kind{}, false
	}
	return kinds[i], true
}

// File is the template's name in the set; two kinds may share one.
func (k Kind) File() string {
	if k.template != "" {
		return k.template + ".docx"
	}
	return k.Name + ".docx"
}
