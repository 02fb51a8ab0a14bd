package generator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"huishang"
)

// A topic is a topic of the proposal with the theme of the protocol it belongs to (article 17) and the needs it answers
// (article 8).
type topic struct {
	huishang.Topic
	ThemeName string          `zh:"主题名称"`
	Needs     []huishang.Need `zh:"需求"`
	Aims      []target        `zh:"目标"`
	Brief     string          `zh:"目标概述"`
	Deadline  huishang.Date   `zh:"完成时限"`
	MinutesNo string          `zh:"纪要文号"`
}

func topics(d *huishang.Dossier) []topic {
	if d.Proposal == nil {
		return nil
	}
	out := make([]topic, len(d.Proposal.Topics))
	for i, t := range d.Proposal.Topics {
		out[i] = topic{
			Topic: t, ThemeName: themeName(d, t.ThemeID), Needs: needsOf(d, t.NeedRefs),
			Aims: targets(t.Targets), Brief: brief(t.Targets), Deadline: lastDeadline(t.Targets), MinutesNo: minutesNo(t.GovDecided.MinutesNo),
		}
	}
	return out
}

func needsOf(d *huishang.Dossier, ids []string) []huishang.Need {
	if d.Needs == nil {
		return nil
	}
	var out []huishang.Need
	for _, n := range d.Needs.Items {
		if slices.Contains(ids, n.ID) {
			out = append(out, n)
		}
	}
	return out
}

// minutesNo ends the number of minutes in 号, as it is written in full: 〔2026〕31号.
func minutesNo(no string) string {
	if no == "" || strings.HasSuffix(no, "号") {
		return no
	}
	return no + "号"
}

// decided are the topics the city government has decided upon, and the major ones it has not (article 13).
func decided(list []topic) (yes, no []topic) {
	for _, t := range list {
		switch {
		case t.GovDecided.Decided:
			yes = append(yes, t)
		case t.Category.Major():
			no = append(no, t)
		}
	}
	return yes, no
}

// categories writes 科技创新思路1项、重大科技项目2项, in the order of articles 7 to 10.
func categories(d *huishang.Dossier) string {
	if d.Proposal == nil {
		return ""
	}
	var parts []string
	for _, c := range []huishang.Category{huishang.CategoryThinking, huishang.CategoryMajorWork, huishang.CategoryMajorProject, huishang.CategoryMechanism} {
		n := 0
		for _, t := range d.Proposal.Topics {
			if t.Category == c {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d项", c, n))
		}
	}
	return strings.Join(parts, "、")
}

// total adds figures up; a missing one counts nothing.
func total[T any](list []T, figure func(T) huishang.Decimal) decimal.Decimal {
	var sum decimal.Decimal
	for _, v := range list {
		if d, known := figure(v).Value(); known {
			sum = sum.Add(d)
		}
	}
	return sum
}
