package generator

import (
	"cmp"
	"strings"

	"huishang/generator/xlsx"
)

// A FormFault is one thing wrong with a form, said for the person who has to mend it.
type FormFault struct {
	Sheet   string // empty when the workbook as a whole is meant
	Cell    string // H7, or empty
	Path    string // JSON pointer of the field into the dossier, or empty
	Message string // Chinese: what is wrong and how to mend it
}

// String puts the place before the message: 工作表“议题建议”H7：…
func (f FormFault) String() string {
	if f.Sheet == "" {
		return f.Message
	}
	return "工作表“" + f.Sheet + "”" + f.Cell + "：" + f.Message
}

// FormFaults are all that is wrong with a form. As an error they are what keeps a workbook from being read as the form.
type FormFaults []FormFault

// Error writes one fault a line.
func (f FormFaults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes the faults a kind of [ErrNotForm].
func (f FormFaults) Unwrap() error { return ErrNotForm }

// mostFaults bounds what is told of one form: more help nobody.
const mostFaults = 500

func (r *formReader) fault(f FormFault) {
	switch n := len(r.filled.Faults); {
	case n < mostFaults:
		r.filled.Faults = append(r.filled.Faults, f)
	case n == mostFaults:
		r.filled.Faults = append(r.filled.Faults, FormFault{Message: "问题太多，其余的不再列出，请先改正上面这些。"})
	}
}

// inOrder sorts faults as the sheets of the form and their rows are.
func (f *Filled) inOrder(a, b FormFault) int {
	rowA, colA := cellOf(a.Cell)
	rowB, colB := cellOf(b.Cell)
	return cmp.Or(cmp.Compare(f.sheetOrder(a.Sheet), f.sheetOrder(b.Sheet)), cmp.Compare(rowA, rowB), cmp.Compare(colA, colB))
}

func (f *Filled) sheetOrder(name string) int {
	for i, b := range f.blocks {
		if b.sheet.Name == name {
			return i
		}
	}
	return len(f.blocks)
}

// cellOf reads H7.
func cellOf(ref string) (row, col int) {
	for _, c := range ref {
		switch {
		case c >= 'A' && c <= 'Z':
			col = col*26 + int(c-'A') + 1
		case c >= '0' && c <= '9':
			row = row*10 + int(c-'0')
		}
	}
	return row, col
}

// refOf writes H7.
func refOf(row, col int) string { return xlsx.Cell{Row: row, Col: col}.Ref() }
