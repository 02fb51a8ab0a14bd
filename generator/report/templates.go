package report

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"huishang/generator/xlsx"
)

// Templates are the compiled templates of all reports. They are immutable and shared by goroutines.
type Templates struct{ byKind map[string]*xlsx.Template }

// Load compiles the templates of all reports and holds every tag against the names its report offers. All that is wrong with any
// of them is reported together.
func Load(files fs.FS) (*Templates, error) {
	set := &Templates{map[string]*xlsx.Template{}}
	var errs []error
	for _, k := range kinds {
		t, err := compile(files, k)
		if err != nil {
			errs = append(errs, fmt.Errorf("模板 %s（%s）：\n%w", k.File(), k.Title, err))
			continue
		}
		set.byKind[k.Name] = t
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return set, nil
}

func compile(files fs.FS, k Kind) (*xlsx.Template, error) {
	data, err := fs.ReadFile(files, k.File())
	if err != nil {
		return nil, fmt.Errorf("模板文件夹中没有这个文件，或者读不出来：%w", err)
	}
	t, err := xlsx.Compile(data)
	if err != nil {
		return nil, err
	}
	return t, k.check(t)
}

// ErrKind means that there is no such report.
var ErrKind = errors.New("没有这种报表")

// A Workbook is a filled report and the name staff expect it under.
type Workbook struct {
	Name  string
	Bytes []byte
}

// Write makes a report. The error wraps ErrKind when there is no such report, and holds tags.Faults when the template asks for
// what its values cannot give.
func Write(name string, s Source, set *Templates) (Workbook, error) {
	k, ok := KindOf(name)
	if !ok {
		return Workbook{}, fmt.Errorf("%w：%s", ErrKind, name)
	}
	data, err := set.fill(k, k.model(s))
	if err != nil {
		return Workbook{}, fmt.Errorf("%s：%w", k.Title, err)
	}
	return Workbook{Name: fmt.Sprintf("厅市会商_%s_%s.xlsx", k.Title, strings.ReplaceAll(s.Today.String(), "-", "")), Bytes: data}, nil
}

// fill lays a model out.
func (set *Templates) fill(k Kind, model any) ([]byte, error) {
	t := set.byKind[k.Name]
	if t == nil {
		return nil, fmt.Errorf("模板 %s 没有装入", k.File())
	}
	v := reflect.ValueOf(model)
	return t.Render(&object{v, shapeOf(v.Type())})
}
