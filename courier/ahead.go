package courier

import (
	"cmp"
	"context"
	"slices"

	"huishang/scheduler"
	"huishang/store"
)

// Ahead lists the days ahead of the cities in scope, or of one of them, by day. A city that is not in scope has none. A dossier that cannot be read
// is left out and logged.
func (c *Courier) Ahead(ctx context.Context, scope store.Scope, city string) ([]scheduler.Entry, error) {
	calendar, err := c.WorkingDays(ctx)
	if err != nil {
		return nil, err
	}
	_, standings, err := c.standings(ctx, scope, "days ahead")
	if err != nil {
		return nil, err
	}
	var days []scheduler.Entry
	for i := range standings {
		if s := &standings[i]; city == "" || s.Code == city || s.City == city {
			days = append(days, scheduler.Ahead(s, calendar, c.Notice, c.today())...)
		}
	}
	slices.SortStableFunc(days, func(a, b scheduler.Entry) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Duty, b.Duty)) })
	return days, nil
}

// Page is the address of a page of the site.
func (c *Courier) Page(path string) string { return c.links.Page(path) }
