package xlsx

import (
	"errors"
	"strings"
	"unicode/utf8"

	"huishang/generator/opc"
)

// texts is the table of strings that cells name by number, all in one.
type texts struct {
	all  string
	ends []uint32
}

func (t *texts) at(i uint32) string {
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.all[from:t.ends[i]]
}

var errEncoding = errors.New("有不是UTF-8的文字")

// readTexts reads the shared strings: the runs of rich text joined, readings
// of characters left out.
func (r *bookReader) readTexts() error {
	part := r.related("sharedStrings")
	p, there, err := r.stream(part)
	if err != nil || part == "" || !there {
		return err
	}
	var all strings.Builder
	all.Grow(len(p.buf) / 2)
	t := &r.wb.texts
	j := joiner{to: &all}
	visit := func() error {
		if p.kind == markupEmpty && p.depth() == 1 && p.is("si") {
			t.ends = append(t.ends, uint32(all.Len()))
		}
		j.visit(p)
		return nil
	}
	leave := func() error {
		if p.depth() == 1 && p.is("si") {
			t.ends = append(t.ends, uint32(all.Len()))
		}
		return j.leave(p)
	}
	err = p.walk(visit, leave)
	t.all = all.String()
	return p.streamed(part, err)
}

// A joiner joins the t elements of a string.
type joiner struct {
	to    *strings.Builder
	aside int // depth of a reading of characters, or 0
}

func (j *joiner) visit(p *pull) {
	if j.aside == 0 && p.kind == markupOpen && p.is("rPh") {
		j.aside = p.depth()
	}
}

func (j *joiner) leave(p *pull) error {
	switch {
	case j.aside > 0:
		if p.depth() < j.aside {
			j.aside = 0
		}
	case p.is("t"):
		return addText(j.to, p.text)
	}
	return nil
}

// addText adds text as it stands in a part.
func addText(to *strings.Builder, raw []byte) error {
	if !utf8.Valid(raw) {
		return errEncoding
	}
	if !plainText(raw) {
		to.WriteString(decodeEscapes(newlines.Replace(opc.Unescape(raw))))
		return nil
	}
	to.Write(raw)
	return nil
}

// newlines are one character in a cell, as XML wants it.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func plainText(raw []byte) bool {
	for _, c := range raw {
		if c == '&' || c == '_' || c == '\r' {
			return false
		}
	}
	return true
}
