package checks

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"
)

// Article 13 compares years. A record belongs to the year in its field 年份; records without one belong to none.

func yearFunctions() []function {
	return []function{
		{"相邻年度", []kind{list}, "年份正好相差一年的每两个年度，前一年在前", pairsOf,
			func(_ *frame, a []any) any { return consecutive(byYear(items(a[0]))) }},
		{"近年", []kind{list, number}, "最近几个年度，须一年接一年，否则为空", sameList, lastYears},
		{"某年", []kind{list, number}, "某一年度的数据，没有为空", func(args []typ) typ { return *itemOf(args[0]) }, ofYear},
		{"最近一年", []kind{list}, "年份最大的数据", func(args []typ) typ { return *itemOf(args[0]) },
			func(_ *frame, a []any) any { return last(byYear(items(a[0]))) }},
		{"强度", []kind{object}, "研发投入强度：用公布值；没有公布值才用研发经费除以地区生产总值，保留两位小数", always(numberType), intensity},
		{"全省平均", []kind{number}, "某年全省研发投入强度，未登记为空", always(numberType), provinceAverage},
	}
}

func yearOf(v any) (int, bool) {
	r, ok := v.(*record)
	if !ok {
		return 0, false
	}
	i, ok := r.shape.byName["年份"]
	if !ok {
		return 0, false
	}
	year, ok := r.get(i).(int)
	return year, ok
}

func byYear(all []any) []any {
	var dated []any
	for _, v := range all {
		if _, ok := yearOf(v); ok {
			dated = append(dated, v)
		}
	}
	slices.SortStableFunc(dated, func(a, b any) int {
		x, _ := yearOf(a)
		y, _ := yearOf(b)
		return cmp.Compare(x, y)
	})
	return dated
}

func consecutive(sorted []any) *sequence {
	made := &sequence{}
	for i := range sorted {
		for j := i + 1; j < len(sorted); j++ {
			x, _ := yearOf(sorted[i])
			if y, _ := yearOf(sorted[j]); y == x+1 {
				made.items = append(made.items, couple{sorted[i], sorted[j]})
			}
		}
	}
	return made
}

// lastYears gives the latest n records when their years follow one another; a year told twice counts once.
func lastYears(_ *frame, a []any) any {
	sorted := slices.CompactFunc(byYear(items(a[0])), func(x, y any) bool {
		first, _ := yearOf(x)
		second, _ := yearOf(y)
		return first == second
	})
	n, _ := a[1].(int)
	if n < 1 || len(sorted) < n {
		return &sequence{}
	}
	sorted = sorted[len(sorted)-n:]
	oldest, _ := yearOf(sorted[0])
	if latest, _ := yearOf(sorted[n-1]); latest-oldest != n-1 {
		return &sequence{}
	}
	return &sequence{items: sorted}
}

func ofYear(_ *frame, a []any) any {
	for _, v := range items(a[0]) {
		if year, ok := yearOf(v); ok && year == a[1] {
			return v
		}
	}
	return nil
}

func last(all []any) any {
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

// intensity is the share of research spending in the product of a year. The published value stands; it is never replaced by one
// computed from the other two figures (article 13).
func intensity(_ *frame, a []any) any {
	r, ok := a[0].(*record)
	if !ok {
		return nil
	}
	if published, ok := figure(fieldOf(r, "研发投入强度")); ok {
		return published
	}
	spent, oks := figure(fieldOf(r, "研发经费"))
	product, okp := figure(fieldOf(r, "地区生产总值"))
	if !oks || !okp || product.IsZero() {
		return nil
	}
	return spent.Mul(decimal.NewFromInt(100)).DivRound(product, 2)
}

func fieldOf(r *record, name string) any {
	if i, ok := r.shape.byName[name]; ok {
		return r.get(i)
	}
	return nil
}

func provinceAverage(f *frame, a []any) any {
	year, ok := a[0].(int)
	if !ok {
		return nil
	}
	averages := f.rules.settings[provinceSetting].table
	if average, ok := averages[plain(year)]; ok {
		return average
	}
	return nil
}
