package store

import (
	"strings"
	"testing"
	"time"
)

// TestAuditIsFoundByAnIndex asks SQLite how it finds the lines of a filter: it never goes through the log from one line to the next.
func TestAuditIsFoundByAnIndex(t *testing.T) {
	s := open(t, newSQLite(t))
	day := time.Date(2026, 6, 12, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		filter AuditFilter
		way    string
	}{
		"city":     {AuditFilter{City: "130200"}, "INDEX audit_of_city (tenant=? AND city=? AND seq<?)"},
		"action":   {AuditFilter{Action: ActionAddUser}, "INDEX audit_of_action (tenant=? AND action=? AND seq<?)"},
		"a day":    {AuditFilter{Since: day, Before: day.AddDate(0, 0, 1)}, "INDEX audit_of_day (tenant=? AND at>? AND (at,seq)<(?,?))"},
		"since":    {AuditFilter{Since: day}, "INDEX audit_of_day (tenant=? AND at>? AND (at,seq)<(?,?))"},
		"until":    {AuditFilter{Before: day}, "INDEX audit_of_day (tenant=? AND (at,seq)<(?,?))"},
		"city day": {AuditFilter{City: "130200", Since: day, Before: day.AddDate(0, 0, 1)}, "INDEX audit_of_"},
	} {
		var ways []string
		view(t, s, System(Home), func(tx *Tx) error {
			seq, at := c.filter.end()
			text, arguments := c.filter.list(51, seq, at)
			rows, err := tx.query("EXPLAIN QUERY PLAN "+text, arguments...)
			if err != nil {
				return err
			}
			ways, err = collect(rows, func(row scanner) (way string, err error) {
				var id, parent, unused int
				return way, row.Scan(&id, &parent, &unused, &way)
			})
			return err
		})
		if way := strings.Join(ways, "; "); !strings.Contains(way, c.way) || name != "city day" && strings.Contains(way, "TEMP") {
			t.Errorf("%s: %s", name, way)
		}
	}
}
