package xlsx

import (
	"errors"

	"huishang/generator/opc"
)

// ErrNotExcel is the cause of every refusal of a file that is no Excel workbook.
var ErrNotExcel = errors.New("不是有效的Excel文件")

// An archive is the zip of a workbook.
type archive struct{ *opc.Archive }

func (l Limits) zip() opc.Limits {
	return opc.Limits{Entries: l.Entries, Part: l.Part, Total: l.Total, Ratio: l.Ratio}
}

// workbookKind is what the package calls a workbook in its refusals.
func workbookKind() opc.Kind {
	return opc.Kind{Err: ErrNotExcel, Old: ".xls", New: ".xlsx", Program: "Excel"}
}

// openArchive reads the zip under limits, every member to its end.
func openArchive(b []byte, limits Limits) (*archive, error) {
	a, err := opc.Open(b, workbookKind(), limits.zip())
	if err != nil {
		return nil, err
	}
	return &archive{a}, nil
}
