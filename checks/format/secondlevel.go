package format

import "strings"

// secondLevel is FMT-7: GB/T 9704—2012 7.3.3 numbers the second level （一） and sets it in 楷体.
var secondLevel = Rule{ID: "FMT-7", Subject: "二级标题", Level: Warning, Article: Standard + " 7.3.3",
	Quote: firstLevel.Quote, Check: "“（一）”为楷体，括号全角，括号后不加顿号", hold: holdSecondLevel}

func holdSecondLevel(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		wrong, mend := l.bracketFaults("（一）")
		if face := l.otherFace(kaiti, l.head()); face != "" {
			wrong, mend = append(wrong, "字体为"+face+"，不是楷体"), append(mend, "“开始”→“字体”选“楷体_GB2312”（或“楷体”）")
		}
		if len(wrong) > 0 {
			v.find(l.here(), "二级标题"+strings.Join(wrong, "，"), "选中标题，"+strings.Join(mend, "；"))
		}
	}, heading2)
}

// bracketFaults tells what is wrong with a number in brackets, and how to mend it.
func (l *line) bracketFaults(right string) (wrong, mend []string) {
	label := l.text[:l.label]
	if strings.ContainsAny(label, "()") {
		wrong, mend = append(wrong, "序号“"+label+"”用了半角括号"), append(mend, "改用全角括号“"+right+"”")
	}
	if last := lastRune(label); last == "、" || last == "." || last == "．" {
		wrong, mend = append(wrong, "序号“"+label+"”括号后多了“"+last+"”"), append(mend, "删去括号后的“"+last+"”")
	}
	return wrong, mend
}
