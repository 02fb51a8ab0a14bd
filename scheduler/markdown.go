package scheduler

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Markdown writes what holds now as tables for staff: every kind with its moments, and what differs for some cities.
func (n *Notice) Markdown() string {
	var out strings.Builder
	fmt.Fprintln(&out, "没有另外通知期限的：")
	fmt.Fprintln(&out)
	for _, name := range periodNames {
		fmt.Fprintf(&out, "- %s：%s（%s）\n", name, n.periods[name].length, n.periods[name].basis)
	}
	for _, m := range matters {
		n.rules[m].markdown(&out, "")
	}
	for _, city := range slices.Sorted(maps.Keys(n.local)) {
		for _, m := range matters {
			if r, there := n.local[city][m]; there {
				r.markdown(&out, city)
			}
		}
	}
	return out.String()
}

func (r rule) markdown(out *strings.Builder, city string) {
	title := fmt.Sprintf("%s（基准日：%s）", r.kind, r.base)
	if city != "" {
		title += "：" + city
	}
	fmt.Fprintf(out, "\n### %s\n\n%s\n\n", title, lawOf(r.kind))
	keep := "一直补发"
	if r.keep > 0 {
		keep = fmt.Sprintf("过 %d 天不再补发", r.keep)
	}
	fmt.Fprintf(out, "到期日：%s；收件：%s；错过的：%s；时点出处：%s。\n\n", r.dueWords(), list(r.to), keep, r.basis)
	if len(r.steps) == 0 {
		fmt.Fprintln(out, "不提醒。")
		return
	}
	fmt.Fprintln(out, "| 时点 | 级别 | 请对方做什么 | 抄送 |\n|---|---|---|---|")
	for _, s := range r.steps {
		say := s.say
		if s.unless != "" {
			say += "（已“" + s.unless.Name() + "”的不提醒）"
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", s.at, s.urgency, say, list(s.cc))
	}
}

// dueWords says how the due day follows from the base day.
func (r rule) dueWords() string {
	switch r.due.from {
	case sinceBase:
		return "基准日起" + r.due.words
	case ofYear:
		return r.due.words
	}
	return "就是基准日"
}

// lawOf quotes what a kind rests on, in both procedures where there are two.
func lawOf(kind Kind) string {
	if a, there := articles[kind]; there {
		return a.String() + "。"
	}
	return "议定书：" + foundingArticles[kind].String() + "；协议书：" + meetingArticles[kind].String() + "。"
}

func list(desks []Recipient) string {
	names := make([]string, len(desks))
	for i, desk := range desks {
		names[i] = string(desk)
	}
	return strings.Join(names, "、")
}
