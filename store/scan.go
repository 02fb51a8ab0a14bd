package store

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"huishang"
)

// Scan is a look through all matters for what has to be reminded of.
type Scan struct {
	At time.Time     // zero when there was none yet
	On huishang.Date // the day that was planned
}

// NoteScan notes that the plan of a day is made, in the transaction that makes it. Only the last scan is kept, and the audit log has the
// plan itself.
func (tx *Tx) NoteScan(on huishang.Date) error {
	err := tx.unrecorded(`INSERT INTO scans (tenant, at, on_date) VALUES ($1, $2, $3)
		ON CONFLICT (tenant) DO UPDATE SET at = excluded.at, on_date = excluded.on_date`, instantText(tx.now), on.String())
	if err != nil {
		return fmt.Errorf("note a scan: %w", err)
	}
	return nil
}

// LastScan says when the plan of a day was made last.
func (tx *Tx) LastScan() (Scan, error) {
	var last Scan
	err := tx.tenantRow(`SELECT at, on_date FROM scans WHERE tenant = $1`).Scan(instant{&last.At}, civil{&last.On})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return last, fmt.Errorf("read the last scan: %w", err)
	}
	return last, nil
}
