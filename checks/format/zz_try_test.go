package format

import (
	"fmt"
	"huishang/generator/docx"
	"os"
	"path/filepath"
	"testing"
)

func TestTry(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("TRY"))
	total := 0
	for _, f := range files {
		b, _ := os.ReadFile(f)
		r, err := Check(b, Options{})
		if err != nil {
			fmt.Println(f, err)
			continue
		}
		total += len(r.Findings)
		if len(r.Findings) > 0 {
			fmt.Println("==", filepath.Base(f))
		}
		for _, x := range r.Findings {
			fmt.Println("  ", x.Rule, x.Level, x.Place, "|", x.Message, "|", x.Remedy)
		}
		if os.Getenv("OUTC") != "" {
			fmt.Println(r.Outcomes)
			d := newSheetOf(b)
			for i := range d.lines {
				l := &d.lines[i]
				fmt.Println(l.kind, l.text)
			}
		}
	}
	fmt.Println("files", len(files), "findings", total)
}
func newSheetOf(b []byte) *sheet { d, _ := docxRead(b); return newSheet(d, Options{}) }

var docxRead = docx.Read
