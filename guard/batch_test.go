package guard

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

func TestBatch(t *testing.T) {
	word := wordParts("", nil).pack(t)
	batch := Batch{Limits: Limits{Files: 3, File: 1 << 20}, Kinds: []Kind{Word}}
	if report, err := batch.Take(`C:\a.docx`, bytes.NewReader(word)); err != nil || report.Name != "a.docx" || !bytes.Equal(report.Bytes, word) {
		t.Errorf("%+v, %v", report, err)
	}
	report, err := batch.Take("b.docx", strings.NewReader(strings.Repeat("a", 1<<20+1)))
	if !report.Faults.Has(Oversize) || err == nil || err.Error() != "文件超过 1 MB。请压缩其中的图片，或拆成几个文件再上传。" {
		t.Errorf("too large: %+v, %v", report, err)
	}
	broken := errors.New("cut")
	if _, err := batch.Take("c.docx", iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a reader's own error: %v", err)
	}
	if _, err := batch.Take("d.docx", bytes.NewReader(word)); err == nil || err.Error() != "一次最多上传3个文件。请分几次上传。" {
		t.Errorf("too many: %v", err)
	}
}
