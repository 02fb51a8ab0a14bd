package format

import "strings"

// quotes is FMT-18. Word shows “”‘’—… in the Western typeface, half as wide, unless the run says that they are Chinese.
var quotes = Rule{ID: "FMT-18", Subject: "引号、破折号、省略号", Level: Hint, Article: Standard + " 9",
	Quote: "公文中标点符号的用法应当符合GB/T 15834。",
	Check: "“”‘’—…所在文字按中文字体显示（hint=eastAsia）", hold: holdQuotes}

const pairMarks = "“”‘’—…"

func holdQuotes(s *sheet, v *verdict) {
	for i := range s.lines {
		l := &s.lines[i]
		if !strings.ContainsAny(l.raw, pairMarks) || !hasHan(l.raw) {
			continue
		}
		v.holds()
		for k := range l.Runs {
			r := &l.Runs[k]
			if strings.ContainsAny(r.Text, pairMarks) && r.Format.Fonts.Hint != "eastAsia" {
				v.find(l.atRun(r), "引号、破折号或省略号没有标为中文，会显示成西文字体（半角宽）", "选中这些标点，在中文输入法下重新输入，或选中后把中文字体、西文字体都设为正文字体")
				break
			}
		}
	}
}
