package web

import (
	"html/template"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator/report"
)

// ledgerPage is a ledger as a page shows it.
type ledgerPage struct {
	frame
	Name    string
	Query   string
	Light   string
	Lights  []kindLink
	Others  []kindLink // the other ledgers
	Heads   []ledgerHead
	Rows    [][]ledgerCell
	Pages   pager
	Sheet   string // the address of the sheet with the same rows; empty when there are none
	Lighted bool   // its rows have lights
}

// A ledgerHead is the head of a column, which sorts by it.
type ledgerHead struct {
	column
	Path  string
	Order string // ascending, descending, or empty
}

// A ledgerCell is one cell.
type ledgerCell struct {
	Head  string
	Text  template.HTML
	Class string
	Path  string // it leads on
}

const ledgerRows = 50

// ledgerShow shows the rows of a report: GET /ledger?report=&q=&light=&sort=&down=&page=.
func (s *site) ledgerShow(c *gin.Context) error {
	l, rows, err := s.ledgerRows(c)
	if err != nil {
		return err
	}
	page := ledgerPage{frame: s.frame(c, l.Title), Name: l.Name, Query: strings.TrimSpace(c.Query("q")), Light: c.Query("light")}
	for _, other := range ledgers {
		kind, _ := report.KindOf(other.name)
		page.Others = append(page.Others, kindLink{kind.Title, "/ledger?report=" + kind.Name, kind.Name == l.Name})
	}
	if page.Pages, err = pagerOf(c, len(rows), ledgerRows); err != nil {
		return err
	}
	columns := l.columns()
	for _, col := range columns {
		page.Heads = append(page.Heads, ledgerHeadOf(c, col))
	}
	for _, row := range rows[page.Pages.From:page.Pages.To] {
		page.Rows = append(page.Rows, s.ledgerCells(asker(c).Role, row, columns))
	}
	page.Lighted = lightIn(reflect.Zero(reflect.TypeOf(l.rows(&card{})).Elem())) != "" || slices.ContainsFunc(columns, func(col column) bool { return col.Name == "灯" })
	for _, light := range []report.Light{report.Red, report.Amber, report.Green, report.Grey} {
		class := classOfLight(light)
		value := class
		if class == page.Light {
			value = ""
		}
		page.Lights = append(page.Lights, kindLink{wordOfLight(light), withoutPage(c, "light", value), class == page.Light})
	}
	if len(rows) > 0 {
		page.Sheet = "/reports/" + l.Name + "/sheet?" + c.Request.URL.RawQuery
	}
	s.show(c, http.StatusOK, "ledger_show", page)
	return nil
}

// ledgerRows are the rows a request asks for, in the order it asks for.
func (s *site) ledgerRows(c *gin.Context) (ledger, []ledgerRow, error) {
	name := orElse(c.Param("report"), orElse(c.Query("report"), "tasks"))
	l, known := ledgerOf(name)
	if !known {
		return l, nil, errQuery{"没有“" + name + "”这种台账，请从台账与报表页进入。"}
	}
	cards, err := s.cards(c)
	if err != nil {
		return l, nil, err
	}
	if city := c.Query("city"); city != "" {
		cards = slices.DeleteFunc(slices.Clone(cards), func(one *card) bool { return one.Code != city })
	}
	rows := l.gather(cards, strings.TrimSpace(c.Query("q")), c.Query("light"))
	if by := c.Query("sort"); by != "" {
		at := slices.IndexFunc(l.columns(), func(col column) bool { return col.Name == by })
		if at < 0 {
			return l, nil, errQuery{"这份台账没有“" + by + "”一栏，不能按它排序。"}
		}
		l.columns()[at].sort(rows, c.Query("down") != "")
	}
	return l, rows, nil
}

// ledgerHeadOf is the head of a column: its link sorts by it, and the other way round when the list is sorted by it already.
func ledgerHeadOf(c *gin.Context, col column) ledgerHead {
	h := ledgerHead{column: col}
	query := c.Request.URL.Query()
	query.Del("page")
	down := ""
	if query.Get("sort") == col.Name {
		if h.Order, down = "ascending", "1"; query.Get("down") != "" {
			h.Order, down = "descending", ""
		}
	}
	query.Set("sort", col.Name)
	if query.Set("down", down); down == "" {
		query.Del("down")
	}
	h.Path = (&url.URL{Path: c.Request.URL.Path, RawQuery: query.Encode()}).String()
	return h
}

func (s *site) ledgerCells(role huishang.Role, row ledgerRow, columns []column) []ledgerCell {
	cells := make([]ledgerCell, len(columns))
	for i, col := range columns {
		cells[i] = ledgerCell{Head: col.Name, Text: cellText(row.value.Field(col.index).Interface()), Class: col.Class}
		switch col.Name {
		case "城市":
			cells[i].Path = s.paths.to(role, "/cities/:code", row.card.Code)
		case "事项":
			cells[i].Path = s.paths.to(role, "/dossiers/:id", row.card.Newest().ID)
		}
	}
	return cells
}

// cellText is what a cell says; what is missing is a dash.
func cellText(v any) template.HTML {
	text := ""
	switch x := v.(type) {
	case report.Signal:
		return lampOf(x)
	case report.Light:
		return lampOf(report.Signal{Light: x})
	case huishang.Date:
		text = x.Chinese()
	case huishang.Decimal:
		text = figureText(x)
	case report.Money:
		if text = figureText(x.Amount); text == "" && x.Here {
			text = "未报"
		}
	case int:
		text = strconv.Itoa(x)
	case string:
		text = x
	}
	return template.HTML(template.HTMLEscapeString(orElse(text, "—")))
}

// figureText is a figure to two places, without noughts at its end, or nothing when it is missing.
func figureText(d huishang.Decimal) string {
	v, known := d.Value()
	if !known {
		return ""
	}
	return v.Round(2).String()
}
