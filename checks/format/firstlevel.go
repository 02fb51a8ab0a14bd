package format

import (
	"fmt"
	"strings"
)

// firstLevel is FMT-6: GB/T 9704—2012 7.3.3 numbers the first level 一、 and sets it in 黑体.
var firstLevel = Rule{ID: "FMT-6", Subject: "一级标题", Level: Warning, Article: Standard + " 7.3.3",
	Quote: "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注；一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注。",
	Check: "“一、”为黑体、三号、左空二字，序号后用顿号", hold: holdFirstLevel}

func holdFirstLevel(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		var wrong, mend []string
		if label := l.text[:l.label]; !strings.HasSuffix(label, "、") {
			wrong, mend = append(wrong, "序号写作“"+label+"”"), append(mend, "序号后改用顿号“、”")
		}
		if face := l.otherFace(heiti, l.head()); face != "" {
			wrong, mend = append(wrong, "字体为"+face+"，不是黑体"), append(mend, "“开始”→“字体”选“黑体”")
		}
		if size := l.otherSize(); size != 0 {
			wrong, mend = append(wrong, fmt.Sprintf("字号为%s，不是三号", sizeName(size))), append(mend, "字号选“三号”")
		}
		if fault := l.indentFault(); fault != "" {
			wrong, mend = append(wrong, fault), append(mend, indentRemedy)
		}
		if len(wrong) > 0 {
			v.find(l.here(), "一级标题"+strings.Join(wrong, "，"), "选中标题，"+strings.Join(mend, "；"))
		}
	}, heading1)
}

// otherFace is the first typeface of a line up to a byte that is none of the names, for staff; empty when all are.
func (l *line) otherFace(names []string, to int) string {
	face := ""
	l.stretches(0, to, func(st stretch) bool {
		f := &st.run.Format.Fonts
		if (hasHan(st.text) || st.from < l.label && strings.ContainsAny(st.text, "（）、")) && (!is(f.EastAsia, names) || f.ThemeEastAsia) {
			face = faceName(f)
		}
		return face == ""
	})
	return face
}

// otherSize is the first size of a line that is not 三号, or 0.
func (l *line) otherSize() int {
	size := 0
	l.stretches(0, len(l.text), func(st stretch) bool {
		if trim(st.text) != "" && st.run.Format.Size != bodySizeWanted {
			size = st.run.Format.Size
		}
		return size == 0
	})
	return size
}
