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

// Audit lists the audit log in scope, the latest line first, with the cursor of the next page. A scope of one city sees the lines of
// that city.
func (tx *Tx) Audit(filter AuditFilter, page Page) ([]Entry, string, error) {
	before := int64(1) << 62
	if _, err := page.read(&before); err != nil {
		return nil, "", err
	}
	narrowed, further := filter.conditions(6)
	rows, err := tx.query(`SELECT `+entryColumns+` FROM audit WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND seq < $4`+narrowed+`
		ORDER BY seq DESC LIMIT $5`, append([]any{before, page.limit() + 1}, further...)...)
	if err != nil {
		return nil, "", fmt.Errorf("list the audit log: %w", err)
	}
	return listed(rows, page, scanEntry, func(e Entry) []any { return []any{e.Seq} })
}
