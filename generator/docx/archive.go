package docx

import (
	"errors"
	"fmt"

	"huishang/generator/opc"
)

// ErrNotWord is the cause of every refusal of a file that is no Word document.
var ErrNotWord = errors.New("不是有效的Word文件")

// An archive is the zip of a document.
type archive struct{ *opc.Archive }

// openArchive reads the zip under limits, every member to its end but those somebody unpacked before.
func openArchive(b []byte, l Limits, before opc.Unpacked) (*archive, error) {
	a, err := opc.OpenUnpacked(b, opc.Kind{Err: ErrNotWord, Old: ".doc", New: ".docx", Program: "Word"},
		opc.Limits{Entries: l.Entries, Part: l.Part, Total: l.Total, Ratio: l.Ratio}, before)
	if err != nil {
		return nil, err
	}
	return &archive{a}, nil
}

// openMain opens a document under the default limits and reads its main part.
func openMain(doc []byte, before opc.Unpacked) (a *archive, main string, t *tree, err error) {
	if a, err = openArchive(doc, DefaultLimits, before); err != nil {
		return nil, "", nil, err
	}
	_, main = a.templated()
	src, ok := a.Get(main)
	if !ok {
		return nil, "", nil, fmt.Errorf("%w：找不到正文", ErrNotWord)
	}
	if t, err = parseXML(src); err != nil {
		return nil, "", nil, fmt.Errorf("%w：%s：%w", ErrNotWord, main, err)
	}
	return a, main, t, nil
}
