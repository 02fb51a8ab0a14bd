package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

// Tx is a transaction within a scope. It ends with the function it was given to, and serves one goroutine at a time.
type Tx struct {
	ctx      context.Context
	sql      *sql.Tx
	store    *Store
	scope    Scope
	now      time.Time // one instant for all that happens in the transaction
	chain    *chain    // of the audit log; nil while reading
	unlogged bool      // something was written that the audit log does not know yet
	changed  bool
	entered  bool                // the audit log has grown, and its new end is to be kept
	touched  map[string]*drawing // by dossier, whose outlines are to be made anew
	recalled recalled
	over     atomic.Bool // the function it was given to has returned
}

// View reads within a scope. All it reads is of one moment.
func (s *Store) View(ctx context.Context, scope Scope, read func(*Tx) error) error {
	if err := scope.check(); err != nil {
		return err
	}
	begun, err := s.read.BeginTx(ctx, s.reading())
	if err != nil {
		return fmt.Errorf("begin to read: %w", err)
	}
	defer begun.Rollback()
	tx := &Tx{ctx: ctx, sql: begun, store: s, scope: scope, now: s.instant()}
	defer tx.over.Store(true)
	return read(tx)
}

// reading are the options of a transaction that reads one consistent state.
func (s *Store) reading() *sql.TxOptions {
	if s.address.dialect == postgres {
		return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
	}
	return &sql.TxOptions{ReadOnly: true} // every transaction of SQLite reads one state
}

// Update changes something within a scope, all of it or nothing, and enters it in the audit log. Changes follow one upon the other; once
// Update returns without an error they are on the disk. A change under way is not broken off when ctx ends.
func (s *Store) Update(ctx context.Context, scope Scope, change func(*Tx) error) error {
	if err := scope.check(); err != nil {
		return err
	}
	if !scope.mayWrite() {
		return ReadOnly{}
	}
	return s.change(ctx, scope, change)
}

// change is Update for whoever acts, a leader too: everybody comes and goes, and changes the password of their own.
func (s *Store) change(ctx context.Context, scope Scope, change func(*Tx) error) error {
	if err := scope.check(); err != nil {
		return err
	}
	if s.write == nil {
		return ReadOnly{}
	}
	return s.write.do(ctx, func(ctx context.Context, shared *sql.Tx) (err error) {
		tx := &Tx{ctx: ctx, sql: shared, store: s, scope: scope}
		defer tx.over.Store(true)
		if tx.chain, err = tx.takeChain(); err != nil {
			return err
		}
		tx.now = s.instant()
		if err := change(tx); err != nil {
			return err
		}
		if err := tx.drawOutlines(); err != nil {
			return err
		}
		switch {
		case tx.unlogged:
			return errors.New("a change was not entered in the audit log")
		case !tx.changed:
			return errNothing
		}
		return tx.keepChain()
	})
}

// Now is what the clock of the store shows.
func (s *Store) Now() time.Time { return s.now() }

func (s *Store) instant() time.Time { return s.now().UTC().Truncate(time.Microsecond) }

// Scope is the scope of the transaction.
func (tx *Tx) Scope() Scope { return tx.scope }

// Now is the instant of the transaction.
func (tx *Tx) Now() time.Time { return tx.now }

// query reads rows in scope: $1 is the tenant, $2 and $3 are the first and the last city, arguments start at $4.
func (tx *Tx) query(text string, arguments ...any) (*sql.Rows, error) {
	return tx.queryIn(tx.scope, text, arguments...)
}

// queryIn is query within a narrower scope than that of the transaction: an index then leads to its rows alone.
func (tx *Tx) queryIn(narrower Scope, text string, arguments ...any) (*sql.Rows, error) {
	if err := inCity(text); err != nil {
		return nil, err
	}
	return tx.sql.QueryContext(tx.ctx, text, narrower.bind(arguments)...)
}

// row reads one row in scope: $1 is the tenant, $2 and $3 are the first and the last city, arguments start at $4.
func (tx *Tx) row(text string, arguments ...any) scanner {
	if err := inCity(text); err != nil {
		return broken{err}
	}
	return tx.sql.QueryRowContext(tx.ctx, text, tx.scoped(arguments)...)
}

// exec changes rows in scope: $1 is the tenant, $2 and $3 are the first and the last city, arguments start at $4.
func (tx *Tx) exec(text string, arguments ...any) (int64, error) {
	if err := inCity(text); err != nil {
		return 0, err
	}
	return tx.run(text, tx.scoped(arguments))
}

