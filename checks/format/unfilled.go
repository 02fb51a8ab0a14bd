package format

import (
	"regexp"
	"slices"
	"strings"
)

// unfilled is RES-1: what should have been filled in and was not, tags of templates among it.
var unfilled = Rule{ID: "RES-1", Subject: "待填内容", Level: Fault, Article: custom,
	Check: "没有〔待填〕、{{标签}}、××等没有填写的内容", hold: holdUnfilled}

var unfilledText = regexp.MustCompile(`〔待填[^〕]*〕|【待填[^】]*】|[\[（(]待填[^\]）)]*[\]）)]|待补充|待核实|\{\{[^{}]*\}\}|\$\{[^{}]*\}|[×]{2,}|[Xx]{2,}(?:市|县|区|省|厅|局|处|年|月|日|万元|单位|公司|部门)|_{4,}[市厅局]`)

// quotedArticle is the wording of an article, which may itself hold ××.
var quotedArticle = regexp.MustCompile(`第[一二三四五六七八九十百]+条(?:（[一二三四五六七八九十]+）)?“[^”]*”`)

// everyLine calls f with every line of the document, headers and footers last.
func (s *sheet) everyLine(f func(*line)) {
	for i := range s.lines {
		f(&s.lines[i])
	}
	var names []string
	for name := range s.edges {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for i := range s.edges[name] {
			f(&s.edges[name][i])
		}
	}
}

func holdUnfilled(s *sheet, v *verdict) {
	s.everyLine(func(l *line) {
		if l.text == "" {
			return
		}
		v.holds()
		if !strings.ContainsAny(l.text, "待{$×Xx_") {
			return
		}
		if m := unfilledText.FindString(quotedArticle.ReplaceAllString(l.text, "")); m != "" {
			v.find(l.here(), "“"+m+"”还没有填写", "填上实际内容，或删去这一处")
		}
	})
}
