package format

import (
	"strings"
	"unicode/utf8"
)

// bodyFont is FMT-4: GB/T 9704—2012 7.3.3 asks for 仿宋. The words in front of a colon or the first sentence may be 黑体 or
// 楷体, as 出席： of minutes is. A theme font counts as what it stands for: Word shows it in place of a typeface named beside it.
var bodyFont = Rule{ID: "FMT-4", Subject: "正文字体", Level: Warning, Article: Standard + " 7.3.3",
	Quote: "公文首页必须显示正文。一般用3号仿宋体字，编排于主送机关名称下一行，每个自然段左空二字，回行顶格。",
	Check: "正文等要素的中文字体为仿宋，不随主题字体；表格和文本框除外", hold: holdBodyFont}

const fontRemedy = "选中这些文字，“开始”→“字体”对话框，中文字体选“仿宋_GB2312”（或“仿宋”）"

func holdBodyFont(s *sheet, v *verdict) {
	s.of(func(l *line) {
		from, lead := 0, 0
		switch l.kind {
		case heading1, heading2:
			from, lead = l.head(), l.lead()
		case body:
			lead = l.lead()
		}
		if from == len(l.text) {
			return
		}
		v.holds()
		l.stretches(from, len(l.text), func(st stretch) bool {
			f := &st.run.Format.Fonts
			switch {
			case st.run.Format.Hidden:
			case hasHan(st.text) && f.ThemeEastAsia:
				v.find(l.atRun(st.run), "中文字体随主题，为"+faceName(f)+"，换一台电脑或换主题就会变", fontRemedy+"，不要选带“（中文正文）”“（主题）”字样的字体")
				return false
			case hasHan(st.text) && !is(f.EastAsia, fangsong) && !(st.to <= lead && (is(f.EastAsia, heiti) || is(f.EastAsia, kaiti))):
				v.find(l.atRun(st.run), "中文字体为"+faceName(f)+"，不是仿宋", fontRemedy)
				return false
			case f.ThemeASCII && (st.run.Own || hasASCII(st.text)):
				v.find(l.atRun(st.run), "数字、字母随主题字体（"+f.ASCII+"）", "选中这些文字，“开始”→“字体”对话框，西文字体选“Times New Roman”或“仿宋_GB2312”，不要选带“（西文正文）”“（主题）”字样的字体")
				return false
			}
			return true
		})
	}, recipient, body, heading1, heading2, attachments, signature, date, note)
}

// lead is where the words in front of a text end, which may be 黑体 or 楷体: 出席：, （一）加强协调。
func (l *line) lead() int {
	const longest = 180 // bytes: 60 characters
	if i := strings.IndexAny(l.text, "：:。；"); i >= 0 && i <= longest {
		_, size := utf8.DecodeRuneInString(l.text[i:])
		return i + size
	}
	return 0
}

func hasASCII(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' })
}
