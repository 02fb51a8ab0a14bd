package report

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"huishang/generator/xlsx"
)

// Templates are the compiled templates of all reports, shared by goroutines. A compiled template never changes; which ones are in force may be
// changed at once by [Templates.Use].
type Templates struct {
	own     map[string]*xlsx.Template // as loaded, by file
	inForce atomic.Pointer[map[string]*xlsx.Template]
}

// Load compiles the templates of all reports and holds every tag against the names its report offers. All that is wrong with any
// of them is reported together.
func Load(files fs.FS) (*Templates, error) {
	set := &Templates{own: map[string]*xlsx.Template{}}
	var errs []error
	for _, k := range kinds {
		data, err := fs.ReadFile(files, k.File())
		if err != nil {
			errs = append(errs, fmt.Errorf("模板 %s（%s）：\n模板文件夹中没有这个文件，或者读不出来：%w", k.File(), k.Title, err))
			continue
		}
		t, err := Check(k.File(), data)
		if err != nil {
			errs = append(errs, fmt.Errorf("模板 %s（%s）：\n%w", k.File(), k.Title, err))
			continue
		}
		set.own[k.File()] = t.compiled
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	set.inForce.Store(&set.own)
	return set, nil
}

// A Checked template compiles, and every tag of it has a meaning in its report.
type Checked struct {
	file     string
	compiled *xlsx.Template
}

// Check compiles a template and holds it against the report made from its file. The error is [tags.Faults], or wraps xlsx.ErrNotExcel or
// [ErrKind].
func Check(file string, data []byte) (Checked, error) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.File() == file })
	if i < 0 {
		return Checked{}, fmt.Errorf("%w：%s", ErrKind, file)
	}
	t, err := xlsx.Compile(data)
	if err != nil {
		return Checked{}, err
	}
	return Checked{file, t}, kinds[i].check(t)
}

// Use puts templates in force in the place of those the set was loaded with, all at once; what is not named is again as it was loaded.
func (set *Templates) Use(over ...Checked) {
	laid := maps.Clone(set.own)
	for _, t := range over {
		laid[t.file] = t.compiled
	}
	set.inForce.Store(&laid)
}

// Clone is a set of its own of the templates in force.
func (set *Templates) Clone() *Templates {
	c := &Templates{own: maps.Clone(*set.inForce.Load())}
	c.inForce.Store(&c.own)
	return c
}

// With is a set of its own in which one template takes the place of another, to be tried.
func (set *Templates) With(t Checked) *Templates {
	tried := set.Clone()
	tried.own[t.file] = t.compiled
	return tried
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
	data, err := (*set.inForce.Load())[kinds[i].File()].Render(&object{v, shapeOf(v.Type())})
	if err != nil {
		return nil, fmt.Errorf("%s：%w", kinds[i].Title, err)
	}
	return data, nil
}
