package scheduler

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"huishang/yamlfile"
)

// The keys of a notice, in the order they are written.
var (
	noticeKeys = []string{"periods", "cities", "reminders"}
	ruleKeys   = []string{"kind", "base", "cities", "due", "to", "keep", "basis", "steps"}
	stepKeys   = []string{"at", "level", "say", "cc", "unless"}
)

// noticeReader reads one file of notices into a notice.
type noticeReader struct {
	*page
	notice   *Notice
	overlaid bool            // a file of staff: it only changes what is there
	seen     map[string]bool // the entries of this file
}

// ofOwn is the basis of what staff have written without saying on what ground.
const ofOwn = "本单位规定"

// notices reads a file: first the cities it speaks of, then what holds for all of them, then what holds for some.
func (r *noticeReader) notices(data []byte) {
	root := r.Read(data)
	if root == nil {
		return
	}
	r.seen = map[string]bool{}
	var general, local []ast.Node
	entries := r.Mapping(root, noticeKeys...)
	for _, e := range entries {
		switch e.Key {
		case "cities":
			r.cities(e.Value)
		case "periods":
			r.periods(e.Value)
		}
	}
	for _, e := range entries {
		if e.Key != "reminders" {
			continue
		}
		for _, item := range r.Sequence(e.Value) {
			if yamlfile.Has(item, "cities") {
				local = append(local, item)
			} else {
				general = append(general, item)
			}
		}
	}
	for _, item := range slices.Concat(general, local) {
		r.one(item)
	}
}

// cities reads the cities; those of staff are added to those of the program.
func (r *noticeReader) cities(n ast.Node) {
	for _, item := range r.Sequence(n) {
		if name := r.Text(item); name != "" && !slices.Contains(r.notice.cities, name) {
			r.notice.cities = append(r.notice.cities, name)
		}
	}
}

func (r *noticeReader) periods(n ast.Node) {
	for _, e := range r.Mapping(n, periodNames...) {
		made := period{basis: ofOwn}
		for _, field := range r.Mapping(e.Value, "value", "basis") {
			switch field.Key {
			case "value":
				made.length = r.moment(field.Value)
				if made.length.words != "" && made.length.from != sinceBase {
					r.Fault(field.Value, "期限应写成 满15个工作日 的样子")
				}
			case "basis":
				made.basis = r.Text(field.Value)
			}
		}
		if made.length.words == "" {
			if !yamlfile.Has(e.Value, "value") {
				r.Fault(e.Value, "缺少“value”")
			}
			continue
		}
		r.notice.periods[e.Key] = made
	}
}
