package web

import (
	"slices"
	"strings"

	"huishang/generator"
	"huishang/generator/report"
	"huishang/guard"
)

// A templateKind is a template file and what is made from it.
type templateKind struct {
	File   string
	Made   []templateMade
	report bool
}

// A templateMade is a document or report made from a template.
type templateMade struct{ Name, Title string }

// Titles names what is made from it.
func (k templateKind) Titles() string {
	var titles []string
	for _, m := range k.Made {
		titles = append(titles, m.Title)
	}
	return strings.Join(titles, "、")
}

// format is the program it is changed in.
func (k templateKind) format() string {
	if k.report {
		return "Excel"
	}
	return "Word"
}

// media is what such a file is to a browser.
func (k templateKind) media() string {
	if k.report {
		return excelType
	}
	return wordType
}

// outside is what such a file is to guard.
func (k templateKind) outside() guard.Kind {
	if k.report {
		return guard.Excel
	}
	return guard.Word
}

// templateKinds lists the templates of all documents in the order of the procedures, and behind them those of the reports.
func (s *site) templateKinds() []templateKind {
	var all []templateKind
	for _, k := range generator.Kinds() {
		at := slices.IndexFunc(all, func(t templateKind) bool { return t.File == k.File() })
		if at < 0 {
			at = len(all)
			all = append(all, templateKind{File: k.File()})
		}
		all[at].Made = append(all[at].Made, templateMade{k.Name, k.Title})
	}
	if s.Reports == nil {
		return all
	}
	for _, k := range report.Kinds() {
		all = append(all, templateKind{File: k.File(), Made: []templateMade{{k.Name, k.Title}}, report: true})
	}
	return all
}

// templateKind finds a template by its file.
func (s *site) templateKind(file string) (templateKind, error) {
	all := s.templateKinds()
	at := slices.IndexFunc(all, func(k templateKind) bool { return k.File == file })
	if at < 0 {
		return templateKind{}, errNoPage
	}
	return all[at], nil
}

// names are what its tags may use beside the names of the dossier.
func (k templateKind) names() []string {
	if kind, known := generator.KindOf(k.Made[0].Name); known && !k.report {
		return kind.Names()
	}
	return nil
}
