package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator/report"
)

// overviewPage is how all cities stand: 全省总览.
type overviewPage struct {
	frame
	Today    huishang.Date
	Headline string
	Query    string
	Light    string
	Lights   []lightCount
	Sorts    []sortLink
	Cities   []overviewRow
	Pages    pager
	Timeline timeline
	Years    []figureRow
	Figures  string // what the charts show, as JSON
}

// An overviewRow is a city on the page.
type overviewRow struct {
	*card
	Term    int // days of the term, 0 when there is none
	Passed  int // of these, those that have passed
	Percent int
	Open    todoCount // by anybody
}

// A lightCount is how many cities show a light; it filters.
type lightCount struct {
	Light   report.Light
	Count   int
	Path    string
	Current bool
}

const overviewRows = 50

// overviewShow shows how all cities stand: GET /overview?q=&light=&sort=&page=.
func (s *site) overviewShow(c *gin.Context) error {
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	page := overviewPage{frame: s.frame(c, "全省总览").with("echarts.js", "charts.js"), Today: s.Today(), Query: strings.TrimSpace(c.Query("q")), Light: c.Query("light")}
	page.Headline = headlineOf(cards)
	page.Lights = lightCounts(c, cards)
	shown := slices.DeleteFunc(slices.Clone(cards), func(one *card) bool {
		return page.Query != "" && !strings.Contains(one.Name, page.Query) || page.Light != "" && classOfLight(one.Stand.Light) != page.Light
	})
	if page.Sorts, err = sortCards(c, shown); err != nil {
		return err
	}
	if page.Pages, err = pagerOf(c, len(shown), overviewRows); err != nil {
		return err
	}
	shown = shown[page.Pages.From:page.Pages.To]
	for _, one := range shown {
		page.Cities = append(page.Cities, overviewRowOf(one, s.Today()))
		if figures, ok := figuresOf(one); ok {
			page.Years = append(page.Years, figures)
		}
	}
	page.Timeline = timelineOf(shown, s.Today())
	if page.Figures, err = figuresJSON(page.Years); err != nil {
		return err
	}
	s.show(c, http.StatusOK, "overview_show", page)
	return nil
}

// headlineOf says in one sentence how the cities of some cards stand, and what is to be done in them by anybody.
func headlineOf(cards []*card) string {
	if len(cards) == 0 {
		return "还没有城市的卷宗。"
	}
	var standings []report.CityStanding
	var open todoCount
	for _, c := range cards {
		standings = append(standings, c.Stand)
		open.plus(c.open)
	}
	return report.Lights(standings) + "；各方" + open.Words() + "。"
}

func lightCounts(c *gin.Context, cards []*card) []lightCount {
	var all []lightCount
	for _, l := range []report.Light{report.Red, report.Amber, report.Green, report.Grey} {
		one := lightCount{Light: l, Current: c.Query("light") == classOfLight(l), Path: withoutPage(c, "light", classOfLight(l))}
		if one.Current {
			one.Path = withoutPage(c, "light", "")
		}
		for _, card := range cards {
			if card.Stand.Light == l {
				one.Count++
			}
		}
		all = append(all, one)
	}
	return all
}

// cardOrders are what the overview can be sorted by.
var cardOrders = []struct {
	name, label string
	compare     func(a, b *card) int
}{
	{"city", "市", func(a, b *card) int { return strings.Compare(a.Code, b.Code) }},
	{"light", "总灯", byLight},
	{"until", "议定书期满", func(a, b *card) int { return laterOrNone(a.Stand.Until, b.Stand.Until) }},
	{"meeting", "会议期限", func(a, b *card) int { return laterOrNone(a.Schedule.Latest, b.Schedule.Latest) }},
}

// laterOrNone orders days, those that are not there last.
func laterOrNone(a, b huishang.Date) int {
	if a.IsZero() != b.IsZero() {
		return order(a.IsZero()) - order(b.IsZero())
	}
	return a.Compare(b)
}

// sortCards sorts as the parameter sort asks, and tells the ways there are.
func sortCards(c *gin.Context, cards []*card) ([]sortLink, error) {
	wanted := orElse(c.Query("sort"), "city")
	var links []sortLink
	known := false
	for _, o := range cardOrders {
		links = append(links, sortLink{o.label, withoutPage(c, "sort", o.name), o.name == wanted})
		if o.name == wanted {
			known = true
			slices.SortStableFunc(cards, o.compare)
		}
	}
	if !known {
		return nil, errQuery{"参数 sort 不能是“" + wanted + "”，请点列表上方的排序。"}
	}
	return links, nil
}

// A sortLink sorts a list.
type sortLink struct {
	Label, Path string
	Current     bool
}

func overviewRowOf(c *card, today huishang.Date) overviewRow {
	row := overviewRow{card: c, Open: c.open}
	from := c.Schedule.From
	if from.IsZero() {
		from = c.Schedule.Signed
	}
	if until := c.Stand.Until; !until.IsZero() && !from.IsZero() && from.Before(until) {
		row.Term = from.DaysUntil(until)
		row.Passed = min(max(0, from.DaysUntil(today)), row.Term)
		row.Percent = row.Passed * 100 / row.Term
	}
	return row
}
