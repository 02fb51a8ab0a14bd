package tags

import (
	"fmt"
	"strings"
)

// A Place is where a tag stands in a document or a workbook.
type Place struct {
	Part      string `json:"part"`                // word/document.xml
	Paragraph int    `json:"paragraph,omitempty"` // from 1, in page order, tables and boxes included
	Heading   string `json:"heading,omitempty"`   // the nearest heading above
	Table     int    `json:"table,omitempty"`     // from 1
	Row       int    `json:"row,omitempty"`
	Cell      int    `json:"cell,omitempty"`
	Sheet     string `json:"sheet,omitempty"`
	Ref       string `json:"ref,omitempty"` // B7
}

// String is the place in Chinese.
func (p Place) String() string {
	var b strings.Builder
	b.WriteString(partName(p.Part))
	if p.Sheet != "" {
		b.WriteString("工作表“" + p.Sheet + "”" + p.Ref)
	}
	if p.Paragraph > 0 {
		fmt.Fprintf(&b, "第%d段", p.Paragraph)
	}
	if p.Table > 0 {
		fmt.Fprintf(&b, "表%d第%d行第%d格", p.Table, p.Row, p.Cell)
	}
	if p.Heading != "" {
		b.WriteString("（“" + p.Heading + "”之下）")
	}
	return b.String()
}

func partName(part string) string {
	file := part[strings.LastIndexByte(part, '/')+1:]
	for _, n := range []struct{ prefix, name string }{
		{"document", "正文"}, {"header", "页眉"}, {"footer", "页脚"}, {"footnotes", "脚注"}, {"endnotes", "尾注"},
		{"comments", "批注"}, {"chart", "图表"}, {"core", "文件属性"}, {"app", "文件属性"}, {"custom", "文件属性"},
	} {
		if strings.HasPrefix(file, n.prefix) {
			return n.name
		}
	}
	return part
}

// A Fault is one thing wrong with a template or with what it is filled with.
type Fault struct {
	Place   Place  `json:"place"`
	Tag     string `json:"tag,omitempty"`     // as written, with its delimiters
	Around  string `json:"around,omitempty"`  // the text beside it
	Nearest string `json:"nearest,omitempty"` // the nearest known name
	Message string `json:"message"`           // what is wrong and how to mend it
	At      int    `json:"-"`                 // the byte of the part, for the engine that found it
	Missing bool   `json:"missing,omitempty"` // the value is missing; the template is sound
	Name    string `json:"-"`                 // the name that has no value, with dots
	Element string `json:"-"`                 // the element of a list it is missing in, e.g. 第2项“氢冶金”
}

// String is the fault as one line for staff.
func (f Fault) String() string {
	s := f.Place.String() + "：" + f.Message
	if f.Nearest != "" {
		s += "；是否应为“" + f.Nearest + "”？"
	}
	if f.Around != "" {
		s += "［上下文：" + f.Around + "］"
	}
	return s
}

// Faults are all that is wrong, in page order.
type Faults []Fault

// Error lists the faults, one a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}
