package format

import (
	"fmt"
	"regexp"
	"strings"
)

// attachmentNote is FMT-14: GB/T 9704—2012 7.3.4.
var attachmentNote = Rule{ID: "FMT-14", Subject: "附件说明", Level: Warning, Article: Standard + " 7.3.4",
	Quote: "如有附件，在正文下空一行左空二字编排“附件”二字，后标全角冒号和附件名称。如有多个附件，使用阿拉伯数字标注附件顺序号（如“附件：1. ×××××”）；附件名称后不加标点符号。",
	Check: "正文下空一行、左空二字“附件：”，多个用“1.”编号，名称后无标点，与附件页的标题一致", hold: holdAttachmentNote}

var (
	noteHead = regexp.MustCompile(`^附\s*件\s*[：:]?\s*`)
	noteItem = regexp.MustCompile(`^([0-9０-９]{1,2})\s*([.．、)）]?)\s*`)
)

// noteEnds are the marks no name of an attachment ends with.
const noteEnds = "。；;，,、.．：:"

// A named attachment is one line of the list of attachments.
type named struct {
	line   *line
	number string
	mark   string // what stands behind the number
	name   string
}

func holdAttachmentNote(s *sheet, v *verdict) {
	list := s.named()
	titles := s.attachmentTitles()
	for i, n := range list {
		v.holds()
		wrong := s.noteFaults(n, i == 0, len(list) > 1)
		if title := titles[n.key(len(list))]; title != "" && n.name != "" && plainName(title) != plainName(strings.TrimRight(n.name, noteEnds)) {
			wrong = append(wrong, fmt.Sprintf("名称“%s”与附件页的标题“%s”不一致", n.name, title))
		}
		if len(wrong) > 0 {
			v.find(n.line.here(), "附件说明"+strings.Join(wrong, "，"),
				"正文下空一行，“段落”→首行缩进2字符（或左空二字的悬挂缩进），写作“附件：1.名称”，名称后不加标点，与附件首页标题一致")
		}
	}
}

// named reads the list of attachments after the text.
func (s *sheet) named() []named {
	var out []named
	s.of(func(l *line) {
		rest := l.text
		if head := noteHead.FindString(rest); head != "" {
			rest = rest[len(head):]
		}
		n := named{line: l, name: rest}
		if m := noteItem.FindStringSubmatch(rest); m != nil && m[2] != "" {
			n.number, n.mark, n.name = m[1], m[2], rest[len(m[0]):]
		}
		if rest == "" {
			return // “附件：” alone, the names stand below
		}
		out = append(out, n)
	}, attachments)
	return out
}

func (n *named) key(total int) string {
	if n.number == "" && total == 1 {
		return "1"
	}
	return n.number
}

func (s *sheet) noteFaults(n named, first, several bool) []string {
	l := n.line
	var wrong []string
	if first {
		wrong = s.noteHeadFaults(l)
	}
	if several && n.number == "" {
		wrong = append(wrong, "有多个附件而没有编号")
	}
	if n.number != "" && n.mark != "." {
		wrong = append(wrong, "序号写作“"+n.number+n.mark+"”，应为“"+n.number+".”")
	}
	if last := lastRune(n.name); n.name != "" && strings.Contains(noteEnds, last) {
		wrong = append(wrong, "名称后多了“"+last+"”")
	}
	return wrong
}

// noteHeadFaults tells what is wrong with where the list begins.
func (s *sheet) noteHeadFaults(l *line) []string {
	var wrong []string
	if up, over := s.before(l, 1), s.before(l, 2); up != nil && up.text != "" {
		wrong = append(wrong, "与正文之间没有空一行")
	} else if over != nil && over.text == "" {
		wrong = append(wrong, "与正文之间空了不止一行")
	}
	em := bodySizeWanted
	if in := l.Format.LeftEdge(em) + l.Format.First(em); strings.TrimLeft(l.raw, " 　\t") != l.raw {
		wrong = append(wrong, "用空格顶出缩进")
	} else if in < indentLow || in > indentHigh {
		wrong = append(wrong, "没有左空二字")
	}
	if head := noteHead.FindString(l.text); strings.Contains(head, ":") {
		wrong = append(wrong, "“附件”后用了半角冒号")
	}
	return wrong
}

// attachmentTitles are the titles of the attachment pages by number; a single one without a number is 1.
func (s *sheet) attachmentTitles() map[string]string {
	out := map[string]string{}
	number := ""
	s.of(func(l *line) {
		if l.kind == attachment {
			number = strings.Trim(noteHead.ReplaceAllString(l.text, ""), "：: ")
			if number == "" {
				number = "1"
			}
			return
		}
		if number != "" {
			out[number] += l.text
		}
	}, attachment, attachmentTitle)
	return out
}

// plainName is a name without brackets, blanks and line breaks.
func plainName(s string) string {
	return strings.NewReplacer("《", "", "》", "", " ", "", "　", "", "\n", "", "\t", "").Replace(s)
}
