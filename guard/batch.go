package guard

import (
	"errors"
	"fmt"
	"io"
)

// A Batch takes the files of one request, so many and no more.
type Batch struct {
	Limits Limits
	Kinds  []Kind // those taken; none means every kind guard knows

	taken int
}

// Take reads one file to its end, or to where it becomes too large, and looks into it. The error is of type [Faults] when the
// file is refused; any other is the reader's own.
func (b *Batch) Take(name string, r io.Reader) (Report, error) {
	limits := b.Limits.orDefault()
	if b.taken++; b.taken > limits.Files {
		report := Report{Name: DisplayName(name), Kind: Other}
		report.Faults.add(TooMany, "", fmt.Sprintf("一次最多上传%d个文件", limits.Files), "请分几次上传")
		return report, report.Faults
	}
	file, err := io.ReadAll(io.LimitReader(r, int64(limits.File)+1))
	if err != nil {
		return Report{Name: DisplayName(name), Kind: Other}, fmt.Errorf("read %s: %w", DisplayName(name), err)
	}
	return Inspect(name, file, limits, b.Kinds...)
}

// Refused reports whether an error is a refusal, and gives its faults.
func Refused(err error) (Faults, bool) {
	var faults Faults
	return faults, errors.As(err, &faults)
}
