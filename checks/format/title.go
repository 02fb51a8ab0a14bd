package format

import (
	"fmt"
	"strings"
)

// titleRule is FMT-5: GB/T 9704—2012 7.3.1 asks for 二号小标宋, centred.
var titleRule = Rule{ID: "FMT-5", Subject: "标题", Level: Warning, Article: Standard + " 7.3.1",
	Quote: "一般用2号小标宋体字，编排于红色分隔线下空二行位置，分一行或多行居中排布；回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。",
	Check: "标题居中、二号、方正小标宋、不加粗", hold: holdTitle}

func holdTitle(s *sheet, v *verdict) {
	s.of(func(l *line) {
		v.holds()
		var wrong, mend []string
		if !l.centred() {
			wrong, mend = append(wrong, "没有居中"), append(mend, "“开始”→“居中”")
		} else if l.Format.First(l.size()) != 0 || l.Format.LeftEdge(l.size()) != l.Format.RightEdge(l.size()) {
			wrong, mend = append(wrong, "虽居中但带有缩进，偏在一边"), append(mend, "“段落”→“缩进”全部为0")
		}
		size, face, bold := false, false, false
		for i := range l.Runs {
			r := &l.Runs[i]
			if trim(r.Text) == "" {
				continue
			}
			if r.Format.Size != titleSize && !size {
				size = true
				wrong, mend = append(wrong, fmt.Sprintf("字号为%s", sizeName(r.Format.Size))), append(mend, "字号选“二号”（22磅）")
			}
			if hasHan(r.Text) && (!is(r.Format.Fonts.EastAsia, xiaobiaosong) || r.Format.Fonts.ThemeEastAsia) && !face {
				face = true
				wrong, mend = append(wrong, "字体为"+faceName(&r.Format.Fonts)), append(mend, "中文字体选“方正小标宋简体”")
			}
			if r.Format.Bold && !bold {
				bold = true
				wrong, mend = append(wrong, "加了粗"), append(mend, "取消加粗")
			}
		}
		if len(wrong) > 0 {
			v.find(l.here(), "标题"+strings.Join(wrong, "，")+"；应为居中、二号、方正小标宋简体、不加粗", "选中标题，"+strings.Join(mend, "，"))
		}
	}, title)
}
