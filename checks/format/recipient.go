package format

import "strings"

// recipientRule is FMT-16: GB/T 9704—2012 7.3.2.
var recipientRule = Rule{ID: "FMT-16", Subject: "主送机关", Level: Warning, Article: Standard + " 7.3.2",
	Quote: "编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。",
	Check: "标题下空一行，顶格，末尾全角冒号", hold: holdRecipient}

func holdRecipient(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		var wrong, mend []string
		if up, over := s.before(l, 1), s.before(l, 2); up != nil && up.text != "" {
			wrong, mend = append(wrong, "与标题之间没有空一行"), append(mend, "在标题下空一行")
		} else if over != nil && over.text == "" {
			wrong, mend = append(wrong, "与标题之间空了不止一行"), append(mend, "标题下只空一行")
		}
		if l.setOff() {
			wrong, mend = append(wrong, "没有顶格"), append(mend, "“段落”→左对齐，首行缩进选“无”，左缩进为0，删去前面的空格")
		}
		if strings.HasSuffix(l.text, ":") {
			wrong, mend = append(wrong, "末尾是半角冒号"), append(mend, "改为全角冒号“：”")
		}
		if len(wrong) > 0 {
			v.find(l.here(), "主送机关"+strings.Join(wrong, "，"), strings.Join(mend, "；"))
		}
	}, recipient)
}
