package generator

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"huishang"
	"huishang/generator/docx"
	"huishang/generator/tags"
)

// Options say how a document is made. Without a stage and a round they are told by the dossier.
type Options struct {
	Templates *Templates
	Today     huishang.Date
	Stage     huishang.ProtocolStatus // 草案, 修订稿, 审定稿, 签署稿
	Round     int
	Year      int    // of the meeting; 0 is what the dossier says
	Review    Review // of 审核意见书 and 补正通知; without it the latter asks for what is missing
}

// A Document is a filled file and the name staff expect it under.
type Document struct {
	Name  string
	Bytes []byte
}

// ErrKind means that there is no such document.
var ErrKind = errors.New("没有这种文件")

// An Unfit dossier cannot give a document: what it rests on is not there yet or not complete.
type Unfit struct {
	Kind    Kind
	Reasons []string
}

// Error implements error.
func (u *Unfit) Error() string {
	return fmt.Sprintf("不能生成%s：%s", u.Kind.Title, strings.Join(u.Reasons, "；"))
}

// Fill makes a document from a dossier. The error is *Unfit when the dossier lacks what the document rests on, tags.Faults
// when the template asks for values that are missing, and wraps ErrKind when there is no such document.
func Fill(name string, d *huishang.Dossier, o Options) (Document, error) {
	k, ok := KindOf(name)
	if !ok {
		return Document{}, fmt.Errorf("%w：%s", ErrKind, name)
	}
	b := newBase(k, d, o)
	if err := k.fits(b); err != nil {
		return Document{}, err
	}
	return k.fill(b, o.Templates, tags.Refuse)
}

// fill renders the template of the kind.
func (k Kind) fill(b base, set *Templates, missing tags.Policy) (Document, error) {
	t, err := set.of(k)
	if err != nil {
		return Document{}, err
	}
	data, err := t.Render(object{k.view(b)}, docx.Missing(missing))
	if err != nil {
		return Document{}, fmt.Errorf("%s：%w", k.Title, err)
	}
	return Document{Name: k.filename(b), Bytes: data}, nil
}

func newBase(k Kind, d *huishang.Dossier, o Options) base {
	b := base{Dossier: d, Stage: o.Stage, Round: o.Round, Today: o.Today, First: d.History.IsFirstMeeting,
		Meets: cmp.Or(o.Year, d.MeetingYear()), review: o.Review}
	if b.Today.IsZero() {
		b.Today = d.AsOf
	}
	if b.Stage == "" {
		b.Stage = k.log.stage(d)
	}
	if b.Round == 0 {
		b.Round = k.log.round(d)
	}
	return b
}

// fits reports all that keeps the dossier from giving the document.
func (k Kind) fits(b base) error {
	var reasons []string
	if k.bar != nil {
		if reason := k.bar(b); reason != "" {
			return &Unfit{k, []string{reason}}
		}
	}
	for _, name := range k.parts {
		if !there(b.Dossier, name) {
			reasons = append(reasons, "卷宗中没有“"+name+"”")
		}
	}
	if len(k.whole) > 0 {
		for _, g := range huishang.Missing(b.Dossier, k.whole...) {
			reasons = append(reasons, fmt.Sprintf("“%s”没有填写", g.Where))
		}
	}
	if len(reasons) > 0 {
		return &Unfit{k, reasons}
	}
	return nil
}

// there reports whether the dossier has what a dotted name means.
func there(d *huishang.Dossier, name string) bool {
	var v any = d
	for _, part := range strings.Split(name, ".") {
		next, ok := huishang.Get(v, part)
		if !ok || next == nil || tags.Len(next) == 0 {
			return false
		}
		v = next
	}
	return true
}
