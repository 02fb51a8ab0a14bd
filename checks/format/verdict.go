package format

import (
	"fmt"

	"huishang/generator/docx"
)

// A verdict gathers what one rule says of a document.
type verdict struct {
	sheet   *sheet
	rule    Rule
	held    int // how many things the rule was held against
	found   []found
	skipped int // findings beyond maxFound
}

// found is a finding and the number of the thing it was found at.
type found struct {
	Finding
	first, last int
}

// maxFound is how many findings of one rule are told one by one.
const maxFound = 20

// holds notes that the rule applies to one more thing: a paragraph, a section, a table.
func (v *verdict) holds() { v.held++ }

// find notes a departure at the thing that is held. One that says the same as that of the thing before is counted with it.
func (v *verdict) find(at place, message, remedy string) {
	if k := len(v.found); k > 0 {
		last := &v.found[k-1]
		if last.Message == message && last.Remedy == remedy && last.last >= v.held-1 && last.Spot.Part == at.Part {
			if at.Paragraph != last.Spot.Paragraph && last.last < v.held {
				last.Count++
				last.Spot.To = at.Paragraph
			}
			last.last = v.held
			return
		}
	}
	if len(v.found) == maxFound {
		v.skipped++
		return
	}
	f := Finding{Rule: v.rule.ID, Level: v.rule.Level, Article: v.rule.Article, Quote: v.rule.Quote, Message: message, Remedy: remedy, BecauseOf: []string{}, Count: 1, at: at.at}
	f.Spot = Spot{Place: at.Place, Words: at.words}
	v.found = append(v.found, found{f, v.held, v.held})
}

// told gives the findings with their places in words.
func (v *verdict) told() []Finding {
	out := make([]Finding, len(v.found))
	for i, f := range v.found {
		if f.Count == 1 {
			f.Count = 0
		} else {
			f.Message += fmt.Sprintf("（至第%d段，共%d段相同）", f.Spot.To, f.Count)
		}
		if i == maxFound-1 && v.skipped > 0 {
			f.Message += fmt.Sprintf("；此后还有%d处同类问题，未逐一列出", v.skipped)
		}
		f.Where = fmt.Sprintf("%s#p%d", f.Spot.Part, f.Spot.Paragraph)
		f.Place = f.Spot.String()
		if f.Spot.Words != "" {
			f.Place += "“" + f.Spot.Words + "”"
		}
		out[i] = f.Finding
	}
	return out
}

func (v *verdict) outcome() Outcome {
	switch {
	case len(v.found) > 0:
		return Failed
	case v.held > 0:
		return Passed
	}
	return NotApplicable
}

// A place is a place in the document with the byte a comment goes to.
type place struct {
	docx.Place
	at    int
	words string
}
