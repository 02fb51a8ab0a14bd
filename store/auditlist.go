package store

import (
	"fmt"
	"time"
)

// AuditFilter narrows a list of the audit log. What is empty narrows nothing.
type AuditFilter struct {
	Action Action
	User   string // as the audit log names them
	City   string
	Object string
	Since  time.Time
	Before time.Time
}

// conditions are the conditions of the filter in a statement whose next parameter has a number, and their arguments.
func (f AuditFilter) conditions(next int) (text string, arguments []any) {
	for _, c := range []struct{ condition, value string }{
		{"action =", string(f.Action)}, {"actor =", f.User}, {"city =", f.City}, {"object =", f.Object},
		{"at >=", instantText(f.Since)}, {"at <", instantText(f.Before)},
	} {
		if c.value != "" {
			text += fmt.Sprintf(" AND %s $%d", c.condition, next+len(arguments))
			arguments = append(arguments, c.value)
		}
	}
	return text, arguments
}

// end is the place behind the last line the filter may list, by its number and by its time.
func (f AuditFilter) end() (seq int64, at string) {
	if f.Before.IsZero() {
		return 1 << 62, "9999"
	}
	return 0, instantText(f.Before)
}

// Audit lists the audit log in scope, the latest line first, with the cursor of the next page. A scope of one city sees the lines of
// that city.
func (tx *Tx) Audit(filter AuditFilter, page Page) ([]Entry, string, error) {
	seq, at := filter.end()
	if _, err := page.read(&seq, &at); err != nil {
		return nil, "", err
	}
	text, arguments := filter.list(page.limit()+1, seq, at)
	rows, err := tx.query(text, arguments...)
	if err != nil {
		return nil, "", fmt.Errorf("list the audit log: %w", err)
	}
	return listed(rows, page, scanEntry, func(e Entry) []any { return []any{e.Seq, instantText(e.At)} })
}

// list is the statement that lists so many lines before one. The log is in the order of its lines, some days of it by their time, so that an index
// leads to either.
func (f AuditFilter) list(most int, seq int64, at string) (text string, arguments []any) {
	beyond, order, arguments := "seq < $5", "seq DESC", []any{most, seq}
	if !f.Since.IsZero() || !f.Before.IsZero() {
		beyond, order, arguments = "(at, seq) < ($6, $5)", "at DESC, seq DESC", append(arguments, at)
	}
	narrowed, further := f.conditions(4 + len(arguments))
	return `SELECT ` + entryColumns + ` FROM audit WHERE tenant = $1 AND ` + cityInScope + ` AND ` + beyond + narrowed + `
		ORDER BY ` + order + ` LIMIT $4`, append(arguments, further...)
}
