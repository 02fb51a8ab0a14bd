package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"huishang/checks"
)

// write reports what came of the files in the wanted format; files that could not be read are told apart.
func (c checkCommand) write(t terminal, all []checked) error {
	var read []checked
	for _, one := range all {
		if one.err == nil {
			read = append(read, one)
		}
	}
	switch c.Format {
	case "json":
		return writeJSON(t.out, read, len(all) == 1)
	case "junit":
		return writeJUnit(t.out, read)
	}
	paint := painter(onScreen(t.out) && os.Getenv("NO_COLOR") == "")
	for i, one := range read {
		if i > 0 {
			fmt.Fprintln(t.out)
		}
		writeText(t.out, one, paint)
	}
	return nil
}

// writeJSON writes the report of a single file, or a list of reports.
func writeJSON(w io.Writer, read []checked, single bool) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if single && len(read) == 1 {
		return out.Encode(read[0])
	}
	if read == nil {
		read = []checked{}
	}
	return out.Encode(read)
}

// A painter colours words on a screen.
type painter bool

// colours of the levels: red, yellow, cyan.
var colours = map[checks.Level]string{checks.Error: "31", checks.Warning: "33", checks.Note: "36"}

func (p painter) level(l checks.Level) string { return p.in(colours[l], "["+string(l)+"]") }

func (p painter) bold(s string) string { return p.in("1", s) }

func (p painter) in(colour, s string) string {
	if !p {
		return s
	}
	return "\033[" + colour + "m" + s + "\033[0m"
}

// writeText writes the findings of one dossier by document, errors first.
func writeText(w io.Writer, one checked, paint painter) {
	fmt.Fprintf(w, "%s\n", paint.bold(strings.TrimSpace(one.City+"  "+one.File)))
	fmt.Fprintf(w, "错误 %d，警告 %d，提示 %d；%s（规则库 %s 版）\n", one.Counts[string(checks.Error)], one.Counts[string(checks.Warning)],
		one.Counts[string(checks.Note)], outcomes(one.Report), one.RulesVersion)
	findings := slices.Clone(one.Findings)
	slices.SortStableFunc(findings, func(a, b checks.Finding) int {
		return cmp.Or(cmp.Compare(place(findings, a), place(findings, b)), cmp.Compare(severity(a), severity(b)))
	})
	document := ""
	for i, f := range findings {
		if head := heading(f); i == 0 || head != document {
			document = head
			fmt.Fprintf(w, "\n%s\n", paint.bold(document))
		}
		writeFinding(w, f, paint)
	}
	if len(one.Prompts) > 0 {
		fmt.Fprintf(w, "\n%s\n", paint.bold("须由人判断"))
		for _, f := range one.Prompts {
			fmt.Fprintf(w, "  %s %s\n    %s\n", f.Rule, f.Message, f.Remedy)
		}
	}
}

func writeFinding(w io.Writer, f checks.Finding, paint painter) {
	place := f.Place
	if f.Cell != "" {
		place = "工作表“" + f.Sheet + "”" + f.Cell + " " + place
	}
	fmt.Fprintf(w, "  %s %s %s\n    %s\n    改法：%s\n    依据：%s%s\n", paint.level(f.Level), f.Rule, place, f.Message, f.Remedy, f.Article, quoted(f.Quote))
	if len(f.BecauseOf) > 0 {
		fmt.Fprintf(w, "    由此还引起：%s\n", strings.Join(f.BecauseOf, "、"))
	}
	if f.Explanation != "" {
		fmt.Fprintf(w, "    说明：%s\n", f.Explanation)
	}
	if f.Release != nil {
		fmt.Fprintf(w, "    放行：%s，%s，%s\n", f.Release.By, f.Release.On.Chinese(), f.Release.Reason)
	}
}

// heading is the document a finding belongs to.
func heading(f checks.Finding) string {
	if head, _, _ := strings.Cut(f.Place, " › "); head != "" {
		return head
	}
	return "卷宗"
}

// place is where the document of a finding first comes up.
func place(all []checks.Finding, f checks.Finding) int {
	return slices.IndexFunc(all, func(other checks.Finding) bool { return heading(other) == heading(f) })
}

func severity(f checks.Finding) int {
	return slices.Index([]checks.Level{checks.Error, checks.Warning, checks.Note}, f.Level)
}

// outcomes counts how the rules came out.
func outcomes(r checks.Report) string {
	counts := map[checks.Outcome]int{}
	for _, o := range r.Outcomes {
		counts[o]++
	}
	var words []string
	for _, o := range []checks.Outcome{checks.Passed, checks.Failed, checks.NotApplicable, checks.NotChecked} {
		words = append(words, fmt.Sprintf("%s %d", o, counts[o]))
	}
	return strings.Join(words, "，")
}

// quoted is a quote in its marks; what no text asks for has none.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}
