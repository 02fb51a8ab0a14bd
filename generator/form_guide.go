package generator

import "fmt"

// guide writes the first sheet: what the form is, how it is filled in, what the colours mean.
func (w *formWriter) guide() {
	w.sheet, w.row = guideSheet, 1
	g := grid{widths: []float64{numberWidth, 100, valueWidth}}
	for i, name := range []string{"A", "B", "C"} {
		w.do(w.file.SetColWidth(w.sheet, name, name, g.widths[i]))
	}
	w.put(1, w.title(), look{role: roleTitle})
	w.height(34)
	w.row++
	w.put(1, fmt.Sprintf("城市：%s（%s）　年份：%d　表格版本：%d", w.known.City.Name, w.known.City.Code, w.options.Year, formVersion), look{role: roleHint})
	w.row += 2
	general := []string{
		"浅黄的格子要填，灰色的格子不用填。选中一个格子，旁边会出现填法和例子；有下拉箭头的请从列表里选。",
		"表头带 * 的必填，带 △ 的按情况必填（选中格子看是什么情况）。",
		"单位写在表头里，格子里只填数字。没有数据空着，不要填零或“无”。",
		"斜体的“示例”行只说明填法，系统不读，不用删。“序号”栏不读。",
		"工作表有保护但没有密码，可以插入行、调整行高列宽。不要删改表头，也不要改工作表的名字。",
		"填完把这个文件原样传回系统或发回，不用打印盖章。系统会一次说明全部问题，并在格子上标出。",
	}
	w.lines("填写要求", append(append([]string(nil), w.kind.intro...), general...))
	var sheets []string
	for _, s := range w.kind.sheets {
		sheets = append(sheets, s.name+"："+s.hint)
	}
	w.lines("各表内容", sheets)
	w.print(g, 0)
	w.freeze(g, 0)
	w.protect()
}

// lines writes a heading and numbered sentences.
func (w *formWriter) lines(heading string, sentences []string) {
	w.put(1, heading, look{role: roleHeading})
	w.height(24)
	w.row++
	for i, s := range sentences {
		w.put(1, fmt.Sprint(i+1), look{role: roleHint})
		w.put(2, s, look{role: roleNote})
		w.row++
	}
	w.row++
}
