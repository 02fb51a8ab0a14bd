package format

import (
	"fmt"
	"strings"
)

// margins is FMT-2: GB/T 9704—2012 5.2.1 gives 天头 37 mm, 订口 28 mm and a type area of 156 mm by 225 mm, each within 1 mm,
// which leaves 26 mm on the right and 35 mm below.
var margins = Rule{ID: "FMT-2", Subject: "页边距", Level: Fault, Article: Standard + " 5.2.1",
	Quote: "公文用纸天头（上白边）为37 mm±1 mm，公文用纸订口（左白边）为28 mm±1 mm，版心尺寸为156 mm×225 mm。",
	Check: "页边距上37、下35、左28、右26毫米，误差不超过1毫米", hold: holdMargins}

// marginSlack is 1 mm.
const marginSlack = 57

func holdMargins(s *sheet, v *verdict) {
	for i := range s.doc.Sections {
		sect := &s.doc.Sections[i]
		if sect.Width > sect.Height {
			continue // a page turned for a table keeps the margins of the paper, which are others of the page
		}
		v.holds()
		var wrong []string
		for _, m := range []struct {
			name           string
			got, want, mmW int
		}{
			{"上", sect.Top, 2098, 37}, {"下", sect.Bottom, 1984, 35}, {"左", sect.Left + sect.Gutter, 1588, 28}, {"右", sect.Right, 1474, 26},
		} {
			if !near(m.got, m.want, marginSlack) {
				wrong = append(wrong, fmt.Sprintf("%s%s毫米（应为%d毫米）", m.name, millimetres(m.got), m.mmW))
			}
		}
		if len(wrong) > 0 {
			v.find(s.section(sect), "页边距不对："+strings.Join(wrong, "，"),
				"“布局（页面布局）”→“页边距”→“自定义页边距”：上3.7厘米、下3.5厘米、左2.8厘米、右2.6厘米，装订线0，应用于整篇文档")
		}
	}
}
