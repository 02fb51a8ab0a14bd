package format

import (
	"fmt"
	"strings"
)

// firstLine is FMT-10: GB/T 9704—2012 7.3.3 asks for two characters in front of every paragraph and none on the lines after.
// The first level is told by FMT-6.
var firstLine = Rule{ID: "FMT-10", Subject: "首行缩进", Level: Warning, Article: Standard + " 7.3.3",
	Quote: "每个自然段左空二字，回行顶格。",
	Check: "正文和二至四级标题首行缩进2字符，不用空格顶，回行顶格；表格和文本框除外", hold: holdFirstLine}

const indentRemedy = "删去段首空格，“段落”→“缩进”→“特殊格式”选“首行缩进”，度量值2字符，左右缩进为0"

func holdFirstLine(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		if fault := l.indentFault(); fault != "" {
			v.find(l.here(), fault, indentRemedy)
		}
	}, body, heading2, heading3, heading4, note)
}

// Two characters of 三号, as a length.
const indentLow, indentHigh = 620, 650

// indentFault tells what is wrong with the first line of a paragraph.
func (l *line) indentFault() string {
	f := l.Format
	first := f.FirstLine - f.Hanging
	right := f.FirstLineChars == 200 || f.FirstLineChars == 0 && f.HangingChars == 0 && first >= indentLow && first <= indentHigh
	switch {
	case strings.HasPrefix(l.raw, " ") || strings.HasPrefix(l.raw, "　") || strings.HasPrefix(l.raw, "\t") || strings.HasPrefix(l.raw, "\u00a0"):
		return "段首用空格顶出缩进"
	case f.HangingChars > 0 || f.FirstLineChars == 0 && first < 0:
		return "用了悬挂缩进，首行没有左空二字"
	case !right && f.FirstLineChars == 0 && first == 0:
		return "首行没有左空二字"
	case !right && f.FirstLineChars != 0:
		return fmt.Sprintf("首行缩进%s字符，不是2字符", trimZero(fmt.Sprintf("%.2f", float64(f.FirstLineChars)/100)))
	case !right:
		return fmt.Sprintf("首行缩进%s磅，不是2字符（32磅）", points(first))
	case f.LeftEdge(bodySizeWanted) != 0:
		return "左缩进不为0，回行没有顶格"
	}
	return ""
}
