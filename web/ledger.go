package web

import (
	"reflect"
	"slices"
	"strings"

	"huishang"
	"huishang/generator/report"
)

// A ledger is a report whose rows can be looked at, sorted and narrowed on a page.
type ledger struct {
	report.Kind
	ledgerSource
}

// A ledgerSource says where the rows of a ledger come from.
type ledgerSource struct {
	name  string
	rows  func(*card) any                         // of one city: a list of structures with names in Chinese
	model func(report.Heading, reflect.Value) any // of the rows, for the sheet
}

// ledgers are those there are, by the names of their reports.
var ledgers = []ledgerSource{
	{"tasks", func(c *card) any { return c.Tasks }, func(h report.Heading, rows reflect.Value) any {
		return report.Tasks{Heading: h, Rows: rows.Interface().([]report.Task)}
	}},
	{"schedule", func(c *card) any { return []report.ScheduleRow{c.Schedule} }, func(h report.Heading, rows reflect.Value) any {
		return report.Schedule{Heading: h, Rows: rows.Interface().([]report.ScheduleRow)}
	}},
	{"investment", func(c *card) any { return c.Years }, func(h report.Heading, rows reflect.Value) any {
		return investmentModel(h, rows.Interface().([]report.InvestmentRow))
	}},
	{"opinions", func(c *card) any { return c.Opinions }, func(h report.Heading, rows reflect.Value) any {
		return report.Opinions{Heading: h, Rows: rows.Interface().([]report.OpinionRow)}
	}},
	{"progress", func(c *card) any { return c.Progress }, func(h report.Heading, rows reflect.Value) any {
		return report.Progress{Heading: h, Rows: rows.Interface().([]report.ProgressRow)}
	}},
}

// investmentModel totals the years the rows are of.
func investmentModel(h report.Heading, rows []report.InvestmentRow) report.Investment {
	model := report.Investment{Heading: h, Rows: rows}
	for _, row := range rows {
		if !slices.ContainsFunc(model.Totals, func(y report.YearTotal) bool { return y.Year == row.Year }) {
			model.Totals = append(model.Totals, report.YearTotal{Year: row.Year, Average: row.Average})
		}
	}
	slices.SortFunc(model.Totals, func(a, b report.YearTotal) int { return a.Year - b.Year })
	return model
}

// ledgerOf finds a ledger by the name of its report.
func ledgerOf(name string) (ledger, bool) {
	at := slices.IndexFunc(ledgers, func(l ledgerSource) bool { return l.name == name })
	kind, known := report.KindOf(name)
	if at < 0 || !known {
		return ledger{}, false
	}
	return ledger{kind, ledgers[at]}, true
}

// A column is one field of the rows of a ledger.
type column struct {
	Name  string // in Chinese
	Class string // number, day, words, or none
	index int
}

// columns are the fields of a row that have a name.
func (l ledger) columns() []column {
	t := reflect.TypeOf(l.rows(&card{})).Elem()
	var all []column
	for i := range t.NumField() {
		f := t.Field(i)
		if name := f.Tag.Get("zh"); name != "" {
			all = append(all, column{name, classOfColumn(f.Type, name), i})
		}
	}
	return all
}

// classOfColumn is how the cells of a column are set.
func classOfColumn(t reflect.Type, name string) string {
	switch {
	case t == reflect.TypeFor[huishang.Decimal](), t == reflect.TypeFor[report.Money](), t == reflect.TypeFor[int]():
		return "number"
	case t == reflect.TypeFor[huishang.Date](), t == reflect.TypeFor[report.Light]():
		return "day"
	case slices.Contains(longColumns, name):
		return "words"
	}
	return ""
}

// longColumns hold sentences.
var longColumns = []string{"事项", "目标", "说明", "佐证", "批示", "具体意见", "理由", "议题", "口径", "原因", "下一步"}

// A ledgerRow is a row with the city it is of.
type ledgerRow struct {
	card  *card
	value reflect.Value
}

// gather lists the rows of some cities that fit a word and a light; empty ones fit everything.
func (l ledger) gather(cards []*card, word, light string) []ledgerRow {
	var all []ledgerRow
	for _, c := range cards {
		rows := reflect.ValueOf(l.rows(c))
		for i := range rows.Len() {
			if row := rows.Index(i); rowSays(row, word) && (light == "" || classOfLight(lightIn(row)) == light) {
				all = append(all, ledgerRow{c, row})
			}
		}
	}
	return all
}

// rowSays reports whether any text of a row has a word.
func rowSays(row reflect.Value, word string) bool {
	if word == "" {
		return true
	}
	for i := range row.NumField() {
		if f := row.Field(i); f.Kind() == reflect.String && strings.Contains(f.String(), word) {
			return true
		}
	}
	return false
}

// lightIn is the gravest light of a row.
func lightIn(row reflect.Value) report.Light {
	found := report.Light("")
	for i := range row.NumField() {
		light := report.Light("")
		switch f := row.Field(i).Interface().(type) {
		case report.Light:
			light = f
		case report.Signal:
			light = f.Light
		}
		if light != "" && (found == "" || light.Graver(found) < 0) {
			found = light
		}
	}
	return found
}

// sort sorts rows by a column.
func (c column) sort(rows []ledgerRow, down bool) {
	slices.SortStableFunc(rows, func(a, b ledgerRow) int {
		n := compareCells(a.value.Field(c.index), b.value.Field(c.index))
		if down {
			return -n
		}
		return n
	})
}

// compareCells orders two cells of one column. What is missing comes last.
func compareCells(a, b reflect.Value) int {
	switch x := a.Interface().(type) {
	case huishang.Date:
		return laterOrNone(x, b.Interface().(huishang.Date))
	case huishang.Decimal:
		return compareFigures(x, b.Interface().(huishang.Decimal))
	case report.Money:
		return compareFigures(x.Amount, b.Interface().(report.Money).Amount)
	case report.Light:
		return x.Graver(b.Interface().(report.Light))
	case report.Signal:
		return x.Light.Graver(b.Interface().(report.Signal).Light)
	case int:
		return x - b.Interface().(int)
	}
	return strings.Compare(a.String(), b.String())
}

func compareFigures(a, b huishang.Decimal) int {
	x, known := a.Value()
	y, also := b.Value()
	if !known || !also {
		return order(!known) - order(!also)
	}
	return x.Cmp(y)
}
