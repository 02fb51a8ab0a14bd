package main

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"huishang/checks"
)

// The parts of a JUnit report that build servers read: a suite a dossier, a case a rule.
type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string     `xml:"classname,attr"`
	Name    string     `xml:"name,attr"`
	Failure *junitText `xml:"failure"`
	Skipped *junitText `xml:"skipped"`
	Output  string     `xml:"system-out,omitempty"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a case a rule: an error nobody released is a failure, another finding its output, a rule that was not checked or
// does not apply is skipped.
func writeJUnit(w io.Writer, read []checked) error {
	report := junitSuites{}
	for _, one := range read {
		report.Suites = append(report.Suites, junitOf(one))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", "  ")
	if err := out.Encode(report); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func junitOf(one checked) junitSuite {
	suite := junitSuite{Name: one.File}
	for _, id := range slices.SortedFunc(maps.Keys(one.Outcomes), compareRules) {
		made := junitCase{Class: "huishang.checks", Name: id}
		var failing, telling []string
		for _, f := range one.Findings {
			switch line := fmt.Sprintf("[%s] %s：%s%s（%s）", f.Level, f.Where, f.Message, f.Remedy, f.Article); {
			case f.Rule != id:
			case f.Blocks():
				failing = append(failing, line)
			default:
				telling = append(telling, line)
			}
		}
		made.Output = strings.Join(telling, "\n")
		outcome := one.Outcomes[id]
		switch {
		case len(failing) > 0:
			made.Failure = &junitText{failing[0], strings.Join(failing, "\n")}
			suite.Failures++
		case outcome == checks.NotApplicable || outcome == checks.NotChecked:
			made.Skipped = &junitText{Message: string(outcome) + "：" + one.Reasons[id]}
			suite.Skipped++
		}
		suite.Cases = append(suite.Cases, made)
	}
	suite.Tests = len(suite.Cases)
	return suite
}

// compareRules orders rules by article and number: ART2-1 before ART13-4.
func compareRules(a, b string) int {
	split := func(id string) (int, int) {
		article, number, _ := strings.Cut(strings.TrimLeft(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "-")
		x, _ := strconv.Atoi(article)
		y, _ := strconv.Atoi(number)
		return x, y
	}
	ax, ay := split(a)
	bx, by := split(b)
	return cmp.Or(cmp.Compare(ax, bx), cmp.Compare(ay, by), cmp.Compare(a, b))
}
