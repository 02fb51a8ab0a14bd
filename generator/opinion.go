package generator

import (
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

func opinions(d *huishang.Dossier) []opinion {
	out := make([]opinion, len(d.Opinions.Agreement))
	for i, o := range d.Opinions.Agreement {
		out[i] = opinion{o, topicTitle(d, o.TopicID), clauseOf(d, o)}
	}
	return out
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

// A form is the page one division fills in: every topic, with the answer where there is one.
type form struct {
	Division   string        `zh:"处室"`
	Due        huishang.Date `zh:"反馈期限"`
	SignedBy   string        `zh:"签字人"`
	ReturnedOn huishang.Date `zh:"反馈日期"`
	Lines      []opinion     `zh:"意见"`
}

// A formsView is what 业务处室反馈意见表 (article 19, 2) offers beyond the dossier.
type formsView struct {
	base
	Forms []form `zh:"处室表"`
}

func formsOf(b base) any {
	v := formsView{base: b}
	in := inquiryOf(b)
	for _, division := range in.Divisions {
		v.Forms = append(v.Forms, formOf(b.Dossier, division, in.Due))
	}
	return v
}

func formOf(d *huishang.Dossier, division string, due huishang.Date) form {
	f := form{Division: division, Due: due}
	for _, t := range d.Proposal.Topics {
		line := opinion{TopicTitle: t.Title}
		for _, o := range d.Opinions.Agreement {
			if o.Division == division && o.TopicID == t.ID {
				line.Opinion = o
				f.SignedBy, f.ReturnedOn = o.SignedBy, o.ReturnedOn
			}
		}
		f.Lines = append(f.Lines, line)
	}
	return f
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
