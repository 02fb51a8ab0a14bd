package scheduler

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
)

// entries writes a log from lines such as "2026-06-18 mtg.consult".
func entries(lines ...string) []huishang.Event {
	log := make([]huishang.Event, len(lines))
	for i, line := range lines {
		words := strings.Fields(line)
		log[i] = huishang.Event{Seq: i, At: day(words[0]), Step: huishang.Step(words[1])}
		if len(words) > 2 {
			log[i].Actor = words[2]
		}
	}
	return log
}

// tangshan is a city with nothing going on.
func tangshan() Standing {
	return Standing{Code: "130200", City: "唐山市", Bureau: "唐山市科学技术局"}
}

// regular is a city in the middle of a term, with one meeting behind it.
func regular() Standing {
	s := tangshan()
	s.Founding = entries("2023-01-28 est.request", "2023-05-18 est.sign")
	s.Terms = []Term{{Signed: day("2023-05-18"), From: day("2023-05-18"), Until: day("2028-05-17"), Archived: true}}
	s.Held = []huishang.Date{day("2024-11-08")}
	s.Figures = []int{2030}
	s.Evaluated = []huishang.Date{
		day("2023-12-01"), day("2024-12-01"), day("2025-12-01"), day("2026-12-01"), day("2027-12-01"), day("2028-01-05"),
	}
	return s
}

// leaving writes what leaves in a span, one line a duty and day: 2027-05-17 议定书到期 前12个月 黄 到期2028-05-17 市科技局、区域创新处.
func leaving(reminders []Reminder) string {
	var lines []string
	desks := map[string][]string{}
	for _, r := range reminders {
		line := fmt.Sprintf("%s %s %s %s 到期%s", r.On, r.Kind, r.Step, r.Urgency, r.Due)
		if r.Late() {
			line += " 补发"
		}
		line += " " + strings.TrimPrefix(r.City+"：", "：") + r.Subject
		to := string(r.To)
		if r.To == ToDivision || r.To == ToLeadDivision || r.To == ToCityLead {
			to += "/" + r.Unit
		}
		if r.Copy {
			to = "抄送" + to
		}
		if desks[line] == nil {
			lines = append(lines, line)
		}
		if !slices.Contains(desks[line], to) {
			desks[line] = append(desks[line], to)
		}
	}
	for i, line := range lines {
		lines[i] = line + " → " + strings.Join(desks[line], "、") + "\n"
	}
	return strings.Join(lines, "")
}
