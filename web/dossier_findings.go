package web

import (
	"encoding/json"
	"fmt"

	"huishang/checks"
	"huishang/store"
)

// openFindings are what the rules found in the last version, and what of it is still open.
type openFindings struct {
	Checked  bool
	At       string
	Errors   int // that nobody released
	Warnings int // that nobody explained
	Settled  int
	Shown    []checks.Finding // of those that are open, errors first
}

// shownFindings is how many findings the page of a dossier lists.
const shownFindings = 8

func (o *openFindings) read(kept store.Findings, settled checks.Settled) error {
	if kept.Content == nil {
		return nil
	}
	var all []checks.Finding
	if err := json.Unmarshal(kept.Content, &all); err != nil {
		return fmt.Errorf("read the findings: %w", err)
	}
	o.Checked, o.At = true, minuteOf(kept.At)
	for _, level := range []checks.Level{checks.Error, checks.Warning} {
		for _, f := range all {
			if f.Level == level {
				o.count(f, settled)
			}
		}
	}
	return nil
}

func (o *openFindings) count(f checks.Finding, settled checks.Settled) {
	_, released := settled.Releases[f.Rule]
	_, explained := settled.Explanations[f.Rule]
	switch {
	case released || f.Level == checks.Warning && explained:
		o.Settled++
		return
	case f.Level == checks.Error:
		o.Errors++
	default:
		o.Warnings++
	}
	if len(o.Shown) < shownFindings {
		o.Shown = append(o.Shown, f)
	}
}
