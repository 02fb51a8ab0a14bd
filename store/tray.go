package store

import (
	"crypto/rand"
	"fmt"
	"time"
)

// Trayed is a file somebody has chosen for a submission and not handed in yet.
type Trayed struct {
	ID, Name string
	Size     int64
	At       time.Time
}

// trayTime is how long a file lies in a tray.
const trayTime = 7 * 24 * time.Hour

// Tray lists what lies in the tray of who acts, in the order it came. Everybody has one tray, and nobody looks into another's.
func (tx *Tx) Tray() ([]Trayed, error) {
	rows, err := tx.tenantQuery(`SELECT id, name, size, at FROM trays WHERE tenant = $1 AND actor = $2 AND at >= $3 ORDER BY at, id`,
		tx.scope.User, instantText(tx.now.Add(-trayTime)))
	if err != nil {
		return nil, fmt.Errorf("list a tray: %w", err)
	}
	return collect(rows, func(row scanner) (Trayed, error) {
		var t Trayed
		return t, row.Scan(&t.ID, &t.Name, &t.Size, instant{&t.At})
	})
}

// TrayBytes gives what a file of the own tray holds.
func (tx *Tx) TrayBytes(id string) ([]byte, error) {
	var size int
	err := tx.tenantRow(`SELECT size FROM trays WHERE tenant = $1 AND actor = $2 AND id = $3`, tx.scope.User, id).Scan(&size)
	if err != nil {
		return nil, absent(err, "个文件")
	}
	rows, err := tx.tenantQuery(`SELECT bytes FROM tray_chunks WHERE tenant = $1 AND actor = $2 AND id = $3 ORDER BY n`, tx.scope.User, id)
	if err != nil {
		return nil, fmt.Errorf("read from a tray: %w", err)
	}
	chunks, err := collect(rows, func(row scanner) (b []byte, err error) { return b, row.Scan(&b) })
	all := make([]byte, 0, size)
	for _, chunk := range chunks {
		all = append(all, chunk...)
	}
	return all, err
}

// PutInTray lays a file into the own tray, in place of one of the same name. What nobody handed in within a week goes, whoever's it is.
func (tx *Tx) PutInTray(name string, content []byte) (Trayed, error) {
	t := Trayed{ID: rand.Text(), Name: name, Size: int64(len(content)), At: tx.now}
	if err := tx.emptyTrays(`at < $2`, instantText(tx.now.Add(-trayTime))); err != nil {
		return t, err
	}
	if err := tx.emptyTrays(`actor = $2 AND name = $3`, tx.scope.User, name); err != nil {
		return t, err
	}
	if err := tx.unrecorded(`INSERT INTO trays (tenant, actor, id, name, size, at) VALUES ($1, $2, $3, $4, $5, $6)`,
		tx.scope.User, t.ID, t.Name, t.Size, instantText(t.At)); err != nil {
		return t, fmt.Errorf("lay a file into a tray: %w", err)
	}
	for n := 0; n*chunkSize < len(content); n++ {
		chunk := content[n*chunkSize : min(len(content), (n+1)*chunkSize)]
		if err := tx.unrecorded(`INSERT INTO tray_chunks (tenant, actor, id, n, bytes) VALUES ($1, $2, $3, $4, $5)`,
			tx.scope.User, t.ID, n, chunk); err != nil {
			return t, fmt.Errorf("lay chunk %d into a tray: %w", n, err)
		}
	}
	return t, nil
}

// TakeFromTray takes a file out of the own tray. One that is not there is taken already.
func (tx *Tx) TakeFromTray(id string) error {
	return tx.emptyTrays(`actor = $2 AND id = $3`, tx.scope.User, id)
}

// EmptyTray takes everything out of the own tray.
func (tx *Tx) EmptyTray() error { return tx.emptyTrays(`actor = $2`, tx.scope.User) }

// emptyTrays takes out the files a condition is true of.
func (tx *Tx) emptyTrays(where string, arguments ...any) error {
	if err := tx.unrecorded(`DELETE FROM tray_chunks WHERE tenant = $1 AND (actor, id) IN (SELECT actor, id FROM trays WHERE tenant = $1 AND `+
		where+`)`, arguments...); err != nil {
		return fmt.Errorf("take from a tray: %w", err)
	}
	if err := tx.unrecorded(`DELETE FROM trays WHERE tenant = $1 AND `+where, arguments...); err != nil {
		return fmt.Errorf("take from a tray: %w", err)
	}
	return nil
}
