package twin

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	spanForm  = regexp.MustCompile(`^\[跨(\d+)\] ?`)
	styleForm = regexp.MustCompile(`^\[([^\]/]+)\](?: |$)`)
	runForm   = regexp.MustCompile(`\[([^\[\]/ ]+字)\](.*?)\[/\]`)
)

func (p *parser) row(words []string, text string) error {
	if p.table == nil {
		return fmt.Errorf("行不在表格中")
	}
	row := Row{Header: words[0] == "表头行"}
	for _, w := range words[1:] {
		n, err := strconv.Atoi(strings.TrimPrefix(w, "高"))
		if err != nil {
			return fmt.Errorf("行高“%s”不是数字", w)
		}
		row.Height = n
	}
	columns := 0
	for _, part := range strings.Split(text, markCell) {
		c := parseCell(strings.TrimSpace(part), row.style())
		columns += c.Span
		row.Cells = append(row.Cells, c)
	}
	if columns != len(p.table.Columns) {
		return fmt.Errorf("本行%d列，表格%d列", columns, len(p.table.Columns))
	}
	p.table.Rows = append(p.table.Rows, row)
	return nil
}

func parseCell(text, style string) Cell {
	c := Cell{Span: 1}
	if m := spanForm.FindStringSubmatch(text); m != nil {
		c.Span, _ = strconv.Atoi(m[1])
		text = text[len(m[0]):]
	}
	for _, part := range strings.Split(text, markParagraph) {
		c.Paragraphs = append(c.Paragraphs, parseCellParagraph(strings.TrimSpace(part), style))
	}
	return c
}

func parseCellParagraph(text, style string) Paragraph {
	if m := styleForm.FindStringSubmatch(text); m != nil {
		style, text = m[1], text[len(m[0]):]
	}
	return Paragraph{Style: style, Runs: parseRuns(text)}
}

// parseRuns cuts [黑体字]…[/] out of a paragraph; character styles are known by their names ending in 字.
func parseRuns(text string) []Run {
	var p Paragraph
	for {
		m := runForm.FindStringSubmatchIndex(text)
		if m == nil {
			p.add("", text)
			return p.Runs
		}
		p.add("", text[:m[0]])
		p.add(text[m[2]:m[3]], text[m[4]:m[5]])
		text = text[m[1]:]
	}
}
