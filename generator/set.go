package generator

import (
	"errors"
	"fmt"
	"io/fs"

	"huishang/generator/docx"
)

// Templates are the compiled templates of all kinds. They are immutable and shared by goroutines.
type Templates struct{ byFile map[string]*docx.Template }

// Load compiles the templates of all kinds and holds every tag against the names its kind offers. All that is wrong with any
// of them is reported together.
func Load(files fs.FS) (*Templates, error) {
	set := &Templates{map[string]*docx.Template{}}
	var errs []error
	for _, k := range kinds {
		if set.byFile[k.File()] != nil {
			continue
		}
		t, err := compile(files, k)
		if err != nil {
			errs = append(errs, fmt.Errorf("模板 %s（%s）：\n%w", k.File(), k.Title, err))
			continue
		}
		set.byFile[k.File()] = t
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return set, nil
}

func compile(files fs.FS, k Kind) (*docx.Template, error) {
	data, err := fs.ReadFile(files, k.File())
	if err != nil {
		return nil, fmt.Errorf("模板文件夹中没有这个文件，或者读不出来：%w", err)
	}
	t, err := docx.Compile(data)
	if err != nil {
		return nil, err
	}
	return t, k.check(t)
}

func (s *Templates) of(k Kind) (*docx.Template, error) {
	if s == nil || s.byFile[k.File()] == nil {
		return nil, fmt.Errorf("模板 %s 没有装入", k.File())
	}
	return s.byFile[k.File()], nil
}
