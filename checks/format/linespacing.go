package format

import "fmt"

// lineSpacing is FMT-9: GB/T 9704—2012 5.2.3 asks for 22 lines on a page. On a page of 225 mm they fit from 28 points up to
// 28.95 points a line, exactly.
var lineSpacing = Rule{ID: "FMT-9", Subject: "行距", Level: Warning, Article: Standard + " 5.2.3",
	Quote: "一般每面排22行，每行排28个字，并撑满版心。特定情况可以作适当调整。",
	Check: "正文行距为固定值28磅至28.95磅；表格和文本框除外", hold: holdLineSpacing}

// The lines of 22 on a page, in twentieths of a point.
const lineLow, lineHigh = 560, 579

func holdLineSpacing(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		if fault := l.spacingFault(); fault != "" {
			v.find(l.here(), fault, "“段落”→“行距”选“固定值”，设置值填28.95磅，段前段后为0")
		}
	}, recipient, heading1, heading2, heading3, heading4, body, attachments, signature, date, note)
}

func (l *line) spacingFault() string {
	f := l.Format
	switch {
	case f.Rule == "atLeast":
		return fmt.Sprintf("行距为最小值%s磅，每页行数不定", points(f.Line))
	case f.Rule != "exact":
		return fmt.Sprintf("行距为%s，每页行数不定", multiple(f.Line))
	case f.Line > lineHigh:
		return fmt.Sprintf("行距为固定值%s磅，每页不足22行", points(f.Line))
	case f.Line < lineLow:
		return fmt.Sprintf("行距为固定值%s磅，每页多于22行", points(f.Line))
	}
	return ""
}

func multiple(line int) string {
	switch line {
	case 240:
		return "单倍行距"
	case 360:
		return "1.5倍行距"
	case 480:
		return "2倍行距"
	}
	return trimZero(fmt.Sprintf("%.2f", float64(line)/240)) + "倍行距"
}
