package guard

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

// A Batch takes the files of one request, so many and no more.
type Batch struct {
	Limits Limits
	Kinds  []Kind // those taken; none means every kind guard knows

	taken int
}

// Take reads one file and looks into it. The error is of type [Faults] when the file is refused; any other is the reader's own.
func (b *Batch) Take(name string, r io.Reader) (Report, error) {
	file, err := b.Read(name, r)
	if err != nil {
		report := Report{Name: DisplayName(name), Kind: Other}
		report.Faults, _ = Refused(err)
		return report, err
	}
	return b.Inspect(name, file)
}

// Read reads one file to its end, or to where it becomes too large; what is left of it then is for the caller to pass over. It is
// apart from [Batch.Inspect] for callers that look into files only when it is their turn.
func (b *Batch) Read(name string, r io.Reader) ([]byte, error) {
	limits := b.Limits.orDefault()
	var faults Faults
	if b.taken++; b.taken > limits.Files {
		faults.add(TooMany, "", fmt.Sprintf("一次最多上传%d个文件", limits.Files), "请分几次上传")
		return nil, faults
	}
	var read bytes.Buffer
	read.Grow(roomForFile)
	if _, err := read.ReadFrom(io.LimitReader(r, int64(limits.File)+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w", DisplayName(name), err)
	}
	file := read.Bytes()
	if len(file) > limits.File {
		faults.add(Oversize, "", oversize(limits.File), smaller)
		return nil, faults
	}
	return file, nil
}

// roomForFile is what a file mostly takes, so that it is read without moving it about.
const roomForFile = 80 << 10

// Inspect looks into a file that was read, under the batch's limits.
func (b *Batch) Inspect(name string, file []byte) (Report, error) {
	return Inspect(name, file, b.Limits, b.Kinds...)
}

// Refused reports whether an error is a refusal, and gives its faults.
func Refused(err error) (Faults, bool) {
	var faults Faults
	return faults, errors.As(err, &faults)
}

// Has reports whether one of the faults is of that danger.
func (f Faults) Has(d Danger) bool {
	return slices.ContainsFunc(f, func(one Fault) bool { return one.Danger == d })
}
