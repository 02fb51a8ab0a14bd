package report

import (
	"fmt"

	"huishang"
)

// OnePage is 领导一页纸: how every city stands, what is overdue and what falls due, on one sheet of A4.
type OnePage struct {
	Heading
	Headline string         `zh:"总体情况"`
	Year     string         `zh:"对比年度"` // of the shares of research that are compared: 2023年; empty when there are none
	Cities   []CityStanding `zh:"各市"`
	Alerts   []Alert        `zh:"提醒"`   // the most urgent, as many as fit
	More     int            `zh:"其余提醒"` // those that do not fit; 任务分工台账 and 议定书到期与会议安排表 have them
}

// A CityStanding is one city. The light of the city is the gravest of its four, and of leaders' directives that are late or soon
// due.
type CityStanding struct {
	City       string           `zh:"城市"`
	Light      Light            `zh:"总灯"`
	Protocol   Signal           `zh:"议定书"`
	Until      huishang.Date    `zh:"有效期止"`
	Meeting    Signal           `zh:"会议"`
	Last       huishang.Date    `zh:"上次会议"`
	Items      Signal           `zh:"事项"`
	Total      int              `zh:"事项总数"`
	Done       int              `zh:"已完成"`
	InProgress int              `zh:"推进中"`
	NotStarted int              `zh:"未启动"`
	Adjusted   int              `zh:"已调整"`
	Unreported int              `zh:"未报"`
	Overdue    int              `zh:"逾期"`
	Progress   huishang.Decimal `zh:"事项进展"` // items done in all items, percent
	Planned    huishang.Decimal `zh:"计划经费"` // 万元, of the items with both figures
	Spent      huishang.Decimal `zh:"实际经费"`
	Used       huishang.Decimal `zh:"经费落实率"` // percent
	Investment Signal           `zh:"投入"`
	Intensity  huishang.Decimal `zh:"研发投入强度"` // percent, of the year compared
	Average    huishang.Decimal `zh:"全省平均"`   // percent, of the same year
	Remarks    string           `zh:"批示"`
}

// shownAlerts is how many alerts fit on the page beside fourteen cities and three charts.
const shownAlerts = 8

// NewOnePage computes the page.
func NewOnePage(s Source) OnePage {
	out := OnePage{Heading: s.heading()}
	year := s.comparedYear()
	if year > 0 {
		out.Year = yearText(year)
	}
	for _, d := range s.Latest() {
		out.Cities = append(out.Cities, s.standing(d, year))
	}
	all := s.Alerts()
	out.Alerts = all[:min(len(all), shownAlerts)]
	out.More = len(all) - len(out.Alerts)
	out.Headline = Headline(out.Cities, all)
	return out
}

func (s Source) standing(d *huishang.Dossier, year int) CityStanding {
	c := CityStanding{City: cityName(d), Protocol: protocolSignal(d, s.Today), Until: expiry(d, s.Today), Meeting: meetingSignal(d, s.Today),
		Last: lastMeeting(d, s.Today), Average: s.Average[year], Investment: investmentSignal(d, s.Today), Remarks: directives(d, "")}
	c.count(s.duties(d), s.Today)
	c.Intensity, _ = figuresOf(d)[year].intensity()
	c.Light = worst(c.Protocol.Light, c.Meeting.Light, c.Items.Light, c.Investment.Light)
	for _, r := range d.Directives {
		if how := directiveSignal(r, s.Today); how.Light != Grey {
			c.Light = worst(c.Light, how.Light)
		}
	}
	return c
}

// count counts the items of signed agreements by what was reported of them.
func (c *CityStanding) count(list []duty, today huishang.Date) {
	var lights []Light
	for _, u := range list {
		how := u.overall(today)
		if u.unsigned(today) {
			continue // nobody owes what is not signed
		}
		lights = append(lights, how.Light)
		c.Total++
		*c.counter(u.status())++
		if how.Light == Red {
			c.Overdue++
		}
		if planned, spent := u.funds(); !planned.IsZero() && !spent.IsZero() {
			c.Planned, c.Spent = sum(c.Planned, planned), sum(c.Spent, spent)
		}
	}
	c.Used = percentOf(c.Spent, c.Planned)
	c.Progress = percentOf(whole(c.Done), whole(c.Total))
	c.Items = Signal{worst(lights...), c.inWords()}
}

func (c *CityStanding) counter(s huishang.ItemStatus) *int {
	switch s {
	case huishang.ItemDone:
		return &c.Done
	case huishang.ItemInProgress:
		return &c.InProgress
	case huishang.ItemNotStarted:
		return &c.NotStarted
	case huishang.ItemAdjusted:
		return &c.Adjusted
	}
	return &c.Unreported
}

func (c *CityStanding) inWords() string {
	switch {
	case c.Total == 0:
		return "没有已签署的事项"
	case c.Overdue > 0:
		return fmt.Sprintf("逾期%d项", c.Overdue)
	case c.Unreported > 0:
		return fmt.Sprintf("%d项未报进展", c.Unreported)
	}
	return fmt.Sprintf("已完成%d项", c.Done)
}

// investmentSignal holds the newest year of each side of article 13 that can be compared against the year before it.
func investmentSignal(d *huishang.Dossier, today huishang.Date) Signal {
	f, out := figuresOf(d), signal(Grey, "数据不全")
	newest := func(known func(y int) bool) int {
		last := 0
		for y := range f {
			if y <= today.Year() && y > last && known(y) {
				last = y
			}
		}
		return last
	}
	fiscal := newest(func(y int) bool {
		return !growth(f[y-1].budget.SciExpenditure, f[y].budget.SciExpenditure).IsZero() && !growth(f[y-1].budget.RecurrentRevenue, f[y].budget.RecurrentRevenue).IsZero()
	})
	shares := newest(func(y int) bool {
		a, _ := f[y-1].intensity()
		b, _ := f[y].intensity()
		return !a.IsZero() && !b.IsZero()
	})
	merged := figures{1: join(f[fiscal], f[shares]), 0: join(f[fiscal-1], f[shares-1])}
	if fiscal > 0 || shares > 0 {
		out = merged.signal(1)
	}
	return out
}

// join takes the budget of one year and the statistics of another.
func join(fiscal, statistics figuresOfYear) figuresOfYear {
	return figuresOfYear{statistics.stats, fiscal.budget}
}

// comparedYear is the newest year with a provincial average and any city's share of research, else the newest with any share.
func (s Source) comparedYear() int {
	best, any := 0, 0
	for _, d := range s.Latest() {
		for y, f := range figuresOf(d) {
			if share, _ := f.intensity(); share.IsZero() || y > s.Today.Year() {
				continue
			}
			any = max(any, y)
			if average := s.Average[y]; !average.IsZero() {
				best = max(best, y)
			}
		}
	}
	if best > 0 {
		return best
	}
	return any
}

// Headline says the whole in one sentence.
func Headline(cities []CityStanding, all []Alert) string {
	if len(cities) == 0 {
		return "没有城市的卷宗"
	}
	red := 0
	for _, a := range all {
		if a.Light == Red {
			red++
		}
	}
	return fmt.Sprintf("%s；红灯事项%d项，黄灯事项%d项。", Lights(cities), red, len(all)-red)
}

// Lights says how many cities show each light.
func Lights(cities []CityStanding) string {
	count := map[Light]int{}
	for _, c := range cities {
		count[c.Light]++
	}
	return fmt.Sprintf("共%d个市：红灯%d个，黄灯%d个，绿灯%d个，情况不明%d个", len(cities), count[Red], count[Amber], count[Green], count[Grey])
}
