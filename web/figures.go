package web

import (
	"encoding/json"
	"fmt"

	"huishang"
	"huishang/generator/report"
)

// A figureRow are the figures of article 13 of one city: of the share of research and of the budget each the newest that are known.
type figureRow struct {
	City      string           `json:"city"`
	Code      string           `json:"-"`
	Year      string           `json:"-"` // of the share
	Intensity huishang.Decimal `json:"intensity"`
	Change    huishang.Decimal `json:"-"`
	Average   huishang.Decimal `json:"average"`
	Budget    string           `json:"-"` // the year of the budget
	Sci       huishang.Decimal `json:"-"`
	SciGrowth huishang.Decimal `json:"sci_growth"`
	Revenue   huishang.Decimal `json:"revenue_growth"`
	Signal    report.Signal    `json:"-"`
}

// figuresOf are the figures of a city; ok is false when it has none.
func figuresOf(c *card) (f figureRow, ok bool) {
	f = figureRow{City: c.Name, Code: c.Code, Signal: c.Stand.Investment}
	for _, y := range c.Years {
		if !y.Intensity.IsZero() {
			f.Year, f.Intensity, f.Change, f.Average = fmt.Sprint(y.Year), rounded(y.Intensity), rounded(y.Change), rounded(y.Average)
			ok = true
		}
		if !y.Sci.IsZero() {
			f.Budget, f.Sci, f.SciGrowth, f.Revenue = fmt.Sprint(y.Year), y.Sci, rounded(y.SciGrowth), rounded(y.RevenueGrowth)
			ok = true
		}
	}
	return f, ok
}

// rounded is a percentage as people read it.
func rounded(d huishang.Decimal) huishang.Decimal {
	v, known := d.Value()
	if !known {
		return d
	}
	return huishang.NewDecimal(v.Round(2))
}

// figuresJSON is what the charts show. A figure nobody gave is null.
func figuresJSON(rows []figureRow) (string, error) {
	data, err := json.Marshal(rows)
	return string(data), err
}
