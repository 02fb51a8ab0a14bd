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
		if set.byFile[k.file()] != nil {
			continue
		}
		t, err := compile(files, k)
		if err != nil {
			errs = append(errs, fmt.Errorf("模板 %s（%s）：\n%w", k.file(), k.Title, err))
			continue
		}
		set.byFile[k.file()] = t
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return set, nil
}

func compile(files fs.FS, k Kind) (*docx.Template, error) {
	data, err := fs.ReadFile(files, k.file())
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
	if s == nil || s.byFile[k.file()] == nil {
		return nil, fmt.Errorf("模板 %s 没有装入", k.file())
	}
	return s.byFile[k.file()], nil
}
