package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"huishang/generator/docx"
)

// Templates are the compiled templates of all kinds, shared by goroutines. A compiled template never changes; which ones are in force may be
// changed at once by [Templates.Use].
type Templates struct {
	own     map[string]*docx.Template // as loaded, by file
	inForce atomic.Pointer[map[string]*docx.Template]
}

// Load compiles the templates of all kinds and holds every tag against the names its kind offers. All that is wrong with any
// of them is reported together.
func Load(files fs.FS) (*Templates, error) {
	var all []Kind // one of each file
	for _, k := range kinds {
		if !slices.ContainsFunc(all, func(other Kind) bool { return other.File() == k.File() }) {
			all = append(all, k)
		}
	}
	compiled, errs := make([]*docx.Template, len(all)), make([]error, len(all))
	var work sync.WaitGroup
	for i, k := range all {
		work.Go(func() {
			if compiled[i], errs[i] = compile(files, k); errs[i] != nil {
				errs[i] = fmt.Errorf("模板 %s（%s）：\n%w", k.File(), k.Title, errs[i])
			}
		})
	}
	work.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	set := &Templates{own: map[string]*docx.Template{}}
	for i, k := range all {
		set.own[k.File()] = compiled[i]
	}
	set.inForce.Store(&set.own)
	return set, nil
}

// Use puts templates in force in the place of those the set was loaded with, all at once; what is not named is again as it was loaded.
func (s *Templates) Use(over ...Checked) {
	laid := maps.Clone(s.own)
	for _, t := range over {
		laid[t.file] = t.compiled
	}
	s.inForce.Store(&laid)
}

// A Checked template compiles, and every tag of it has a meaning in all documents made from it.
type Checked struct {
	file     string
	compiled *docx.Template
}

// Check compiles a template and holds it against every kind that is made from its file. The error is [tags.Faults], or wraps
// docx.ErrNotWord or [ErrKind].
func Check(file string, data []byte) (Checked, error) {
	made := KindsOf(file)
	if len(made) == 0 {
		return Checked{}, fmt.Errorf("%w：%s", ErrKind, file)
	}
	t, err := docx.Compile(data)
	if err != nil {
		return Checked{}, err
	}
	for _, k := range made {
		if err := k.check(t); err != nil {
			return Checked{}, err
		}
	}
	return Checked{file, t}, nil
}

// Clone is a set of its own of the templates in force.
func (s *Templates) Clone() *Templates {
	c := &Templates{own: maps.Clone(*s.inForce.Load())}
	c.inForce.Store(&c.own)
	return c
}

// With is a set of its own in which one template takes the place of another, to be tried.
func (s *Templates) With(t Checked) *Templates {
	tried := s.Clone()
	tried.own[t.file] = t.compiled
	return tried
}

// KindsOf lists the documents that are made from a template file.
func KindsOf(file string) []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k.File() != file })
}

func compile(files fs.FS, k Kind) (*docx.Template, error) {
	data, err := fs.ReadFile(files, k.File())
	if err != nil {
		return nil, fmt.Errorf("模板文件夹中没有这个文件，或者读不出来：%w", err)
	}
	t, err := Check(k.File(), data)
	return t.compiled, err
}

func (s *Templates) of(k Kind) (*docx.Template, error) {
	if s == nil || (*s.inForce.Load())[k.File()] == nil {
		return nil, fmt.Errorf("模板 %s 没有装入", k.File())
	}
	return (*s.inForce.Load())[k.File()], nil
}
