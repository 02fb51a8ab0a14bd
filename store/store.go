// Package store keeps dossiers, their versions and documents, the steps of the two procedures, submissions, opinions and the audit
// log, in one SQLite file or in PostgreSQL. Every statement is written once for both.
//
// All access goes through a transaction that carries a [Scope]: [Store.View] reads one consistent state, [Store.Update] changes it
// and enters what it did in the audit log, or changes nothing. What lies outside the scope does not exist: it is answered with
// [NotFound], as is an id nobody ever gave.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Store is an open database. It is safe for concurrent use.
type Store struct {
	write   *writer // nil when it is opened for reading
	read    *sql.DB // on PostgreSQL also the pool of the writer
	lock    *fileLock
	address address
	now     func() time.Time
	leading leading
	decoded decoded
}

// Options say how a store is opened.
type Options struct {
	// Now is the clock; nil is the clock of the machine.
	Now func() time.Time
	// ReadOnly opens an existing database beside a running program: nothing is migrated, and Update is refused.
	ReadOnly bool
}

// Open opens the database at an address: the name of a SQLite file, which is made when it is missing, or postgres://…. It brings
// the tables up to this program's version. The errors for people are [Locked], [Newer], [Older] and [Unreachable].
func Open(ctx context.Context, where string, options Options) (*Store, error) {
	s, err := connect(ctx, where, options)
	if err != nil {
		return nil, err
	}
	if options.ReadOnly {
		err = s.checkVersion(ctx)
	} else {
		err = s.migrate(ctx)
	}
	if err == nil {
		err = s.holdTables(ctx)
	}
	if err == nil && !options.ReadOnly {
		err = s.drawMissing(ctx)
	}
	if err != nil && !ForPeople(err) {
		err = Unreachable{s.address.String(), reasonOf(err), err}
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect opens the database as it is, without a look at its tables.
func connect(ctx context.Context, where string, options Options) (*Store, error) {
	at, err := parseAddress(where)
	if err != nil {
		return nil, err
	}
	s := &Store{address: at, now: options.Now}
	if s.now == nil {
		s.now = time.Now
	}
	if at.dialect == postgres {
		err = s.connectPostgres(ctx)
	} else {
		err = s.connectSQLite(ctx, options.ReadOnly)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close lets go of the database and of its lock file.
func (s *Store) Close() error {
	var all []error
	s.Resign()
	if s.write != nil && s.write.db != s.read {
		all = append(all, s.write.db.Close())
	}
	if s.read != nil {
		all = append(all, s.read.Close())
	}
	if s.lock != nil {
		all = append(all, s.lock.release())
	}
	return errors.Join(all...)
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.read.PingContext(ctx); err != nil {
		return fmt.Errorf("reach the database: %w", err)
	}
	return nil
}
