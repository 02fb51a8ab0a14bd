package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"unicode/utf8"
)

// ChainState is what a look through the audit log of a tenant came to.
type ChainState struct {
	Tenant string
	Lines  int64  // that hold, from the first on
	Head   string // hash of the last that holds
	Break  *Break // nil when all hold
}

// Break is the first line of an audit log that does not hold.
type Break struct {
	Seq    int64
	Reason string // in Chinese
}

// VerifyAudit looks through the whole audit log of every tenant. Whoever changes a line, takes one out, puts one between, or cuts off the
// end, breaks the chain there. One who can write the whole database can make a whole new chain: that shows when the hash of
// the last line was noted down elsewhere, see Anchor.
func (s *Store) VerifyAudit(ctx context.Context) ([]ChainState, error) {
	begun, err := s.read.BeginTx(ctx, s.reading())
	if err != nil {
		return nil, fmt.Errorf("begin to read: %w", err)
	}
	defer begun.Rollback()
	tenants, err := collectText(begun.QueryContext(ctx, `SELECT tenant FROM audit_heads UNION SELECT tenant FROM audit ORDER BY 1`))
	if err != nil {
		return nil, fmt.Errorf("list the audit logs: %w", err)
	}
	states := make([]ChainState, len(tenants))
	for i, tenant := range tenants {
		if states[i], err = verifyChain(ctx, begun, tenant); err != nil {
			return nil, fmt.Errorf("look through the audit log of %s: %w", tenant, err)
		}
	}
	return states, nil
}

// VerifyAuditOf looks through the audit log of one tenant, as [Store.VerifyAudit] does.
func (s *Store) VerifyAuditOf(ctx context.Context, tenant string) (ChainState, error) {
	begun, err := s.read.BeginTx(ctx, s.reading())
	if err != nil {
		return ChainState{}, fmt.Errorf("begin to read: %w", err)
	}
	defer begun.Rollback()
	state, err := verifyChain(ctx, begun, tenant)
	if err != nil {
		return state, fmt.Errorf("look through the audit log of %s: %w", tenant, err)
	}
	return state, nil
}

const entryColumns = `seq, at, actor, role, action, city, object, detail, prev, hash`

func scanEntry(row scanner) (Entry, error) {
	var e Entry
	err := row.Scan(&e.Seq, instant{&e.At}, &e.User, &e.Role, &e.Action, &e.City, &e.Object, &e.Detail, &e.Prev, &e.Hash)
	return e, err
}

func verifyChain(ctx context.Context, tx *sql.Tx, tenant string) (ChainState, error) {
	state := ChainState{Tenant: tenant}
	rows, err := tx.QueryContext(ctx, `SELECT `+entryColumns+` FROM audit WHERE tenant = $1 ORDER BY seq`, tenant)
	if err != nil {
		return state, err
	}
	defer rows.Close()
	for rows.Next() {
		e, err := scanEntry(rows)
		if err != nil {
			state.Break = &Break{state.Lines + 1, "这一条读不出来，内容已被改动"}
			return state, nil
		}
		if reason := e.broken(tenant, state); reason != "" {
			state.Break = &Break{min(e.Seq, state.Lines+1), reason}
			return state, nil
		}
		state.Lines, state.Head = e.Seq, e.Hash
	}
	if err := rows.Err(); err != nil {
		return state, err
	}
	return state, holdEnd(ctx, tx, &state)
}

// broken says in Chinese how a line fails to follow on those before it.
func (e Entry) broken(tenant string, before ChainState) string {
	sum, err := e.sum(tenant)
	switch {
	case e.Seq > before.Lines+1:
		return "这一条不见了"
	case e.Seq != before.Lines+1:
		return "这一条的序号不对"
	case e.Prev != before.Head:
		return "这一条与上一条接不上，上一条或这一条被改动过"
	case err != nil || sum != e.Hash || !e.plain():
		return "这一条的内容与校验值不符，被改动过"
	}
	return ""
}

// plain reports whether all text of a line is valid: the hash is taken of JSON, which writes any invalid byte alike.
func (e Entry) plain() bool {
	for _, text := range []string{e.User, string(e.Role), string(e.Action), e.City, e.Object, e.Detail} {
		if !utf8.ValidString(text) {
			return false
		}
	}
	return true
}

// holdEnd holds the last line against the end the log should have.
func holdEnd(ctx context.Context, tx *sql.Tx, state *ChainState) error {
	var end chain
	err := tx.QueryRowContext(ctx, `SELECT seq, hash FROM audit_heads WHERE tenant = $1`, state.Tenant).Scan(&end.seq, &end.hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		state.Break = &Break{state.Lines + 1, "日志末尾的记录不见了"}
	case err != nil:
		return err
	case end.seq > state.Lines:
		state.Break = &Break{state.Lines + 1, fmt.Sprintf("从这一条起到第%d条不见了", end.seq)}
	case end != chain{state.Lines, state.Head}:
		state.Break = &Break{state.Lines, "与日志末尾的记录不符，末尾被改动过"}
	}
	return nil
}

// Anchor reports whether the audit log of a tenant still has a line with this hash, as it was noted down elsewhere.
func (s *Store) Anchor(ctx context.Context, tenant, hash string) (bool, error) {
	var lines int
	err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM audit WHERE tenant = $1 AND hash = $2`, tenant, hash).Scan(&lines)
	if err != nil {
		return false, fmt.Errorf("look for a line of the audit log: %w", err)
	}
	return lines == 1, nil
}

// collectText reads rows of one text each.
func collectText(rows *sql.Rows, err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (string, error) {
		var text string
		return text, row.Scan(&text)
	})
}
