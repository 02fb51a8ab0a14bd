package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"huishang/checks/format"
)

// paints are the colours of the levels on a screen.
var paints = map[format.Level]string{format.Fault: "\033[31m", format.Warning: "\033[33m", format.Hint: "\033[36m"}

// writeWordText tells the findings to a person: what blocks first, each with its place, its remedy and the clause it rests on.
func writeWordText(w io.Writer, name string, report *format.Report) error {
	out := bufio.NewWriter(w)
	paint, plain := paints, "\033[0m"
	if !isScreen(w) {
		paint, plain = nil, ""
	}
	fmt.Fprintf(out, "%s（%s，%s）\n", name, report.Standard, report.RulesVersion)
	for _, f := range report.Findings {
		fmt.Fprintf(out, "\n%s%s%s %s %s：%s\n  怎么改：%s\n  依据：%s%s\n", paint[f.Level], f.Level, plain, f.Rule, f.Place, f.Message, f.Remedy, f.Article, quoted(f.Quote))
	}
	passed, failed, idle := 0, 0, 0
	for _, o := range report.Outcomes {
		switch o {
		case format.Passed:
			passed++
		case format.Failed:
			failed++
		default:
			idle++
		}
	}
	if len(report.Findings) > 0 {
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "错误 %d 处，警告 %d 处，提示 %d 处。规则通过 %d 条，不通过 %d 条，不适用 %d 条。\n",
		report.Counts[format.Fault], report.Counts[format.Warning], report.Counts[format.Hint], passed, failed, idle)
	return out.Flush()
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// isScreen reports whether what is written is looked at as it comes.
func isScreen(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
