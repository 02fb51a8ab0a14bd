package generator

import (
	"errors"
	"fmt"
	"slices"

	"huishang"
	"huishang/generator/xlsx"
)

// ErrNotForm is the cause when a workbook is none of the forms, or not the one that is expected.
var ErrNotForm = errors.New("读不了这份表格")

// Expect says which form a reader waits for. A zero field may be anything.
type Expect struct {
	Kind     string // proposal
	CityCode string
	Year     int
}

// Filled is a form as it was sent back.
type Filled struct {
	Kind     FormKind
	Version  int // of the form, from 1
	CityCode string
	Year     int
	Quarter  int               // of Year, for a form about a quarter
	Part     *huishang.Dossier // what was filled in; everything the form does not ask is missing
	Faults   FormFaults        // cells that are not understood: their values are missing in Part
	Notes    FormFaults        // what stands in the workbook and belongs to no field of the form

	tree   map[string]any // that Part was read from
	blocks []*block
}

// Read reads a form that was sent back, wherever its parts have been moved to. A cell that is not understood does not keep the rest
// from being read. The error is [FormFaults] when something of the form is missing or it is another form than expected, and wraps
// [ErrNotForm]; a file that is no workbook is refused as [xlsx.Read] does.
func Read(file []byte, expect Expect) (*Filled, error) { return ReadUnpacked(file, nil, expect) }

// ReadUnpacked reads as [Read] does a form whose parts somebody unpacked before, as [xlsx.ReadUnpacked] takes them.
func ReadUnpacked(file []byte, before func(name string, size uint64, checksum uint32) (data []byte, held bool), expect Expect) (*Filled, error) {
	book, err := xlsx.ReadUnpacked(file, before)
	if err != nil {
		return nil, err
	}
	s, err := stampOf(book)
	if err != nil {
		return nil, err
	}
	kind, err := s.fits(expect)
	if err != nil {
		return nil, err
	}
	r := &formReader{book: book, kind: kind, filled: &Filled{Kind: kind, Version: s.Version, CityCode: s.CityCode, Year: s.Year, Quarter: s.Quarter}}
	if missing := r.locate(); len(missing) > 0 {
		return nil, missing
	}
	return r.read(s)
}

// A formReader reads one form.
type formReader struct {
	book   *xlsx.Workbook
	kind   FormKind
	filled *Filled
	words  map[*xlsx.Sheet]index
	rings  *rings
}

// read moves every cell into the tree of the dossier, and that into its types.
func (r *formReader) read(s stamp) (*Filled, error) {
	for _, f := range r.book.Faults {
		r.filled.Faults = append(r.filled.Faults, FormFault{Sheet: f.Place.Sheet, Cell: f.Place.Ref, Message: f.Message + "。"})
	}
	tree := map[string]any{}
	for _, b := range r.filled.blocks {
		if b.list {
			r.readList(b, tree)
		} else {
			r.readCard(b, tree)
		}
	}
	r.noteStrays()
	r.spread(tree)
	var err error
	if r.filled.Part, err = huishang.FromTree(tree); err != nil {
		return nil, r.tooMuch(err)
	}
	if code := r.filled.Part.City.Code; code != "" && code != s.CityCode {
		return nil, FormFaults{r.at("/city/code", fmt.Sprintf("城市代码被改成了“%s”，这份表格是发给%s的，请改回来，或用该市自己的表格。", code, huishang.CityNamed(s.CityCode)))}
	}
	if p := r.filled.Part.Proposal; p != nil && p.Year != 0 && p.Year != s.Year {
		return nil, FormFaults{r.at("/proposal/year", fmt.Sprintf("年份被改成了“%d”，这份表格是%d年的，请改回来，或用%d年的表格。", p.Year, s.Year, p.Year))}
	}
	r.filled.tree = tree
	slices.SortStableFunc(r.filled.Faults, r.filled.inOrder)
	return r.filled, nil
}

// tooMuch says where a form holds more than a dossier can.
func (r *formReader) tooMuch(err error) error {
	var told huishang.Faults
	if !errors.As(err, &told) {
		return fmt.Errorf("%w：%w", ErrNotForm, err)
	}
	var faults FormFaults
	for _, f := range told {
		faults = append(faults, r.at(f.Path, f.Message))
	}
	return faults
}

func (r *formReader) at(pointer, message string) FormFault {
	f := FormFault{Path: pointer, Message: message}
	f.Sheet, f.Cell, _ = r.filled.Place(pointer)
	return f
}

// spread gives every element of a list what the form asks once for all of them.
func (r *formReader) spread(tree map[string]any) {
	for _, b := range r.filled.blocks {
		if b.shared == nil {
			continue
		}
		given, _ := valueAt(tree, []string{sharedKey}).(map[string]any)
		delete(tree, sharedKey)
		for _, element := range listAt(tree, b.at) {
			for name, v := range given {
				if e, ok := element.(map[string]any); ok {
					e[name] = v
				}
			}
		}
	}
}

// sharedKey holds in the tree what every element of a list gets.
const sharedKey = "*"

// JSON is what was filled in, in the shape of a dossier.
func (f *Filled) JSON() ([]byte, error) { return huishang.Encode(f.Part) }
