package intake

import (
	"errors"
	"strings"

	"huishang"
	"huishang/generator"
	"huishang/guard"
)

// A Refusal is why files are not taken in. Nothing of them is kept, the good ones neither.
type Refusal struct{ Faults []Fault }

// A Fault is one thing wrong with what was handed in.
type Fault struct {
	File    string // as it was named; empty when the whole is meant
	Place   string // 工作表“议题建议”H7, a part of the package, or a place in the dossier; may be empty
	Pointer string // JSON pointer into the dossier, or empty
	Line    int    // of a JSON file, from 1, or 0
	Column  int
	Message string // Chinese: what is wrong and how to mend it
}

// String puts file and place before the message.
func (f Fault) String() string {
	where := f.Place
	if f.File != "" {
		where = strings.TrimSuffix("“"+f.File+"” "+f.Place, " ")
	}
	if where == "" {
		return f.Message
	}
	return where + "：" + f.Message
}

// Error writes one fault a line.
func (r *Refusal) Error() string {
	lines := make([]string, len(r.Faults))
	for i, f := range r.Faults {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// refuse is a refusal of the whole.
func refuse(message string) error { return &Refusal{[]Fault{{Message: message}}} }

// add tells what is wrong with a file, and nothing when nothing is.
func (r *Refusal) add(file string, err error) {
	if err == nil {
		return
	}
	var (
		outside guard.Faults
		form    generator.FormFaults
		content huishang.Faults
		whole   *Refusal
	)
	switch {
	case errors.As(err, &outside):
		for _, f := range outside {
			r.Faults = append(r.Faults, Fault{File: file, Message: f.String()})
		}
	case errors.As(err, &form):
		for _, f := range form {
			place := ""
			if f.Sheet != "" {
				place = "工作表“" + f.Sheet + "”" + f.Cell
			}
			r.Faults = append(r.Faults, Fault{File: file, Place: place, Pointer: f.Path, Message: f.Message})
		}
	case errors.As(err, &content):
		for _, f := range content {
			r.Faults = append(r.Faults, Fault{File: file, Place: f.Where, Pointer: f.Path, Line: f.Line, Column: f.Column, Message: f.Message})
		}
	case errors.As(err, &whole):
		for _, f := range whole.Faults {
			f.File = file
			r.Faults = append(r.Faults, f)
		}
	default:
		r.Faults = append(r.Faults, Fault{File: file, Message: err.Error()})
	}
}

// orNil is the refusal when there is something to refuse.
func (r *Refusal) orNil() error {
	if len(r.Faults) == 0 {
		return nil
	}
	return r
}