// insert adds a row of a city in scope: $1 is the tenant, $2 the city, arguments start at $3. It says how many rows were added.
func (tx *Tx) insert(city, text string, arguments ...any) (int64, error) {
	if !cityCode.MatchString(city) {
		return 0, Refused{fmt.Sprintf("城市代码“%s”不对，应为六位数字。", city)}
	}
	if !tx.scope.Sees(city) {
		return 0, NotFound{"个城市"}
	}
	return tx.run(text, append([]any{tx.scope.Tenant, city}, arguments...))
}

// tenantQuery reads rows of a table whatever their city: $1 is the tenant, arguments start at $2.
func (tx *Tx) tenantQuery(text string, arguments ...any) (*sql.Rows, error) {
	return tx.sql.QueryContext(tx.ctx, text, append([]any{tx.scope.Tenant}, arguments...)...)
}

// tenantRow reads one row of a table without cities: $1 is the tenant, arguments start at $2.
func (tx *Tx) tenantRow(text string, arguments ...any) scanner {
	return tx.sql.QueryRowContext(tx.ctx, text, append([]any{tx.scope.Tenant}, arguments...)...)
}

// tenantExec changes a table without cities: $1 is the tenant, arguments start at $2.
func (tx *Tx) tenantExec(text string, arguments ...any) (int64, error) {
	return tx.run(text, append([]any{tx.scope.Tenant}, arguments...))
}

// unrecorded changes a table whose rows are no record, such as sessions: $1 is the tenant, arguments start at $2. The audit log need not
// know.
func (tx *Tx) unrecorded(text string, arguments ...any) error {
	before := tx.unlogged
	_, err := tx.tenantExec(text, arguments...)
	tx.unlogged = before
	return err
}

// unrecordedRows changes a table as unrecorded does and gives back rows: $1 is the tenant, arguments start at $2.
func (tx *Tx) unrecordedRows(text string, arguments ...any) (*sql.Rows, error) {
	if tx.chain == nil {
		return nil, ReadOnly{}
	}
	tx.changed = true
	return tx.tenantQuery(text, arguments...)
}

// run carries out a statement that writes. What it wrote must be entered in the audit log before the transaction ends.
func (tx *Tx) run(text string, arguments []any) (int64, error) {
	if tx.chain == nil {
		return 0, ReadOnly{}
	}
	if err := plainText(arguments); err != nil {
		return 0, err
	}
	return tx.ran(tx.sql.ExecContext(tx.ctx, text, arguments...))
}

// ran counts what a statement wrote.
func (tx *Tx) ran(result sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	rows, err := result.RowsAffected()
	if rows > 0 {
		tx.unlogged, tx.changed = true, true
	}
	return rows, err
}

// prepare readies a statement that is carried out many times. Whoever asks closes it before the transaction ends.
func (tx *Tx) prepare(text string) (*sql.Stmt, error) {
	if tx.chain == nil {
		return nil, ReadOnly{}
	}
	return tx.sql.PrepareContext(tx.ctx, text)
}

// runPrepared carries out a statement of prepare as run does.
func (tx *Tx) runPrepared(statement *sql.Stmt, arguments []any) (int64, error) {
	if err := plainText(arguments); err != nil {
		return 0, err
	}
	return tx.ran(statement.ExecContext(tx.ctx, arguments...))
}

func (tx *Tx) scoped(arguments []any) []any { return tx.scope.bind(arguments) }

// inCity holds that a statement asks for tenant and city.
func inCity(text string) error {
	for _, parameter := range []string{"$1", "$2", "$3"} {
		if !strings.Contains(text, parameter) {
			return fmt.Errorf("statement without %s of its scope: %s", parameter, text)
		}
	}
	return nil
}

// plainText refuses text only one of the databases would take.
func plainText(arguments []any) error {
	for _, argument := range arguments {
		if text, ok := argument.(string); ok && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
			return Refused{"内容里有不能保存的字符（不是 UTF-8 文字，或含空字符），请去掉后再试。"}
		}
	}
	return nil
}

// scanner is a row, or what is in the way of it.
type scanner interface{ Scan(into ...any) error }

type broken struct{ err error }

func (b broken) Scan(...any) error { return b.err }

// absent turns a row that is not there into [NotFound].
func absent(err error, what string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return NotFound{what}
	}
	return err
}
