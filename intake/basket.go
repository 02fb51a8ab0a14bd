package intake

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/checks/format"
	"huishang/generator"
	"huishang/guard"
)

// A Basket takes the files of one request as they arrive. The zero value is empty.
type Basket struct {
	batch guard.Batch
	files []arrived
}

// An arrived file has been read, but nobody has looked into it.
type arrived struct {
	name    string
	data    []byte
	refused error // why it was not read to its end
}

// Put reads one file. The error is the reader's own, or [guard.Faults] when there are too many files to go on; a file that is too large is
// told by [Basket.Open] with the others.
func (b *Basket) Put(name string, from io.Reader) error {
	data, err := b.batch.Read(name, from)
	faults, refused := guard.Refused(err)
	if err != nil && (!refused || faults.Has(guard.TooMany)) {
		return err
	}
	file := arrived{name: guard.DisplayName(name), data: data}
	if refused {
		file.refused = faults
	}
	b.files = append(b.files, file)
	return nil
}

// Contents are the bytes of all files in the order they came.
func (b *Basket) Contents() [][]byte {
	all := make([][]byte, len(b.files))
	for i, f := range b.files {
		all[i] = f.data
	}
	return all
}

// A Paper is a file that passed guard: the form, a part of a dossier, or an attachment.
type Paper struct {
	Name     string // fit to be shown
	Kind     guard.Kind
	Content  []byte   // as guard lets it through
	Warnings []string // what was taken out of it
	found    []checks.Finding
	changes  int // tracked, in a Word file
	remarks  int // comments, in a Word file
	sum      string
}

// Expect says what is waited for. A zero field may be anything.
type Expect struct {
	Form string // proposal, opinion or progress
	City string
	Year int
}

// A Parcel is what one request brings: exactly one form or part of a dossier, and its attachments.
type Parcel struct {
	City   string
	Year   int
	Kind   string  // the form, or [KindPart]
	Papers []Paper // the form first

	form *generator.Filled
	part *part
}

// KindPart is what a submission in JSON is.
const KindPart = "dossier"

// Open looks into every file. The error is a [*Refusal] that says what is wrong with each.
func (b *Basket) Open(expect Expect) (*Parcel, error) {
	p, seen := b.look(expect)
	var refusal Refusal
	for _, s := range seen {
		refusal.Faults = append(refusal.Faults, s.Faults...)
	}
	switch {
	case len(refusal.Faults) > 0:
	case p.form == nil && p.part == nil && len(b.files) == 0:
		return nil, refuse("没有收到文件。请选择填好的表格（.xlsx）再上传，可以连同附件一起选。")
	case p.form == nil && p.part == nil:
		return nil, refuse("没有收到填好的表格，只有附件。请选择系统下载的表格（.xlsx）填好后，和附件一起上传。")
	}
	return p, refusal.orNil()
}

// Seen is what a look into one file of a basket found.
type Seen struct {
	Name   string // fit to be shown
	Form   bool   // it is the form or the part of a dossier, no attachment
	Faults []Fault
}

// Look looks into every file for itself, before anybody hands them in: a basket without a form is none the worse for it.
func (b *Basket) Look(expect Expect) []Seen {
	_, seen := b.look(expect)
	return seen
}

func (b *Basket) look(expect Expect) (*Parcel, []Seen) {
	p := &Parcel{}
	seen := make([]Seen, len(b.files))
	for i, f := range b.files {
		had := p.form != nil || p.part != nil
		var refusal Refusal
		refusal.add(f.name, p.take(b.batch, f, expect))
		seen[i] = Seen{Name: f.name, Form: !had && (p.form != nil || p.part != nil), Faults: refusal.Faults}
	}
	return p, seen
}

// take puts one file where it belongs.
func (p *Parcel) take(batch guard.Batch, f arrived, expect Expect) error {
	if f.refused != nil {
		return f.refused
	}
	seen, err := batch.Inspect(f.name, f.data)
	if err != nil {
		return err
	}
	paper := Paper{Name: seen.Name, Kind: seen.Kind, Content: seen.Bytes}
	for _, w := range seen.Warnings {
		paper.Warnings = append(paper.Warnings, w.String())
	}
	switch seen.Kind {
	case guard.Excel:
		err = p.takeForm(&seen, expect)
	case guard.JSON:
		err = p.takePart(paper.Content, expect)
	case guard.Word:
		return p.attachWord(paper, &seen)
	case guard.PDF, guard.PNG, guard.JPEG:
		p.Papers = append(p.Papers, paper)
		return nil
	default:
		return refuse("不收这种文件。可以上传系统下载的表格（.xlsx），附件可以是 Word 文件（.docx）、PDF 或图片。")
	}
	p.Papers = append([]Paper{paper}, p.Papers...)
	return err
}

func (p *Parcel) only() error {
	if p.form != nil || p.part != nil {
		return refuse("一次只能报送一份表格，这是第二份。请分开上传。")
	}
	return nil
}

func (p *Parcel) takeForm(seen *guard.Report, expect Expect) error {
	if err := p.only(); err != nil {
		return err
	}
	form, err := generator.ReadUnpacked(seen.Bytes, seen.Unpacked, generator.Expect{Kind: expect.Form, CityCode: expect.City, Year: expect.Year})
	if err != nil {
		return unreadable(err)
	}
	p.form, p.City, p.Year, p.Kind = form, form.CityCode, form.Year, form.Kind.Name
	return nil
}

// unreadable adds the way out to what is wrong with a workbook that cannot be read at all.
func unreadable(err error) error {
	text := strings.TrimSuffix(err.Error(), "。") + "。"
	if errors.Is(err, generator.ErrNotForm) || strings.Contains(text, "另存为") {
		return err
	}
	return refuse(text + "文件可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。")
}

func (p *Parcel) takePart(data []byte, expect Expect) error {
	if err := p.only(); err != nil {
		return err
	}
	content, err := huishang.Decode(data)
	if err != nil {
		return err
	}
	if p.part, err = partOf(data, content, expect); err != nil {
		return err
	}
	p.City, p.Year, p.Kind = p.part.city, p.part.year, KindPart
	return nil
}

func (p *Parcel) attachWord(paper Paper, seen *guard.Report) error {
	report, err := format.CheckUnpacked(seen.Bytes, seen.Unpacked, format.Options{})
	if err != nil {
		return err
	}
	paper.found, paper.changes, paper.remarks = LayoutFindings(report), report.Changes, report.Remarks
	p.Papers = append(p.Papers, paper)
	return nil
}

// AnnotatedWord gives a Word document back with what the rules of layout found as comments.
func AnnotatedWord(file []byte) ([]byte, error) {
	report, err := format.Check(file, format.Options{})
	if err != nil {
		return nil, fmt.Errorf("check the layout again: %w", err)
	}
	return report.Annotate(file)
}

// IsRefused reports whether an error is a refusal, and gives it.
func IsRefused(err error) (*Refusal, bool) {
	var refusal *Refusal
	return refusal, errors.As(err, &refusal)
}
