package guard

import "strings"

// A Danger names what is wrong with a file, for programs: it never changes, whatever the words for staff become.
type Danger string

// What guard looks for.
const (
	Oversize    Danger = "oversize"     // more than [Limits.File] bytes
	TooMany     Danger = "too-many"     // more than [Limits.Files] files in one request
	Bomb        Danger = "bomb"         // unpacks to more than the limits allow
	Damaged     Danger = "damaged"      // the container does not hold what it says
	EntryName   Danger = "entry-name"   // a member's name leads out of the package or stands there twice
	WrongType   Danger = "wrong-type"   // not a kind that is taken here
	Encrypted   Danger = "encrypted"    // cannot be looked into
	Macro       Danger = "macro"        // VBA, or a type that promises it
	MacroSheet  Danger = "macro-sheet"  // Excel-4 macros
	OLE         Danger = "ole"          // embedded or linked objects and packages
	ActiveX     Danger = "activex"      // controls
	DDE         Danger = "dde"          // fields, links and formulas that start programs
	SubDocument Danger = "sub-document" // other documents woven in: subDoc, altChunk, INCLUDETEXT
	Frameset    Danger = "frameset"     // pages loaded from elsewhere
	Template    Danger = "template"     // attachedTemplate
	Image       Danger = "image"        // pictures and media that lie elsewhere
	BookLink    Danger = "book-link"    // links to other workbooks
	Hyperlink   Danger = "hyperlink"    // links that run something or lead to a disk
	Connection  Danger = "connection"   // data connections, queries, mail merge
	Formula     Danger = "formula"      // formulas that reach out
	Extension   Danger = "extension"    // add-ins and ribbon changes
	External    Danger = "external"     // other things that lie elsewhere
	Doctype     Danger = "doctype"      // <!DOCTYPE and its kin
	Encoding    Danger = "encoding"     // XML in an encoding that hides its markup
	Script      Danger = "script"       // script or programs in a PDF or drawing
	Enclosed    Danger = "enclosed"     // files within a PDF
	Dimensions  Danger = "dimensions"   // a picture larger than can be shown
)

// A Fault is one thing wrong with a file: what a person reads, and what a program tells it by.
type Fault struct {
	Danger  Danger
	Part    string // the member of the package as it is named there; parts of embedded files follow after " › "
	Message string // in Chinese: where, and what is wrong
	Remedy  string // in Chinese: how to mend it, or what was done about it
}

// String is the fault as one or two sentences for staff.
func (f Fault) String() string { return f.Message + "。" + f.Remedy + "。" }

// Faults are all that is wrong with a file. As an error they refuse it.
type Faults []Fault

// Error joins the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// mostFaults bounds what one file is told.
const mostFaults = 50

// add notes a fault once a part.
func (f *Faults) add(d Danger, part, message, remedy string) {
	if len(*f) == mostFaults {
		return
	}
	for _, known := range *f {
		if known.Danger == d && known.Part == part && known.Message == message {
			return
		}
	}
	*f = append(*f, Fault{d, part, message, remedy})
}
