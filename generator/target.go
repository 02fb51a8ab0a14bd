package generator

import (
	"fmt"
	"strings"

	"huishang"
)

// A target is one aim of a topic or item, with the words it is written in (article 8: 明确目标).
type target struct {
	huishang.Target
	Phrase string `zh:"目标表述"`
}

func targets(list []huishang.Target) []target {
	out := make([]target, len(list))
	for i, t := range list {
		out[i] = target{t, phrase(t)}
	}
	return out
}

// phrase writes 减速器平均寿命由6000小时（2025年）提高到10000小时. Without a baseline, or from nought, it says 达到.
func phrase(t huishang.Target) string {
	base, known := t.Baseline.Value()
	if !known || base.IsZero() {
		return fmt.Sprintf("%s达到%s%s", t.Name, t.Value, t.Unit)
	}
	year := ""
	if t.BaselineYear > 0 {
		year = fmt.Sprintf("（%d年）", t.BaselineYear)
	}
	verb := "提高到"
	if t.Direction == huishang.DirectionDown {
		verb = "降低到"
	}
	return fmt.Sprintf("%s由%s%s%s%s%s%s", t.Name, t.Baseline, t.Unit, year, verb, t.Value, t.Unit)
}

// brief joins the aims for a cell of a table.
func brief(list []huishang.Target) string {
	phrases := make([]string, len(list))
	for i, t := range list {
		phrases[i] = fmt.Sprintf("%s达到%s%s", t.Name, t.Value, t.Unit)
	}
	return strings.Join(phrases, "；")
}

// lastDeadline is the day by which all aims are due.
func lastDeadline(list []huishang.Target) huishang.Date {
	var last huishang.Date
	for _, t := range list {
		if t.Deadline.After(last) {
			last = t.Deadline
		}
	}
	return last
}
