package mail

import (
	"fmt"
	"time"

	"huishang"
	"huishang/scheduler"
)

// values are what a template of a mail may say, by name.
type values map[string]any

// digestValues has the red ones and the others apart, each in the order they came.
func digestValues(day huishang.Date, home, stop string, items []values) values {
	red, others := []values{}, []values{}
	for _, item := range items {
		if item["级别"] == string(scheduler.UrgencyRed) {
			red = append(red, item)
		} else {
			others = append(others, item)
		}
	}
	return values{"日期": day.Chinese(), "星期": scheduler.Weekday(day), "件数": len(items), "红色件数": len(red), "红色": red, "其他": others,
		"首页": home, "退订": stop}
}

// itemValues leaves out what may name people or quote papers: the reason and who is asked.
func itemValues(r *scheduler.Reminder, page, known, postpone string, today huishang.Date) values {
	late, assumed := "", ""
	if r.Late() {
		late = fmt.Sprintf("本应于%s提醒，现为补发", r.Notice.Chinese())
	}
	if len(r.Assumed) > 0 {
		assumed = scheduler.Unknown(r.Assumed)
	}
	return values{"级别": string(r.Urgency), "市": r.City, "类型": string(r.Kind), "事项": MaskText(oneLine(r.Subject)), "时点": r.Step,
		"到期日": r.Due.Chinese(), "还有": distance(today, r.Due), "抄送": r.Copy, "补发": late, "推算": assumed, "依据": r.Basis,
		"链接": page, "已知悉": known, "推迟": postpone, "代收": false}
}

// distance says how far a day is: what the reader wants to know first.
func distance(today, due huishang.Date) string {
	switch days := today.DaysUntil(due); {
	case days > 0:
		return fmt.Sprintf("还有%d天", days)
	case days < 0:
		return fmt.Sprintf("已过%d天", -days)
	}
	return "就是今天"
}

// noticeValues are those of a letter of paragraphs.
func noticeValues(title string, paragraphs []string, page string, files []File) values {
	said := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		said[i] = MaskText(oneLine(p))
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	return values{"标题": oneLine(title), "段落": said, "附件": names, "链接": page}
}

func fullSample() values {
	day := huishang.NewDate(2026, time.November, 23)
	of := func(u scheduler.Urgency) values {
		r := scheduler.Reminder{Kind: scheduler.KindExpiry, Subject: "商定议定书期满后是否延续", City: "唐山市", Due: day, Step: "前1个月", Urgency: u,
			Copy: true, Assumed: []int{2027}, Basis: "默认"}
		v := itemValues(&r, "https://example.org/", "https://example.org/1", "https://example.org/2", day)
		v["补发"], v["代收"] = "本应提醒，现为补发", true
		return v
	}
	items := []values{of(scheduler.UrgencyRed), of(scheduler.UrgencyYellow)}
	return mailValues(day, "https://example.org/", "https://example.org/3", items)
}

func bareSample() values {
	day := huishang.NewDate(2026, time.November, 23)
	r := scheduler.Reminder{Due: day}
	return mailValues(day, "", "", []values{itemValues(&r, "", "", "", day)})
}

// mailValues are those of a digest and of its first item, so that the mail about one matter names it without a list.
func mailValues(day huishang.Date, home, stop string, items []values) values {
	v := digestValues(day, home, stop, items)
	v["第一件"] = items[0]
	return v
}
