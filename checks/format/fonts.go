package format

import (
	"slices"
	"strings"

	"huishang/generator/docx"
)

// The typefaces by the names Word, WPS and the foundry give them. The standard says 仿宋体 and so on, not whose.
var (
	fangsong     = []string{"仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体"}
	heiti        = []string{"黑体", "SimHei", "方正黑体_GBK", "方正黑体简体"}
	kaiti        = []string{"楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体"}
	xiaobiaosong = []string{"方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"}
	songti       = []string{"宋体", "SimSun", "NSimSun", "新宋体"}
)

// is reports whether a typeface is one of the names.
func is(name string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, strings.TrimPrefix(name, "@")) })
}

// faceName writes a typeface for staff.
func faceName(f *docx.Fonts) string {
	name := f.EastAsia
	if name == "" {
		name = "未指定"
	}
	if f.ThemeEastAsia {
		return "主题字体（" + name + "）"
	}
	return name
}

// A stretch is the text of one run, from and to are its bytes in line.text.
type stretch struct {
	run      *docx.Run
	from, to int
	text     string
}

// stretches calls f with the text of every run between two bytes of line.text, as long as f wants more. The automatic number is
// a stretch without a run.
func (l *line) stretches(from, to int, f func(stretch) bool) {
	at := 0
	if l.Label != "" {
		n := min(len(l.Label), to)
		if from < n && !f(stretch{&docx.Run{At: l.At, Text: l.Label, Format: l.LabelAs}, from, n, l.Label[from:n]}) {
			return
		}
		at = len(l.Label)
	}
	at -= strings.Index(l.Label+l.raw, l.text)
	for i := range l.Runs {
		r := &l.Runs[i]
		a, b := max(at, from), min(at+len(r.Text), to)
		if a < b && !f(stretch{r, a, b, r.Text[a-at : b-at]}) {
			return
		}
		at += len(r.Text)
	}
}
