package generator

import (
	"github.com/shopspring/decimal"

	"huishang"
)

// A proposalView is what 议题建议 (article 19, 1) offers beyond the dossier.
type proposalView struct {
	base
	Topics      []topic               `zh:"议题"`
	Decided     []topic               `zh:"议定事项"`
	Undecided   []topic               `zh:"未议定事项"`
	Statistics  []huishang.Statistics `zh:"统计数据"`
	Budget      *budget               `zh:"最新财政"`
	Themes      string                `zh:"涉及主题"`
	Categories  string                `zh:"类别统计"`
	Fund        decimal.Decimal       `zh:"专项经费合计"`
	Attachments []string              `zh:"附件清单"`
}

// A budget is the newest year of the city's finances, with the growth article 13 looks at.
type budget struct {
	huishang.Fiscal
	Growth huishang.Decimal `zh:"科技支出增幅"`
}

func proposalOf(b base) any {
	v := proposalView{
		base: b, Topics: topics(b.Dossier), Statistics: publishedRD(b.City.Statistics), Budget: newestBudget(b.City.Fiscal),
		Themes: quoted(topicThemes(b.Dossier)), Categories: categories(b.Dossier), Attachments: []string{"议题汇总表"},
	}
	v.Decided, v.Undecided = decided(v.Topics)
	v.Fund = total(v.Topics, func(t topic) huishang.Decimal { return t.Fund.Special })
	if len(v.Decided) > 0 {
		v.Attachments = append(v.Attachments, "市政府议定事项和专项经费安排表")
	}
	return v
}

// publishedRD keeps the years whose research expenditure is known.
func publishedRD(list []huishang.Statistics) []huishang.Statistics {
	var out []huishang.Statistics
	for _, s := range list {
		if !s.RD.IsZero() {
			out = append(out, s)
		}
	}
	return out
}

// before keeps the budgets a letter of that day can know: those of earlier years.
func before(list []huishang.Fiscal, day huishang.Date) []huishang.Fiscal {
	var out []huishang.Fiscal
	for _, f := range list {
		if f.Year < day.Year() {
			out = append(out, f)
		}
	}
	return out
}

func newestBudget(list []huishang.Fiscal) *budget {
	if len(list) == 0 {
		return nil
	}
	b := &budget{Fiscal: list[len(list)-1]}
	if len(list) > 1 {
		b.Growth = growth(list[len(list)-2].SciExpenditure, b.SciExpenditure)
	}
	return b
}

// growth is the increase in percent, missing when there is nothing to compare with.
func growth(earlier, now huishang.Decimal) huishang.Decimal {
	from, known := earlier.Value()
	to, alsoKnown := now.Value()
	if !known || !alsoKnown || !from.IsPositive() {
		return huishang.Decimal{}
	}
	return huishang.NewDecimal(to.Sub(from).Div(from).Shift(2))
}
