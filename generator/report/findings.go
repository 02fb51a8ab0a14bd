package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Finding is one departure from the Measures as this report tells it.
type Finding struct {
	Rule    string `zh:"规则"` // ART13-9
	Level   string `zh:"级别"` // 错误, 警告, 提示
	Article string `zh:"条款"` // 第十三条
	Quote   string `zh:"原句"` // of the article, word for word
	Where   string `zh:"位置"`
	Problem string `zh:"问题"`
	Remedy  string `zh:"整改"`
	Settled string `zh:"处理"` // how it was explained or released; an open finding has none
}

// A Review is what holding the dossier of a city against the Measures gave.
type Review struct {
	City     string
	Findings []Finding
}

// Findings is 审核问题统计表: how many departures were found, by city and by rule, and every one of them.
type Findings struct {
	Heading
	ByCity []CityCount  `zh:"各市"`
	ByRule []RuleCount  `zh:"各规则"`
	Rows   []FindingRow `zh:"明细"`
}

// A CityCount is how many findings of each level a city has, and how many of them are settled.
type CityCount struct {
	City     string `zh:"城市"`
	Errors   int    `zh:"错误"`
	Warnings int    `zh:"警告"`
	Hints    int    `zh:"提示"`
	Settled  int    `zh:"已处理"`
	Verdict  string `zh:"结论"` // what has to be mended or explained before the next step
	Remarks  string `zh:"批示"`
}

// A RuleCount is how often a rule was departed from, and where.
type RuleCount struct {
	Rule    string `zh:"规则"`
	Article string `zh:"条款"`
	Level   string `zh:"级别"`
	Quote   string `zh:"原句"`
	Count   int    `zh:"次数"`
	Cities  string `zh:"涉及城市"`
}

// A FindingRow is one finding of one city.
type FindingRow struct {
	City string `zh:"城市"`
	Finding
}

// NewFindings counts the reviews of the source. A city that was reviewed without findings is listed with noughts: they are known.
func NewFindings(s Source) Findings {
	out := Findings{Heading: s.heading()}
	remarks := map[string]string{}
	for _, d := range s.Latest() {
		remarks[cityName(d)] = directives(d, "")
	}
	for _, r := range s.Reviews {
		count := countOf(r)
		count.Remarks = remarks[r.City]
		out.ByCity = append(out.ByCity, count)
		for _, f := range r.Findings {
			out.Rows = append(out.Rows, FindingRow{r.City, f})
		}
	}
	out.ByRule = rulesOf(out.Rows)
	return out
}

func countOf(r Review) CityCount {
	c, errors, warnings := CityCount{City: r.City}, 0, 0
	for _, f := range r.Findings {
		switch f.Level {
		case "错误":
			c.Errors++
			errors += boolean(f.Settled == "")
		case "警告":
			c.Warnings++
			warnings += boolean(f.Settled == "")
		default:
			c.Hints++
		}
		if f.Settled != "" {
			c.Settled++
		}
	}
	var parts []string
	if errors > 0 {
		parts = append(parts, fmt.Sprintf("须补正%d处", errors))
	}
	if warnings > 0 {
		parts = append(parts, fmt.Sprintf("须说明%d处", warnings))
	}
	c.Verdict = cmp.Or(strings.Join(parts, "，"), "可进入下一步")
	return c
}

// rulesOf counts by rule, the most frequent first.
func rulesOf(rows []FindingRow) []RuleCount {
	at := map[string]int{}
	var out []RuleCount
	cities := map[string][]string{}
	for _, r := range rows {
		i, known := at[r.Rule]
		if !known {
			i = len(out)
			at[r.Rule] = i
			out = append(out, RuleCount{Rule: r.Rule, Article: r.Article, Level: r.Level, Quote: r.Quote})
		}
		out[i].Count++
		if !slices.Contains(cities[r.Rule], r.City) {
			cities[r.Rule] = append(cities[r.Rule], r.City)
		}
	}
	for i := range out {
		out[i].Cities = strings.Join(cities[out[i].Rule], "、")
	}
	slices.SortStableFunc(out, func(a, b RuleCount) int { return cmp.Compare(b.Count, a.Count) })
	return out
}
