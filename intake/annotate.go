package intake

import (
	"context"
	"fmt"

	"huishang/checks"
	"huishang/generator"
	"huishang/guard"
	"huishang/store"
)

// Annotated gives a submitted file back with what was found in it written into it: a form with comments and colours, a Word document with
// comments. Others cannot be written into: the error is a [*Refusal].
func (t Told) Annotated(ctx context.Context, n int) (store.SubmittedFile, []byte, error) {
	if n < 1 || n > len(t.Files) {
		return store.SubmittedFile{}, nil, store.NotFound{What: "个文件"}
	}
	file := t.Files[n-1]
	data, err := file.File.Bytes(ctx)
	if err != nil {
		return file, nil, err
	}
	switch file.Media {
	case mediaTypes[guard.Word]:
		data, err = AnnotatedWord(data)
	case mediaTypes[guard.Excel]:
		data, err = t.annotatedForm(data, file.Name)
	default:
		err = refuse("这种文件不能写批注，问题请看清单。")
	}
	return file, data, err
}

func (t Told) annotatedForm(data []byte, name string) ([]byte, error) {
	form, err := generator.Read(data, generator.Expect{})
	if err != nil {
		return nil, fmt.Errorf("read the submitted form again: %w", err)
	}
	var found []checks.Finding
	for _, f := range t.Findings {
		if f.File == name {
			found = append(found, f.Finding)
		}
	}
	return form.Annotate(data, formFindings(found))
}

// Annotates reports whether findings can be written into a file.
func Annotates(f store.SubmittedFile) bool {
	return f.Media == mediaTypes[guard.Word] || f.Media == mediaTypes[guard.Excel]
}
