package report

import (
	"cmp"
	"slices"

	"huishang"
)

// A Source is what reports are made from. Nothing is read from a clock, a disk or a global.
type Source struct {
	Dossiers []*huishang.Dossier
	Today    huishang.Date
	Average  map[int]huishang.Decimal // 全省平均研发投入强度 in percent by year
	Reviews  []Review                 // what holding the dossiers against the Measures gave; only 审核问题统计表 reads it
	Rules    string                   // the version of the rules the reviews and thresholds are of
	LeftOut  []string                 // dossiers that could not be read: every report names them, so that no list passes for complete
	Progress map[string]Reported      // what was last reported of an agreement's items besides a summary, by the agreement's number
}

// Reported are the last reports on the items of one agreement, and the day of the newest.
type Reported struct {
	On    huishang.Date
	Items []huishang.SummaryItem
}

// of is the report on an item, or nil.
func (r Reported) of(item string) *huishang.SummaryItem {
	for i := range r.Items {
		if r.Items[i].ItemID == item {
			return &r.Items[i]
		}
	}
	return nil
}

// A Heading is what every report says of itself.
type Heading struct {
	Today   huishang.Date `zh:"今天"`
	Rules   string        `zh:"规则库版本"`
	Count   int           `zh:"城市数"`
	LeftOut []string      `zh:"未纳入"`
}

// heading heads a report of so many cities.
func (s Source) heading() Heading {
	return Heading{Today: s.Today, Rules: s.Rules, Count: len(s.Latest()), LeftOut: s.LeftOut}
}

// Latest is the newest dossier of every city, by the code of the city. A dossier without code and name stands for itself.
func (s Source) Latest() []*huishang.Dossier {
	byCity := map[string]*huishang.Dossier{}
	var out []*huishang.Dossier
	for _, d := range s.Dossiers {
		city := cmp.Or(d.City.Code, d.City.Name)
		if city == "" {
			out = append(out, d)
			continue
		}
		if known := byCity[city]; known == nil || huishang.CompareRounds(known, d) <= 0 {
			byCity[city] = d
		}
	}
	for _, d := range byCity {
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b *huishang.Dossier) int {
		return cmp.Or(cmp.Compare(a.City.Code, b.City.Code), cmp.Compare(a.City.Name, b.City.Name))
	})
	return out
}

// Superseded lists the cities with more than one dossier: only the newest of each is reported.
func (s Source) Superseded() []string {
	count := map[string]int{}
	var out []string
	for _, d := range s.Dossiers {
		city := cmp.Or(d.City.Code, d.City.Name)
		if count[city]++; count[city] == 2 && city != "" {
			out = append(out, cityName(d))
		}
	}
	return out
}

func cityName(d *huishang.Dossier) string {
	return cmp.Or(d.City.Name, d.City.Code, "（未写城市）")
}
