package generator

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"huishang"
)

// ErrForm is the cause when a form cannot be made from a dossier.
var ErrForm = errors.New("表格没有生成")

// Form makes the workbook of a kind for staff to fill in, with everything written into it that the dossier knows. The document
// is named as staff are used to. The error wraps [ErrForm] and says in Chinese what is missing.
func Form(kind FormKind, dossier *huishang.Dossier, options FormOptions) (Document, error) {
	options, err := kind.settle(dossier, options)
	if err != nil {
		return Document{}, err
	}
	known, err := kind.Prefilled(dossier, options)
	if err != nil {
		return Document{}, err
	}
	w := &formWriter{file: excelize.NewFile(), kind: kind, tree: huishang.Tree(known), known: known, options: options, styles: map[look]int{},
		keys: map[string]string{}}
	defer w.file.Close()
	data, err := w.write()
	if err != nil {
		return Document{}, fmt.Errorf("make the form %s: %w", kind.Name, err)
	}
	return Document{Name: kind.filename(known, options), Bytes: data}, nil
}

// Prefilled is the dossier with everything the form writes in beforehand: what comes of a form sent back as it is.
func (k FormKind) Prefilled(dossier *huishang.Dossier, options FormOptions) (*huishang.Dossier, error) {
	options, err := k.settle(dossier, options)
	if err != nil {
		return nil, err
	}
	data, err := huishang.Encode(dossier)
	if err != nil {
		return nil, fmt.Errorf("copy the dossier: %w", err)
	}
	copied, err := huishang.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("copy the dossier: %w", err)
	}
	k.prefill(&prefiller{copied, options})
	return copied, nil
}

// settle finds out what the options leave open, and refuses a dossier the form cannot be made from.
func (k FormKind) settle(d *huishang.Dossier, o FormOptions) (FormOptions, error) {
	if k.Name != "progress" && d.Proposal != nil {
		set(&o.Year, d.Proposal.Year)
	}
	if o.Quarter == 0 && k.Name == "progress" {
		ended := o.Today.AddMonths(-3) // the quarter that ended last
		set(&o.Year, ended.Year())
		o.Quarter = (int(ended.Month()) + 2) / 3
	}
	set(&o.Year, o.Today.Year())
	if k.Name != "opinion" {
		o.Division = ""
	}
	switch {
	case d.City.Code == "" || d.City.Name == "":
		return o, fmt.Errorf("%w：卷宗没有城市代码或名称，请在“城市”（city）里填“代码”（code）和“名称”（name）", ErrForm)
	case o.Quarter < 0 || o.Quarter > 4:
		return o, fmt.Errorf("%w：季度应为 1 到 4，现为 %d", ErrForm, o.Quarter)
	case k.Name == "opinion" && (d.Proposal == nil || len(d.Proposal.Topics) == 0):
		return o, fmt.Errorf("%w：卷宗没有议题建议，处室无从提意见，请先填“议题建议”里的“议题”（proposal.topics）", ErrForm)
	case k.Name == "progress" && (d.Agreement == nil || len(d.Agreement.Items) == 0):
		return o, fmt.Errorf("%w：卷宗没有协议书的事项，无从填报进展，请先填“协议书”里的“事项”（agreement.items）", ErrForm)
	}
	return o, nil
}

// filename is what staff call the form: 唐山市_厅市会商2026年_报送表.xlsx.
func (k FormKind) filename(d *huishang.Dossier, o FormOptions) string {
	name := fmt.Sprintf("%s_厅市会商%d年_%s", d.City.Name, o.Year, k.Title)
	switch {
	case k.Name == "progress":
		name += fmt.Sprintf("_第%d季度", o.Quarter)
	case o.Division != "":
		name += "_" + o.Division
	}
	return strings.Map(safe, name) + ".xlsx"
}
