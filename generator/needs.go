package generator

import (
	"slices"
	"strings"

	"huishang"
)

// A needsView is what 区域产业发展需求 (article 19, 1) offers beyond the dossier.
type needsView struct {
	base
	Statistics []huishang.Statistics `zh:"统计数据"`
	Industries string                `zh:"产业名单"`
	Themes     string                `zh:"主题名单"`
	Proposed   string                `zh:"已提需求"`
}

func needsViewOf(b base) any {
	b.Lines = titleLines(b.Needs.Title)
	v := needsView{base: b, Statistics: publishedRD(b.City.Statistics), Themes: quoted(themeNames(b.Protocol))}
	var industries, proposed []string
	for _, n := range b.Needs.Items {
		if !slices.Contains(industries, n.Industry) {
			industries = append(industries, n.Industry)
		}
		if answered(b.Proposal, n.ID) {
			proposed = append(proposed, n.Bottleneck)
		}
	}
	v.Industries = strings.Join(industries, "、")
	v.Proposed = quoted(proposed)
	return v
}

// answered reports whether a topic of the proposal refers to the need (article 8).
func answered(p *huishang.Proposal, need string) bool {
	return p != nil && slices.ContainsFunc(p.Topics, func(t huishang.Topic) bool { return slices.Contains(t.NeedRefs, need) })
}
