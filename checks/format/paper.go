package format

import (
	"fmt"

	"huishang/generator/docx"
)

// paper is FMT-1: GB/T 9704—2012 5.1 asks for A4. A wide table may turn a page of its own around (clause 8).
var paper = Rule{ID: "FMT-1", Subject: "纸张", Level: Fault, Article: Standard + " 5.1",
	Quote: "公文用纸采用GB/T 148中规定的A4型纸，其成品幅面尺寸为：210 mm×297 mm。",
	Check: "纸张为A4（210毫米×297毫米），误差不超过0.35毫米", hold: holdPaper}

// A4 in twentieths of a point, and how far paper may be off.
const (
	a4Width, a4Height = 11906, 16838
	paperSlack        = 20
)

func holdPaper(s *sheet, v *verdict) {
	if len(s.doc.Sections) == 0 {
		v.holds()
		v.find(s.start(), "没有设置纸张大小，各台电脑会按各自的默认纸张排版", "“布局（页面布局）”→“纸张大小”选A4，应用于整篇文档")
	}
	for i := range s.doc.Sections {
		sect := &s.doc.Sections[i]
		v.holds()
		switch {
		case isA4(sect.Width, sect.Height):
		case isA4(sect.Height, sect.Width) && s.turned(sect):
		case isA4(sect.Height, sect.Width):
			v.find(s.section(sect), "纸张横放，而这一节没有横排表格", "“布局（页面布局）”→“纸张方向”选“纵向”")
		default:
			v.find(s.section(sect), fmt.Sprintf("纸张为%s毫米×%s毫米，不是A4（210毫米×297毫米）", millimetres(sect.Width), millimetres(sect.Height)),
				"“布局（页面布局）”→“纸张大小”选A4，应用于整篇文档")
		}
	}
}

func isA4(width, height int) bool {
	return near(width, a4Width, paperSlack) && near(height, a4Height, paperSlack)
}

// turned reports whether a section was turned around for a table.
func (s *sheet) turned(sect *docx.Section) bool {
	for i := max(sect.First, 0); i <= sect.Last && i < len(s.lines); i++ {
		if s.lines[i].kind == inTable {
			return true
		}
	}
	return false
}

func near(got, want, slack int) bool { return got >= want-slack && got <= want+slack }

// millimetres writes a length for staff.
func millimetres(twips int) string {
	return trimZero(fmt.Sprintf("%.1f", float64(twips)*25.4/1440))
}

// points writes a length for staff.
func points(twips int) string { return trimZero(fmt.Sprintf("%.2f", float64(twips)/20)) }

func trimZero(s string) string {
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}
