package generator

import (
	"strings"

	"huishang"
)

// An agendaView is what 会议议程 (article 19, 4) offers beyond the dossier.
type agendaView struct {
	base
	Dept string `zh:"厅方参会"`
	City string `zh:"市方参会"`
}

func agendaOf(b base) any {
	return agendaView{b, people(b.Meeting.Attendees, huishang.PartyDept), people(b.Meeting.Attendees, huishang.PartyCity)}
}

// A minutesView is what 会商纪要 offers beyond the dossier.
type minutesView struct {
	base
	Steps     string `zh:"议程名单"`
	Attendees string `zh:"参会名单"`
	States    string `zh:"状态统计"`
	Items     []item `zh:"事项"`
}

func minutesOf(b base) any {
	v := minutesView{base: b, Attendees: people(b.Meeting.Attendees, ""), Items: items(b.Dossier)}
	kinds := make([]string, len(b.Meeting.Agenda))
	for i, a := range b.Meeting.Agenda {
		kinds[i] = string(a.Kind)
	}
	v.Steps = strings.Join(kinds, "、")
	if b.Summary != nil {
		v.States = states(b.Summary.Items)
	}
	return v
}

// people writes 河北省科学技术厅厅长张三、…: those of one side, or all.
func people(list []huishang.Person, side huishang.Party) string {
	var out []string
	for _, p := range list {
		if side == "" || p.Party == side {
			out = append(out, post(p)+p.Name)
		}
	}
	return strings.Join(out, "、")
}
