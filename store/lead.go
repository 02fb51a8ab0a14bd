package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"time"
)

// leading is the place of the one program among several on a database that does what must be done once.
type leading struct {
	mu   sync.Mutex
	conn *sql.Conn // holds the advisory lock; nil when another program leads
}

// Lead reports whether this program leads, and takes the lead when nobody has it. The file of SQLite has one program only, which leads.
// On PostgreSQL the leader holds an advisory lock of the schema on a connection of its own: when the program or the connection dies, the
// server gives the lock free and the next to ask has it. A leader that was cut off may believe for a moment that it still leads;
// what it then does twice the keys of the reminders hold together. A pool of connections between program and server must keep a session's
// connection to itself.
func (s *Store) Lead(ctx context.Context) (bool, error) {
	if s.address.dialect == sqlite || s.write == nil {
		return s.write != nil, nil
	}
	s.leading.mu.Lock()
	defer s.leading.mu.Unlock()
	if s.leading.conn != nil {
		if _, err := s.leading.conn.ExecContext(ctx, `SELECT 1`); err == nil {
			return true, nil
		}
		s.leading.letGo()
	}
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return false, fmt.Errorf("ask for the lead: %w", err)
	}
	var leads bool
	err = conn.QueryRowContext(ctx, `SELECT pg_try_advisory_lock(`+leadKey+`)`).Scan(&leads)
	if err != nil || !leads {
		if err = errors.Join(err, conn.Close()); err != nil {
			err = fmt.Errorf("ask for the lead: %w", err)
		}
		return false, err
	}
	s.leading.conn = conn
	return true, nil
}

// Resign gives the lead up, so that another program can take it at once.
func (s *Store) Resign() {
	s.leading.mu.Lock()
	defer s.leading.mu.Unlock()
	s.leading.letGo()
}

// leadKey is the key of the advisory lock: programs on other schemas of the same database have leaders of their own.
const leadKey = `hashtextextended(current_schema() || ' huishang leader', 0)`

// resignWithin bounds how long a server is waited for that may not be there any more.
const resignWithin = 5 * time.Second

// letGo gives the lock free. A connection that does not say it did is ended: back in the pool it would go on holding the lock.
func (l *leading) letGo() {
	if l.conn == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), resignWithin)
	defer cancel()
	if _, err := l.conn.ExecContext(ctx, `SELECT pg_advisory_unlock(`+leadKey+`)`); err != nil {
		_ = l.conn.Raw(func(any) error { return driver.ErrBadConn }) // which has database/sql end it
	}
	_ = l.conn.Close()
	l.conn = nil
}
