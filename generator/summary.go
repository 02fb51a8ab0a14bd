package generator

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"huishang"
)

// A summaryView is what 落实情况总结 (article 19, 1) offers beyond the dossier.
type summaryView struct {
	base
	Items   []summaryItem   `zh:"落实事项"`
	States  string          `zh:"状态统计"`
	Planned decimal.Decimal `zh:"计划经费合计"`
	Actual  decimal.Decimal `zh:"实际经费合计"`
}

// A summaryItem is what became of one item of the previous agreement, beside what was agreed.
type summaryItem struct {
	huishang.SummaryItem
	Title        string        `zh:"名称"`
	Achievements []achievement `zh:"目标完成"`
	Aims         string        `zh:"目标栏"`
	Reached      string        `zh:"完成栏"`
	Shares       string        `zh:"完成率栏"`
	Money        string        `zh:"经费栏"`
	Remark       string        `zh:"说明栏"`
}

// An achievement is what was reached of one target; the share is in percent.
type achievement struct {
	huishang.Achievement
	Value huishang.Decimal `zh:"目标值"`
	Share huishang.Decimal `zh:"完成率"`
}

func summaryOf(b base) any {
	b.Lines = titleLines(b.Summary.Title)
	v := summaryView{base: b, States: states(b.Summary.Items)}
	for _, it := range b.Summary.Items {
		v.Items = append(v.Items, summarize(b.PreviousAgreement, it))
	}
	v.Planned = total(b.Summary.Items, func(i huishang.SummaryItem) huishang.Decimal { return i.FundPlanned })
	v.Actual = total(b.Summary.Items, func(i huishang.SummaryItem) huishang.Decimal { return i.FundActual })
	return v
}

// firstMeeting bars the summary: the first consultation has nothing to report on.
func firstMeeting(b base) string {
	if b.First {
		return "首次会商无需提交落实情况总结（第十九条）"
	}
	return ""
}

func summarize(previous *huishang.Agreement, it huishang.SummaryItem) summaryItem {
	out := summaryItem{SummaryItem: it, Title: it.ItemID, Remark: "—", Money: "—"}
	var agreed huishang.Item
	if previous != nil {
		for _, p := range previous.Items {
			if p.ID == it.ItemID {
				agreed, out.Title = p, p.Title
			}
		}
	}
	var aims, reached, shares []string
	for _, a := range it.Targets {
		done := measure(agreed.Targets, a)
		out.Achievements = append(out.Achievements, done)
		aims = append(aims, a.Name+done.Value.String()+a.Unit)
		reached = append(reached, a.Actual.String()+a.Unit)
		shares = append(shares, percent(done.Share))
	}
	out.Aims, out.Reached, out.Shares = strings.Join(aims, "；"), strings.Join(reached, "；"), strings.Join(shares, "；")
	if !it.FundPlanned.IsZero() {
		out.Money = it.FundPlanned.String() + "／" + it.FundActual.String()
	}
	if remark := strings.Join(notBlank(it.Reason, it.NextStep), "；"); remark != "" {
		out.Remark = remark
	}
	return out
}

// measure sets what was reached against what was agreed; without an agreed figure there is no share.
func measure(agreed []huishang.Target, a huishang.Achievement) achievement {
	out := achievement{Achievement: a}
	for _, t := range agreed {
		if t.Name == a.Name {
			out.Value = t.Value
		}
	}
	want, known := out.Value.Value()
	actual, alsoKnown := a.Actual.Value()
	if known && alsoKnown && want.IsPositive() {
		out.Share = huishang.NewDecimal(actual.Div(want).Shift(2))
	}
	return out
}

func percent(share huishang.Decimal) string {
	figure, known := share.Value()
	if !known {
		return "—"
	}
	return figure.StringFixed(1) + "%"
}

// states writes 已完成3项、推进中1项.
func states(list []huishang.SummaryItem) string {
	var parts []string
	for _, s := range []huishang.ItemStatus{huishang.ItemDone, huishang.ItemInProgress, huishang.ItemNotStarted, huishang.ItemAdjusted} {
		n := 0
		for _, it := range list {
			if it.Status == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d项", s, n))
		}
	}
	return strings.Join(parts, "、")
}

func notBlank(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t = strings.TrimRight(t, "。；"); t != "" {
			out = append(out, t)
		}
	}
	return out
}
