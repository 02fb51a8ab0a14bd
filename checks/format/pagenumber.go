package format

import (
	"fmt"
	"regexp"
	"strings"

	"huishang/generator/docx"
)

// pageNumber is FMT-11: GB/T 9704—2012 7.5. Odd and even pages need footers of their own, unless the number stands in a frame or
// a box that Word itself moves to the outside.
var pageNumber = Rule{ID: "FMT-11", Subject: "页码", Level: Warning, Article: Standard + " 7.5",
	Quote: "一般用4号半角宋体阿拉伯数字，编排在公文版心下边缘之下，数字左右各放一条一字线；一字线上距版心下边缘7 mm。单页码居右空一字，双页码居左空一字。",
	Check: "奇偶页页脚分开，单页居右空一字、双页居左空一字，四号宋体，形如“— 1 —”", hold: holdPageNumber}

const pageRemedy = "“插入”→“页码”→“页面底端”插入页码，页眉页脚工具中勾选“奇偶页不同”：奇数页右对齐、右缩进1字符，偶数页左对齐、左缩进1字符；写成“— 1 —”，四号宋体"

// pageSize is 四号 in half points.
const pageSize = 28

func holdPageNumber(s *sheet, v *verdict) {
	v.holds()
	told := map[string]bool{}
	none := true
	for i := range s.doc.Sections {
		sect := &s.doc.Sections[i]
		odd := s.pageLine(sect.Footers["default"])
		if odd == nil {
			continue
		}
		none = false
		outside := odd.side() == "outside"
		if name := sect.Footers["default"]; !told[name] {
			told[name] = true
			holdPageLine(v, odd, "单页（奇数页）", "right")
		}
		switch even := sect.Footers["even"]; {
		case outside:
		case !s.doc.Settings.EvenAndOdd:
			if !told[""] {
				told[""] = true
				v.find(odd.here(), "奇偶页页脚没有分开，双页页码不会在左边", pageRemedy)
			}
		case told["even "+even]:
		default:
			told["even "+even] = true
			if l := s.pageLine(even); l != nil {
				holdPageLine(v, l, "双页（偶数页）", "left")
			} else {
				v.find(odd.here(), "双页（偶数页）没有页码", pageRemedy)
			}
		}
	}
	if none {
		v.find(s.start(), "没有页码", pageRemedy)
	}
}

// pageLine is the line of a footer that holds the page number, or nil.
func (s *sheet) pageLine(part string) *line {
	list := s.edges[part]
	for i := range list {
		for k := range list[i].Runs {
			if list[i].Runs[k].Field == "PAGE" {
				return &list[i]
			}
		}
	}
	return nil
}

// side is where the number stands: left, right, center, or outside when Word moves it from page to page.
func (l *line) side() string {
	switch {
	case l.Box != "" && l.Box != "-":
		return l.Box
	case l.Format.Framed && l.Format.FrameAlign != "":
		return l.Format.FrameAlign
	case l.Format.Align == "both" || l.Format.Align == "distribute":
		return "left"
	}
	return l.Format.Align
}

var sideNames = map[string]string{"left": "居左", "right": "居右", "center": "居中", "outside": "在外侧", "inside": "在内侧"}

var dashes = regexp.MustCompile(`^— ?# ?—$`)

func holdPageLine(v *verdict, l *line, page, side string) {
	var wrong []string
	shown, faulty := l.pageText()
	if got := l.side(); got != side && got != "outside" {
		wrong = append(wrong, fmt.Sprintf("%s，应%s", sideNames[got], sideNames[side]))
	} else if !l.setIn(side, shown) {
		wrong = append(wrong, "没有空一字")
	}
	if !dashes.MatchString(strings.Trim(shown, "　")) {
		wrong = append(wrong, "写作“"+strings.ReplaceAll(shown, "#", "1")+"”，应为“— 1 —”")
	}
	if faulty != nil && faulty.Size != pageSize {
		wrong = append(wrong, "字号为"+sizeName(faulty.Size)+"，应为四号")
	}
	if f := l.numberFormat(); f != nil && !is(f.Fonts.ASCII, songti) {
		wrong = append(wrong, "字体为"+f.Fonts.ASCII+"，应为宋体")
	}
	if len(wrong) > 0 {
		v.find(l.here(), page+"页码"+strings.Join(wrong, "，"), pageRemedy)
	}
}

// setIn reports whether the number stands one character in from the side: by an indent of 14 points, of one character, or by a
// full-width blank.
func (l *line) setIn(side, shown string) bool {
	if side == "right" {
		return near(l.Format.RightEdge(pageSize), 280, 20) || strings.HasSuffix(shown, "　")
	}
	return near(l.Format.LeftEdge(pageSize)+max(l.Format.First(pageSize), 0), 280, 20) || strings.HasPrefix(shown, "　")
}

// pageText is the line with # for the number, and the format of the first letters that are not 四号, or nil.
func (l *line) pageText() (string, *docx.RunFormat) {
	var b strings.Builder
	var faulty *docx.RunFormat
	number := false
	for i := range l.Runs {
		r := &l.Runs[i]
		switch {
		case r.Field == "PAGE" && !number:
			b.WriteString("#")
			number = true
		case r.Field != "PAGE":
			b.WriteString(r.Text)
		}
		if (trim(r.Text) != "" || r.Field == "PAGE") && r.Format.Size != pageSize && faulty == nil {
			faulty = r.Format
		}
	}
	return strings.Trim(b.String(), " \t\n"), faulty
}

// numberFormat is how the number itself looks.
func (l *line) numberFormat() *docx.RunFormat {
	var f *docx.RunFormat
	for i := range l.Runs {
		if r := &l.Runs[i]; r.Field == "PAGE" && (f == nil || r.Text != "") {
			f = r.Format
		}
	}
	return f
}
