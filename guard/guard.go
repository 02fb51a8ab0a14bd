// Package guard is the door for files from outside: every one passes here before any parser sees it. [Inspect] reads a container
// to its end, says what it is by its content and what is wrong with it, all at once and in Chinese, and gives the bytes to go on
// with: the same, or without links that only point elsewhere.
package guard

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
)

// A Report is what a look into a file found.
type Report struct {
	Name     string // fit to be shown, see [DisplayName]; never a name to keep the file under
	Kind     Kind   // by content
	Bytes    []byte // to go on with: the file, or a copy without what Warnings name; nil when the file is refused
	Faults   Faults // why it is refused
	Warnings Faults // what was taken out

	inside *office // of a Word or Excel file that goes on as it is
}

// Inspect looks into a file as it was sent, under a name as it was given. kinds are those taken here; none means every kind guard
// knows. The error is of type [Faults] when the file is refused, and the report then has no bytes. A zero field of limits means
// the default.
func Inspect(name string, file []byte, limits Limits, kinds ...Kind) (Report, error) {
	limits = limits.orDefault()
	if len(kinds) == 0 {
		kinds = everyKind
	}
	report := Report{Name: DisplayName(name), Kind: Other, Bytes: file}
	report.look(file, limits, kinds)
	if len(report.Faults) > 0 {
		report.Bytes = nil
		return report, report.Faults
	}
	report.rename()
	return report, nil
}

// rename puts the ending of what a file is in place of another's: under the wrong one the program it belongs to does not open it.
func (r *Report) rename() {
	ending := strings.ToLower(path.Ext(r.Name))
	own := endings[r.Kind]
	if ending == "" || len(own) == 0 || slices.Contains(own, ending) || !slices.Contains(misleading, ending) {
		return
	}
	r.Name = strings.TrimSuffix(r.Name, path.Ext(r.Name)) + own[0]
	r.Warnings.add(WrongType, "", "文件名的结尾是 "+ending+"，内容是 "+r.Kind.Title(), "已按“"+r.Name+"”收下")
}

func (r *Report) look(file []byte, limits Limits, kinds []Kind) {
	if len(file) > limits.File {
		r.Faults.add(Oversize, "", oversize(limits.File), smaller)
		return
	}
	if len(file) == 0 {
		r.Faults.add(WrongType, "", "文件是空的", "请检查是否选错了文件")
		return
	}
	kind, zip := kindOf(file)
	r.Kind = kind
	switch {
	case zip:
		r.lookIntoZip(file, limits, kinds)
		return
	case bytes.HasPrefix(file, compoundMagic):
		inspectCompound(file, &r.Faults)
		return
	case kind == Other:
		what, remedy := stranger(file)
		r.Faults.add(WrongType, "", "这是"+what+"，这里收"+titles(kinds), remedy)
		return
	}
	if !r.taken(kinds) {
		return
	}
	switch kind {
	case PDF:
		inspectPDF(file, limits, &r.Faults, &r.Warnings)
	case PNG:
		inspectPNG(file, limits, &r.Faults)
	case JPEG:
		inspectJPEG(file, limits, &r.Faults)
	}
}

func (r *Report) lookIntoZip(file []byte, limits Limits, kinds []Kind) {
	if !slices.Contains(kinds, Word) && !slices.Contains(kinds, Excel) {
		r.Faults.add(WrongType, "", "这是 Word、Excel 文件或压缩包，这里收"+titles(kinds), "请重新选择文件")
		return
	}
	budget, effort := limits.Total, mostEffort
	o := &office{limits: limits, budget: &budget, effort: &effort, faults: &r.Faults, warnings: &r.Warnings, z: new(inflater)}
	r.Kind = o.inspect(file)
	if r.Kind != Other {
		r.taken(kinds)
	}
	if len(r.Faults) == 0 {
		r.Bytes = o.stripped(file)
		if !o.changes.any() {
			r.inside = o
		}
	}
}

// taken refuses a kind that is not taken here.
func (r *Report) taken(kinds []Kind) bool {
	if slices.Contains(kinds, r.Kind) {
		return true
	}
	r.Faults.add(WrongType, "", "这是"+r.Kind.Title()+"，不论文件名是什么；这里收"+titles(kinds), "请重新选择文件")
	return false
}

func oversize(most int) string { return fmt.Sprintf("文件超过 %d MB", most>>20) }

const smaller = "请压缩其中的图片，或拆成几个文件再上传"
