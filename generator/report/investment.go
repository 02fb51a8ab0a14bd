package report

import (
	"slices"
	"strings"

	"huishang"
)

// Investment is 科技投入对比表 (article 13): three years of every city's spending on research and on science, and whether the
// science budget outgrew the recurrent revenue.
type Investment struct {
	Heading
	Rows   []InvestmentRow `zh:"投入"`
	Totals []YearTotal     `zh:"年度"`
}

// An InvestmentRow is one year of one city. Changes are against the year before, whether or not that year is listed.
type InvestmentRow struct {
	City          string           `zh:"城市"`
	Year          int              `zh:"年份"`
	GDP           huishang.Decimal `zh:"地区生产总值"`    // 亿元
	RD            huishang.Decimal `zh:"研发经费"`      // 亿元
	Intensity     huishang.Decimal `zh:"研发投入强度"`    // percent
	Change        huishang.Decimal `zh:"强度变化"`      // percentage points
	Average       huishang.Decimal `zh:"全省平均"`      // percent
	Sci           huishang.Decimal `zh:"科技支出"`      // 万元
	SciGrowth     huishang.Decimal `zh:"科技支出增幅"`    // percent
	Revenue       huishang.Decimal `zh:"财政经常性收入"`   // 万元
	RevenueGrowth huishang.Decimal `zh:"财政经常性收入增幅"` // percent
	Gap           huishang.Decimal `zh:"增幅差"`       // percentage points
	Light         Light            `zh:"灯"`
	Why           string           `zh:"说明"`
	Caliber       string           `zh:"口径"`
	Remarks       string           `zh:"批示"`
}

// A YearTotal is a year that is totalled.
type YearTotal struct {
	Year    int              `zh:"年份"`
	Average huishang.Decimal `zh:"全省平均"`
}

// listedYears is how many years are compared.
const listedYears = 3

// NewInvestment computes the table: the last three years for which any city has a figure, the same for all cities.
func NewInvestment(s Source) Investment {
	out := Investment{Heading: s.heading()}
	years := s.years()
	for _, d := range s.Latest() {
		f := figuresOf(d)
		for i, y := range years {
			row := f.row(d, y, s.Average[y])
			if i == len(years)-1 {
				row.Remarks = directives(d, "")
			}
			out.Rows = append(out.Rows, row)
		}
	}
	for _, y := range years {
		out.Totals = append(out.Totals, YearTotal{y, s.Average[y]})
	}
	return out
}

// years are the last ones, listedYears of them, up to the latest year with a figure that is not in the future.
func (s Source) years() []int {
	last := 0
	for _, d := range s.Latest() {
		for y := range figuresOf(d) {
			if y <= s.Today.Year() {
				last = max(last, y)
			}
		}
	}
	if last == 0 {
		return nil
	}
	var out []int
	for y := last - listedYears + 1; y <= last; y++ {
		out = append(out, y)
	}
	return out
}

// figures are what a city reported, by year.
type figures map[int]figuresOfYear

type figuresOfYear struct {
	stats  huishang.Statistics
	budget huishang.Fiscal
}

func figuresOf(d *huishang.Dossier) figures {
	out := figures{}
	for _, s := range d.City.Statistics {
		y := out[s.Year]
		y.stats = s
		out[s.Year] = y
	}
	for _, f := range d.City.Fiscal {
		y := out[f.Year]
		y.budget = f
		out[f.Year] = y
	}
	return out
}

// intensity is the share of research in the product, in percent: the published one, else computed to two places as the rules of
// article 13 do.
func (f figuresOfYear) intensity() (share huishang.Decimal, computed bool) {
	if !f.stats.RDIntensity.IsZero() {
		return f.stats.RDIntensity, false
	}
	v, known := percentOf(f.stats.RD, f.stats.GDP).Value()
	if !known {
		return huishang.Decimal{}, false
	}
	return huishang.NewDecimal(v.Round(2)), true
}

func (f figures) row(d *huishang.Dossier, year int, average huishang.Decimal) InvestmentRow {
	now, before := f[year], f[year-1]
	row := InvestmentRow{City: cityName(d), Year: year, GDP: now.stats.GDP, RD: now.stats.RD, Average: average, Sci: now.budget.SciExpenditure, Revenue: now.budget.RecurrentRevenue,
		SciGrowth: growth(before.budget.SciExpenditure, now.budget.SciExpenditure), RevenueGrowth: growth(before.budget.RecurrentRevenue, now.budget.RecurrentRevenue), Caliber: now.caliber()}
	row.Intensity, _ = now.intensity()
	earlier, _ := before.intensity()
	row.Change = minus(row.Intensity, earlier)
	row.Gap = minus(row.SciGrowth, row.RevenueGrowth)
	how := f.signal(year)
	row.Light, row.Why = how.Light, how.Why
	return row
}

// signal holds one year against article 13: amber when the science budget did not outgrow the recurrent revenue or the share of
// research did not rise; green when both did; grey when neither failed but one is not known. Whether a departure stands is for a
// person to judge, so there is no red.
func (f figures) signal(year int) Signal {
	now, before := f[year], f[year-1]
	var bad, unknown []string
	switch more, ok := outgrew(now.budget.SciExpenditure, before.budget.SciExpenditure, now.budget.RecurrentRevenue, before.budget.RecurrentRevenue); {
	case !ok:
		unknown = append(unknown, "财政增幅")
	case !more:
		bad = append(bad, "科技支出增幅未高于财政经常性收入增幅")
	}
	share, _ := now.intensity()
	earlier, _ := before.intensity()
	switch order, ok := compare(share, earlier); {
	case !ok:
		unknown = append(unknown, "研发投入强度")
	case order <= 0:
		bad = append(bad, "研发投入强度未提高")
	}
	switch {
	case len(bad) > 0:
		return signal(Amber, "%s", strings.Join(bad, "；"))
	case len(unknown) > 0:
		return signal(Grey, "%s数据不全", strings.Join(unknown, "、"))
	}
	return signal(Green, "符合")
}

// caliber says what the figures are: how final, how counted, and whether the share was computed here.
func (f figuresOfYear) caliber() string {
	parts := []string{string(f.stats.DataStatus), f.stats.Caliber, f.budget.CaliberNote}
	if _, computed := f.intensity(); computed {
		parts = append(parts, "强度按研发经费÷地区生产总值计算")
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "；")
}
