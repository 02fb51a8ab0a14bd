// Package format holds a Word document against GB/T 9704—2012, the layout of official documents, and against what an office
// takes out of a text before it sends it. It judges what is in force, whoever made the document: see docx.Read.
package format

import (
	"fmt"
	"slices"

	"huishang/generator/docx"
)

// Options are what a document cannot tell of itself. Without them it is judged by what it says most often.
type Options struct {
	City string // whose document it is: 唐山市
	Year int    // the year it is about
}

// Check reads a Word file and holds it against every rule. A file that is no Word document wraps docx.ErrNotWord.
func Check(file []byte, o Options) (*Report, error) { return CheckUnpacked(file, nil, o) }

// CheckUnpacked checks as [Check] does a file whose parts somebody unpacked before, as [docx.ReadUnpacked] takes them.
func CheckUnpacked(file []byte, before func(name string, size uint64, checksum uint32) (data []byte, held bool), o Options) (*Report, error) {
	d, err := docx.ReadUnpacked(file, before)
	if err != nil {
		return nil, fmt.Errorf("这个 Word 文件读不了（%w）。请用 Word 或 WPS 打开后另存为 .docx 再上传。", err)
	}
	return Hold(d, o), nil
}

// Hold holds a document against every rule.
func Hold(d *docx.Document, o Options) *Report {
	s := newSheet(d, o)
	r := &Report{Standard: Standard, RulesVersion: Version, Findings: []Finding{}, Counts: map[Level]int{Fault: 0, Warning: 0, Hint: 0}, Outcomes: map[string]Outcome{},
		Changes: len(d.Changes), Remarks: len(d.Remarks)}
	for _, rule := range Rules() {
		v := &verdict{sheet: s, rule: rule}
		rule.hold(s, v)
		r.Outcomes[rule.ID] = v.outcome()
		for _, f := range v.told() {
			r.Counts[f.Level]++
			r.Findings = append(r.Findings, f)
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int { return a.Level.weight() - b.Level.weight() })
	return r
}
