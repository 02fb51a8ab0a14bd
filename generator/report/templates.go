package report

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
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
	data, err := set.Lay(k.model(s))
	if err != nil {
		return Workbook{}, err
	}
	return Workbook{Name: fmt.Sprintf("厅市会商_%s_%s.xlsx", k.Title, strings.ReplaceAll(s.Today.String(), "-", "")), Bytes: data}, nil
}

// Lay lays a model, such as [Tasks], out in the template of its report. Long lists stream. The error wraps ErrKind when the value
// is the model of no report.
func (set *Templates) Lay(model any) ([]byte, error) {
	v := reflect.ValueOf(model)
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.shape == v.Type() })
	if i < 0 {
		return nil, fmt.Errorf("%w：%T", ErrKind, model)
	}
	data, err := set.byKind[kinds[i].Name].Render(&object{v, shapeOf(v.Type())})
	if err != nil {
		return nil, fmt.Errorf("%s：%w", kinds[i].Title, err)
	}
	return data, nil
}
