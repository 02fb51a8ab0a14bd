package format

import (
	"strings"

	"huishang/generator/docx"
)

// A kind says what a paragraph is in an official document (GB/T 9704—2012 clause 7.1).
type kind uint8

const (
	blank           kind = iota
	agencyMark           // 发文机关标志
	agencyNumber         // 发文字号
	topMark              // 份号、密级、紧急程度、签发人
	title                // 标题
	subtitle             // 标题之下的题注：日期、会议、草案
	recipient            // 主送机关
	heading1             // 一、
	heading2             // （一）
	heading3             // 1.
	heading4             // （1）
	body                 // 正文
	attachments          // 附件说明
	attachment           // 附件页上的“附件1”
	attachmentTitle      // 附件标题
	signature            // 署名
	date                 // 成文日期
	note                 // 附注
	caption              // 居中或居右的短行：章、表名、图名、单位
	signPage             // （此页无正文）
	imprint              // 版记
	outline              // 目录
	inTable              // 表格中的文字
	inBox                // 文本框、图文框中的文字
)

// kindNames are how messages call a paragraph.
var kindNames = map[kind]string{
	agencyMark: "发文机关标志", agencyNumber: "发文字号", title: "标题", subtitle: "题注", recipient: "主送机关",
	heading1: "一级标题", heading2: "二级标题", heading3: "三级标题", heading4: "四级标题", body: "正文", attachments: "附件说明",
	attachment: "附件序号", attachmentTitle: "附件标题", signature: "署名", date: "成文日期", note: "附注",
}

// A line is one paragraph and what it is.
type line struct {
	*docx.Paragraph
	kind  kind
	text  string // label and text, without blanks at the ends
	raw   string // the text as it stands
	index int    // in sheet.lines
	flow  int    // in sheet.flow, -1 for what does not stand in the text itself
	label int    // how many bytes of text are the number in front of a heading
}

func newLine(p *docx.Paragraph, index int) line {
	raw := p.Text()
	return line{Paragraph: p, raw: raw, text: trim(p.Label + raw), index: index, flow: -1}
}

// trim takes away the blanks at both ends, full-width ones too.
func trim(s string) string { return strings.Trim(s, " \t\n\r　\u00a0") }

// here is the place of the line.
func (l *line) here() place { return place{l.Place, l.At, words(l.text)} }

// at is the place of one run of the line.
func (l *line) atRun(r *docx.Run) place { return place{l.Place, r.At, words(l.text)} }

// words are the first of a text.
func words(s string) string {
	const enough = 12
	n := 0
	for i := range s {
		if n == enough {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// level is the level of a heading, 0 for what is none.
func (k kind) level() int {
	if k >= heading1 && k <= heading4 {
		return int(k-heading1) + 1
	}
	return 0
}

// size is that of the first letters, or of the paragraph's end.
func (l *line) size() int {
	for i := range l.Runs {
		if trim(l.Runs[i].Text) != "" {
			return l.Runs[i].Format.Size
		}
	}
	return l.Mark.Size
}

// look is the format of the first letters.
func (l *line) look() *docx.RunFormat {
	for i := range l.Runs {
		if trim(l.Runs[i].Text) != "" {
			return l.Runs[i].Format
		}
	}
	return l.Mark
}

func (l *line) centred() bool { return l.Format.Align == "center" }
