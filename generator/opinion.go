package generator

import (
	"cmp"
	"fmt"
	"strings"

	"huishang"
)

// An opinion is the answer of one division with the topic it is about and the clause it led to.
type opinion struct {
	huishang.Opinion
	TopicTitle string `zh:"议题名称"`
	Clause     string `zh:"条款"`
}

func opinions(d *huishang.Dossier, list []huishang.Opinion) []opinion {
	out := make([]opinion, len(list))
	for i, o := range list {
		if overdue(o) {
			o.Verdict, o.Text = "逾期", cmp.Or(o.Text, o.OverdueNote)
		}
		out[i] = opinion{o, topicTitle(d, o.TopicID), clauseOf(d, o)}
	}
	return out
}

// overdue reports whether a division was registered as late and has not answered since.
func overdue(o huishang.Opinion) bool {
	return o.Verdict == "" && strings.TrimSpace(o.OverdueNote) != ""
}

func topicTitle(d *huishang.Dossier, id string) string {
	if d.Proposal != nil {
		for _, t := range d.Proposal.Topics {
			if t.ID == id {
				return t.Title
			}
		}
	}
	return ""
}

func clauseOf(d *huishang.Dossier, o huishang.Opinion) string {
	if o.AgreementItemID != "" {
		return o.AgreementItemID
	}
	if d.Agreement != nil {
		for _, it := range d.Agreement.Items {
			if it.FromTopic != "" && it.FromTopic == o.TopicID {
				return it.ID
			}
		}
	}
	return ""
}

// count writes 同意2条、修改后同意1条: how often each word occurs, in the order given.
func count[T ~string](unit string, words []T, list []huishang.Opinion, word func(huishang.Opinion) T) string {
	var parts []string
	for _, w := range words {
		n := 0
		for _, o := range list {
			if word(o) == w {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d%s", w, n, unit))
		}
	}
	return strings.Join(parts, "、")
}
