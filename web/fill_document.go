package web

import (
	"strings"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
)

// A documentRow is a document and whether it can be made.
type documentRow struct {
	Kind    generator.Kind
	State   string // ready, waiting or faulty
	Reasons []string
	More    int  // reasons that are not shown
	Draft   bool // a draft with marks can be made
}

// row says whether a document can be made, and why not.
func (s *site) row(d *huishang.Dossier, o outcome, ask request) documentRow {
	const most = 3 // reasons shown
	row := documentRow{Kind: o.Kind, State: "ready"}
	if o.Ready() {
		return row
	}
	row.State = "faulty"
	if o.Waiting() {
		row.State = "waiting"
	}
	for _, f := range faultsOf(o.err) {
		row.Reasons = append(row.Reasons, f.Message)
	}
	if len(row.Reasons) == 0 {
		row.Reasons = strings.Split(o.err.Error(), "\n")
	}
	if len(row.Reasons) > most {
		row.More = len(row.Reasons) - most
		row.Reasons = row.Reasons[:most]
	}
	_, err := generator.Draft(o.Kind.Name, d, ask.Options, tags.Mark)
	row.Draft = err == nil
	return row
}

// Number is the document's place in the list, from 1.
func (documentRow) Number(index int) int { return index + 1 }

// Ready reports whether the document can be made.
func (r documentRow) Ready() bool { return r.State == "ready" }

// Sign stands before the word, so that colour is never the only mark.
func (r documentRow) Sign() string { return states[r.State].sign }

// Word says the state.
func (r documentRow) Word() string { return states[r.State].word }

// states say what becomes of a document, in a sign and a word.
var states = map[string]struct{ sign, word string }{
	"ready":   {"✓", "可以生成"},
	"waiting": {"○", "暂不能生成"},
	"faulty":  {"✕", "出错"},
}
