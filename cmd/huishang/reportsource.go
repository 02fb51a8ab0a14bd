package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/generator/report"
	"huishang/proceeding"
)

// source reads the dossiers of a report and holds them against the Measures. Those with faults are left out and told; when none
// is left, or a file cannot be read at all, there is nothing to report on.
func (c reportCommand) source(t terminal) (source report.Source, broken []error, err error) {
	today, err := dayOr(c.Today)
	if err != nil {
		return source, nil, err
	}
	rules, err := c.rulesFlag.load()
	if err != nil {
		return source, nil, err
	}
	names, err := dossierFiles(append(c.Data, c.More...))
	if err != nil {
		return source, nil, err
	}
	source = report.Source{Today: today, Average: rules.ProvinceIntensity(), Rules: rules.Version}
	for _, name := range names {
		dossier, err := readReported(name)
		if err != nil {
			broken = append(broken, err)
			source.LeftOut = append(source.LeftOut, filepath.Base(name))
			continue
		}
		source.Dossiers = append(source.Dossiers, dossier)
	}
	if len(source.Dossiers) == 0 {
		return source, nil, fmt.Errorf("没有生成报表，卷宗都有错误：\n%w", errors.Join(broken...))
	}
	if again := source.Superseded(); len(again) > 0 {
		fmt.Fprintf(t.err, "%s有不止一份卷宗，只用最新一次会商的一份（同一次的，用数据日期最新的）。\n", strings.Join(again, "、"))
	}
	if c.wantsReviews() {
		source.Reviews = reviews(source, rules)
	}
	return source, broken, nil
}

// dossierFiles lists the dossiers the command line names, each once; a folder stands for those in it.
func dossierFiles(given []string) ([]string, error) {
	names, err := dossierNames(given)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var out []string
	for _, name := range names {
		if at, err := filepath.Abs(name); err == nil && !seen[at] {
			seen[at] = true
			out = append(out, name)
		}
	}
	return out, nil
}

// readReported reads a dossier; one without a city belongs to nobody and cannot be reported on.
func readReported(name string) (*huishang.Dossier, error) {
	dossier, err := readDossier(name)
	if err != nil {
		return nil, err
	}
	if dossier.City.Name == "" {
		return nil, fmt.Errorf("卷宗 %s 没有写城市名称（city.name），请核对是不是卷宗。", name)
	}
	return dossier, nil
}

func (c reportCommand) wantsReviews() bool {
	k, _ := report.KindOf(c.Kind)
	return k.Reviewed
}

// reviews holds the dossiers that are reported on against all rules.
func reviews(source report.Source, rules *checks.Rules) []report.Review {
	var out []report.Review
	for _, dossier := range source.Latest() {
		found := rules.Run(checks.Input{Dossier: dossier, Today: source.Today})
		review := report.Review{City: dossier.City.Name}
		told := proceeding.Review(found).Findings
		for i, f := range append(found.Findings, found.Prompts...) {
			review.Findings = append(review.Findings, report.Finding{Rule: f.Rule, Level: told[i].Level, Article: told[i].Article, Quote: told[i].Quote, Where: told[i].Where,
				Problem: told[i].Problem, Remedy: told[i].Remedy, Settled: told[i].Settled})
		}
		out = append(out, review)
	}
	return out
}
