package generator

import (
	"strings"

	"huishang"
)

func themeNames(p *huishang.Protocol) []string {
	if p == nil {
		return nil
	}
	names := make([]string, len(p.Themes))
	for i, t := range p.Themes {
		names[i] = t.Name
	}
	return names
}

func themeName(d *huishang.Dossier, id string) string {
	if d.Protocol != nil {
		for _, t := range d.Protocol.Themes {
			if t.ID == id {
				return t.Name
			}
		}
	}
	return ""
}

// topicThemes are the themes the topics of the proposal belong to, in the protocol's order (article 17).
func topicThemes(d *huishang.Dossier) []string {
	if d.Protocol == nil || d.Proposal == nil {
		return nil
	}
	used := map[string]bool{}
	for _, t := range d.Proposal.Topics {
		used[t.ThemeID] = true
	}
	var names []string
	for _, th := range d.Protocol.Themes {
		if used[th.ID] {
			names = append(names, th.Name)
		}
	}
	return names
}

// quoted writes “A”“B”; between quoted names stands no 、.
func quoted(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "“" + strings.Join(names, "”“") + "”"
}
