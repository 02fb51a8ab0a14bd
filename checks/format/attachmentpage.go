package format

import "strings"

// attachmentPage is FMT-15: GB/T 9704—2012 7.3.7.
var attachmentPage = Rule{ID: "FMT-15", Subject: "附件页", Level: Warning, Article: Standard + " 7.3.7",
	Quote: "附件应当另面编排，并在版记之前，与公文正文一起装订。“附件”二字及附件顺序号用3号黑体字顶格编排在版心左上角第一行。附件标题居中编排在版心第三行。附件顺序号和附件标题应当与附件说明的表述一致。",
	Check: "另起一页，“附件1”三号黑体顶格，标题居中在第三行", hold: holdAttachmentPage}

func holdAttachmentPage(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		var wrong, mend []string
		if !s.breaks(l) {
			wrong, mend = append(wrong, "没有另起一页"), append(mend, "在“附件”前“插入”→“分页”")
		}
		if face := l.markFace(); face != "" {
			wrong, mend = append(wrong, "字体为"+face+"，不是黑体"), append(mend, "字体选“黑体”")
		}
		if size := l.size(); size != bodySizeWanted {
			wrong, mend = append(wrong, "字号为"+sizeName(size)+"，不是三号"), append(mend, "字号选“三号”")
		}
		if l.setOff() {
			wrong, mend = append(wrong, "没有顶格"), append(mend, "左对齐，缩进为0，删去前面的空格")
		}
		if strings.ContainsAny(l.text, "：:") {
			wrong, mend = append(wrong, "序号后多了冒号"), append(mend, "删去冒号")
		}
		w, m := s.attachmentTitleFaults(l)
		if wrong, mend = append(wrong, w...), append(mend, m...); len(wrong) > 0 {
			v.find(l.here(), "“"+l.text+"”"+strings.Join(wrong, "，"), strings.Join(mend, "；"))
		}
	}, attachment)
}

// attachmentTitleFaults tells what is wrong with the title below an attachment's number.
func (s *sheet) attachmentTitleFaults(l *line) (wrong, mend []string) {
	heading := s.following(l)
	if heading == nil || heading.kind != attachmentTitle {
		return nil, nil
	}
	if heading.flow-l.flow != 2 {
		wrong, mend = append(wrong, "附件标题不在第三行"), append(mend, "“附件”与标题之间空一行")
	}
	if !heading.centred() {
		wrong, mend = append(wrong, "附件标题没有居中"), append(mend, "选中附件标题，“开始”→“居中”")
	}
	return wrong, mend
}

// setOff reports whether a line does not begin at the left edge.
func (l *line) setOff() bool {
	f := l.Format
	return f.Align == "center" || f.Align == "right" || f.First(bodySizeWanted) != 0 || f.LeftEdge(bodySizeWanted) != 0 || strings.TrimLeft(l.raw, " 　\t") != l.raw
}

// markFace is the typeface of the word 附件 when it is not 黑体, for staff.
func (l *line) markFace() string {
	face := ""
	l.stretches(0, len(l.text), func(st stretch) bool {
		if f := &st.run.Format.Fonts; hasHan(st.text) && (!is(f.EastAsia, heiti) || f.ThemeEastAsia) {
			face = faceName(f)
		}
		return face == ""
	})
	return face
}
