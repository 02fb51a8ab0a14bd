package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"slices"
	"strings"
)

// A keeper opens connections to SQLite that keep the statements they prepared: parsing one takes longer than most take to run. On PostgreSQL the
// driver does so itself.
type keeper struct {
	name   string
	driver driver.Driver
}

// Driver implements [driver.Connector].
func (k keeper) Driver() driver.Driver { return k.driver }

// Connect implements [driver.Connector].
func (k keeper) Connect(context.Context) (driver.Conn, error) {
	opened, err := k.driver.Open(k.name)
	if err != nil {
		return nil, err
	}
	conn, ok := opened.(sqliteConn)
	if !ok {
		return nil, errors.Join(errors.New("the driver of SQLite lacks what a connection needs"), opened.Close())
	}
	return &keeping{sqliteConn: conn, kept: map[string]*keptStatement{}}, nil
}

// sqliteConn is what a connection of the driver can do.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
	driver.Pinger
}

// keeping is a connection that keeps its statements. As every connection it serves one caller at a time.
type keeping struct {
	sqliteConn
	kept map[string]*keptStatement
}

// keptStatement is prepared once. While the rows of one call are read, another call of the same text prepares its own.
type keptStatement struct {
	driver.Stmt
	busy bool
}

// mostKept bounds the statements of a connection: the program has some two hundred.
const mostKept = 500

// worthKeeping are the beginnings of the statements that run again and again. Others, such as PRAGMA, may act when they are prepared.
var worthKeeping = []string{"SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK TO"}

// statement gives a statement that is kept, or nil when this text is to be prepared as it comes.
func (c *keeping) statement(ctx context.Context, text string) (*keptStatement, error) {
	if found, known := c.kept[text]; known {
		if found.busy {
			return nil, nil
		}
		return found, nil
	}
	if !slices.ContainsFunc(worthKeeping, func(begin string) bool { return strings.HasPrefix(text, begin) }) {
		return nil, nil
	}
	prepared, err := c.sqliteConn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if err := c.makeRoom(); err != nil {
		return nil, errors.Join(err, prepared.Close())
	}
	made := &keptStatement{Stmt: prepared}
	c.kept[text] = made
	return made, nil
}

// makeRoom lets one statement go, whichever comes first, when there are too many: lists of differing length make texts without end.
func (c *keeping) makeRoom() error {
	if len(c.kept) < mostKept {
		return nil
	}
	for text, one := range c.kept {
		if !one.busy {
			delete(c.kept, text)
			return one.Stmt.Close()
		}
	}
	return nil
}

// ExecContext implements [driver.ExecerContext].
func (c *keeping) ExecContext(ctx context.Context, text string, arguments []driver.NamedValue) (driver.Result, error) {
	found, err := c.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return c.sqliteConn.ExecContext(ctx, text, arguments)
	}
	return found.Stmt.(driver.StmtExecContext).ExecContext(ctx, arguments)
}

// QueryContext implements [driver.QueryerContext].
func (c *keeping) QueryContext(ctx context.Context, text string, arguments []driver.NamedValue) (driver.Rows, error) {
	found, err := c.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return c.sqliteConn.QueryContext(ctx, text, arguments)
	}
	rows, err := found.Stmt.(driver.StmtQueryContext).QueryContext(ctx, arguments)
	if err != nil {
		return nil, err
	}
	found.busy = true
	return &keptRows{rows, found}, nil
}

// Close implements [driver.Conn].
func (c *keeping) Close() error {
	var all []error
	for _, one := range c.kept {
		all = append(all, one.Stmt.Close())
	}
	return errors.Join(append(all, c.sqliteConn.Close())...)
}

// keptRows give their statement free once they are read.
type keptRows struct {
	driver.Rows
	of *keptStatement
}

// Close implements [driver.Rows].
func (r *keptRows) Close() error {
	r.of.busy = false
	return r.Rows.Close()
}

// ColumnTypeDatabaseTypeName implements [driver.RowsColumnTypeDatabaseTypeName].
func (r *keptRows) ColumnTypeDatabaseTypeName(column int) string {
	if named, ok := r.Rows.(driver.RowsColumnTypeDatabaseTypeName); ok {
		return named.ColumnTypeDatabaseTypeName(column)
	}
	return ""
}
