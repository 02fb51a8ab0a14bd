package xlsx

import (
	"fmt"

	"huishang/generator/tags"
)

// A renderer fills one workbook. It belongs to one goroutine.
type renderer struct {
	tpl     *Template
	data    any
	missing tags.Policy
	faults  tags.Faults
	told    map[*occurrence]bool
	turns   int
	sheets  []*sheetOut // the tabs of the filled workbook, in order
	bySheet map[*sheet][]*sheetOut
	looks   map[look]int // styles that values brought
	lookKey []look
	tables  int // made for copies of sheets
	outgoing
}

// A sheetOut is one sheet of the filled workbook.
type sheetOut struct {
	tpl     *sheet // nil for a chart sheet
	entry   int    // the tab of the template
	name    string
	part    string
	copy    int // 0 for the first that came from the template's sheet
	scope   *tags.Scope
	rows    *layout
	cols    *layout
	values  map[int][]val // by column and row
	merges  []area
	links   []link
	images  []placed
	drawing string // the part made for them
	jobs    []*job
	body    []byte
	width   int
	height  int
	rels    []relation // those of the template and what was added
	stream  *stream    // when it is too long to be kept
	states  map[*occurrence]*mergeState
}

// A place is where a cell of the template came to stand.
type place struct {
	rowIn, colIn *instance
	row, col     int // of the template
	outRow       int
	outCol       int
}

// maxFaults bounds the list of one rendering; more of the same help nobody.
const maxFaults = 200

func newRenderer(t *Template, data any) *renderer {
	return &renderer{tpl: t, data: data, told: map[*occurrence]bool{}, bySheet: map[*sheet][]*sheetOut{}, looks: map[look]int{},
		outgoing: newOutgoing(t.archive, t.book.part, t.presses.Get().(*press))}
}

// render fills the sheets and puts the workbook together.
func (r *renderer) render() ([]byte, error) {
	r.planSheets()
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	for _, w := range r.sheets {
		if err := r.fillSheet(w); err != nil {
			return nil, err
		}
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	r.compute()
	doc, err := r.assemble()
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return doc, err
}

// faultAt tells of a tag that cannot be filled, once for each tag.
func (r *renderer) faultAt(o *occurrence, scope *tags.Scope, message string, missing bool) {
	if len(r.faults) >= maxFaults || r.told[o] {
		return
	}
	r.told[o] = true
	f := o.fault("标签“" + o.written + "”" + message)
	f.Missing = missing
	if names := o.tag.Paths(); missing && len(names) > 0 {
		f.Nearest = scope.Nearest(names[0])
	}
	r.faults = append(r.faults, f)
}

// turn counts one repetition against the limit.
func (r *renderer) turn() {
	if r.turns++; r.turns > r.tpl.limits.Turns {
		panic(tooLarge{fmt.Sprintf("循环的次数超过上限%d", r.tpl.limits.Turns)})
	}
}

// out finds the sheet a reference means, seen from a sheet of the output: its
// own copy, else the first one.
func (r *renderer) out(own *sheetOut, name string) *sheetOut {
	var tpl *sheet
	if own != nil {
		tpl = own.tpl
	}
	s := r.tpl.book.named(name, tpl)
	switch list := r.bySheet[s]; {
	case s == nil || len(list) == 0:
		return nil
	case own != nil && s == own.tpl:
		return own
	default:
		return list[0]
	}
}
