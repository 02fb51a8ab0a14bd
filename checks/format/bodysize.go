package format

// bodySize is FMT-3: GB/T 9704—2012 5.2.2 and 7.3.3 ask for 三号 wherever nothing else is said.
var bodySize = Rule{ID: "FMT-3", Subject: "正文字号", Level: Warning, Article: Standard + " 5.2.2、7.3.3",
	Quote: "如无特殊说明，公文格式各要素一般用3号仿宋体字。特定情况可以作适当调整。",
	Check: "主送机关、正文、附件说明、署名、日期的文字为三号（16磅）；表格和文本框除外", hold: holdBodySize}

func holdBodySize(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		for i := range l.Runs {
			r := &l.Runs[i]
			if trim(r.Text) == "" || r.Format.Hidden || r.Format.Size == bodySizeWanted {
				continue
			}
			v.find(l.atRun(r), "字号为"+sizeName(r.Format.Size)+"，不是三号", "选中这些文字，“开始”→“字号”选“三号”（16磅）")
			return
		}
	}, recipient, body, heading2, heading3, heading4, attachments, signature, date, note)
}
