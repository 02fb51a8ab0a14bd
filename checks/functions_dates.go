package checks

import (
	"slices"

	"huishang"
)

func dateFunctions() []function {
	return []function{
		{"年", []kind{date}, "日期的年份", always(numberType), func(_ *frame, a []any) any {
			if d, ok := a[0].(huishang.Date); ok {
				return d.Year()
			}
			return nil
		}},
		{"天数", []kind{date, date}, "从前一日期到后一日期的天数，倒过来为负", always(numberType), days},
		{"月数", []kind{date, date}, "从前一日期到后一日期满几个月", always(numberType), months},
		{"期满日", []kind{date, number}, "从某日起若干年期限的最后一天（第十五条）", always(dateType), endOfTerm},
		{"不晚于", []kind{date, date}, "前一日期不晚于后一日期；缺一个时不作判断，算是", always(truthType),
			func(_ *frame, a []any) any {
				order, known := compare(a[0], a[1])
				return !known || order <= 0
			}},
		{"最早", []kind{list}, "列表中最早的日期", always(dateType),
			func(_ *frame, a []any) any { return first(sortedDates(items(a[0]))) }},
		{"最晚", []kind{list}, "列表中最晚的日期", always(dateType),
			func(_ *frame, a []any) any { return last(sortedDates(items(a[0]))) }},
	}
}

func days(_ *frame, a []any) any {
	from, ok := a[0].(huishang.Date)
	to, known := a[1].(huishang.Date)
	if !ok || !known {
		return nil
	}
	return from.DaysUntil(to)
}

func months(_ *frame, a []any) any {
	from, ok := a[0].(huishang.Date)
	to, known := a[1].(huishang.Date)
	if !ok || !known {
		return nil
	}
	count := (to.Year()-from.Year())*12 + int(to.Month()-from.Month())
	if from.AddMonths(count).After(to) {
		count--
	}
	return count
}

func endOfTerm(_ *frame, a []any) any {
	from, ok := a[0].(huishang.Date)
	years, known := a[1].(int)
	if !ok || !known || years < 0 || years > 200 {
		return nil
	}
	return from.EndOfTerm(years)
}

func sortedDates(all []any) []any {
	var dates []any
	for _, v := range all {
		if _, ok := v.(huishang.Date); ok {
			dates = append(dates, v)
		}
	}
	slices.SortFunc(dates, func(a, b any) int { return a.(huishang.Date).Compare(b.(huishang.Date)) })
	return dates
}
