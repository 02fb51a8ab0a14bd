package xlsx

import (
	"io"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A Workbook is a file of Excel as a reader sees it.
type Workbook struct {
	Sheets     []*Sheet
	Names      []Name            // defined names, in the order of the file
	Properties map[string]string // custom properties of the document
	Date1904   bool              // days count from 1904-01-01
	Faults     tags.Faults       // what a cell holds that no cell may hold, up to 200; the cell is read all the same

	byName map[string]*Sheet
	named  map[string][]int // the places in Names of those called alike
	styles *styles
	texts  texts
}

// Read opens a workbook under the default limits. A file that is none is
// refused with ErrNotExcel.
func Read(b []byte) (*Workbook, error) { return ReadUnpacked(b, nil) }

// ReadWithin opens a workbook under limits of its own.
func ReadWithin(b []byte, limits Limits) (*Workbook, error) {
	return readBook(b, limits.orDefault(), nil)
}

// ReadUnpacked opens a workbook whose parts somebody unpacked before and tells of, so that none is unpacked twice. What he tells is believed;
// before may be nil.
func ReadUnpacked(b []byte, before opc.Unpacked) (*Workbook, error) {
	return readBook(b, Limits{}.orDefault(), before)
}

func readBook(b []byte, limits Limits, before opc.Unpacked) (*Workbook, error) {
	zip, err := opc.OpenPacked(b, workbookKind(), limits.zip())
	if err != nil {
		return nil, err
	}
	zip.Trust(before)
	r := &bookReader{archive: &archive{zip}, limits: limits, lengths: map[uint32]int{}, wb: &Workbook{byName: map[string]*Sheet{}, Properties: map[string]string{}}}
	if err := r.read(); err != nil {
		return nil, err
	}
	if err := zip.Finish(); err != nil {
		return nil, err
	}
	return r.wb, nil
}

// unpacked is the size up to which a part is unpacked as a whole.
const unpacked = 1 << 20

// Sheet finds a sheet by its name, or gives nil.
func (w *Workbook) Sheet(name string) *Sheet { return w.byName[foldSheet(name)] }

// A bookReader reads one workbook.
type bookReader struct {
	archive *archive
	limits  Limits
	wb      *Workbook
	part    string
	rels    []relation
	cells   int
	lengths map[uint32]int // characters of shared texts that are long
}

func (r *bookReader) read() error {
	part, err := r.archive.findWorkbook()
	if err != nil {
		return err
	}
	r.part = part
	if r.rels, err = r.archive.relations(part); err != nil {
		return err
	}
	if err := r.readProperties(); err != nil {
		return err
	}
	if err := r.readStyles(); err != nil {
		return err
	}
	if err := r.readTexts(); err != nil {
		return err
	}
	tabs, err := r.readWorkbook()
	if err != nil {
		return err
	}
	for i, t := range tabs {
		if err := r.readTab(t, i); err != nil {
			return err
		}
	}
	r.resolveNames()
	return nil
}

// related is the part the workbook has for something, or empty.
func (r *bookReader) related(kind string) string {
	rel, ok := byKind(r.rels, kind)
	if !ok {
		return ""
	}
	return opc.Resolve(r.part, rel.target)
}

// stream is a part to be read tag by tag.
func (r *bookReader) stream(part string) (p *pull, there bool, err error) {
	if r.archive.Size(part) <= unpacked {
		data, there, err := r.archive.Load(part)
		return pullBytes(data), there, err
	}
	src, there := r.archive.Stream(part)
	return pullStream(src), there, nil
}

// streamed is what was wrong with a part that streamed by. Bytes that are
// damaged explain whatever they were taken for.
func (p *pull) streamed(part string, err error) error {
	if err != nil && p.from != nil {
		if _, damage := io.Copy(io.Discard, p.from); damage != nil {
			return damage
		}
	}
	return inPart(part, err)
}

func (r *bookReader) readStyles() error {
	r.wb.styles = &styles{codes: map[int]string{}}
	part := r.related("styles")
	if part == "" {
		return nil
	}
	src, there, err := r.archive.Load(part)
	if err != nil || !there {
		return err
	}
	r.wb.styles, err = parseStyles(part, src)
	return err
}
