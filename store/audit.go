package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"huishang"
)

// Entry is one line of the audit log: who did what to what, and when. Lines are only ever added; each holds the hash of the one
// before it, so that none can be changed, taken out or put between.
type Entry struct {
	Seq    int64 // from 1, without gaps
	At     time.Time
	User   string
	Role   huishang.Role
	Action Action
	City   string // empty when it concerns no single city
	Object string // the id of what it was done to
	Detail string // canonical JSON
	Prev   string // hash of the line before; empty for the first
	Hash   string
}

// chain is the end of a tenant's audit log.
type chain struct {
	seq  int64
	hash string
}

// takeChain reads the end of the audit log and keeps it for this transaction: on PostgreSQL, too, the changes of one tenant then
// follow one upon the other.
func (tx *Tx) takeChain() (*chain, error) {
	var c chain
	err := tx.tenantRow(`INSERT INTO audit_heads (tenant, seq, hash) VALUES ($1, 0, '')
		ON CONFLICT (tenant) DO UPDATE SET seq = audit_heads.seq RETURNING seq, hash`).Scan(&c.seq, &c.hash)
	if err != nil {
		return nil, fmt.Errorf("read the end of the audit log: %w", err)
	}
	return &c, nil
}

// keepChain writes the end of the audit log, once for all that was entered.
func (tx *Tx) keepChain() error {
	if !tx.entered {
		return nil
	}
	if _, err := tx.tenantExec(`UPDATE audit_heads SET seq = $2, hash = $3 WHERE tenant = $1`, tx.chain.seq, tx.chain.hash); err != nil {
		return fmt.Errorf("write the end of the audit log: %w", err)
	}
	tx.unlogged = false
	return nil
}

// enter adds a line about what this transaction wrote.
func (tx *Tx) enter(action Action, city, object string, detail map[string]any) error {
	text, err := canonical(detail)
	if err != nil {
		return err
	}
	e := Entry{Seq: tx.chain.seq + 1, At: tx.now, User: tx.scope.User, Role: tx.scope.Role, Action: action, City: city, Object: object,
		Detail: text, Prev: tx.chain.hash}
	if e.Hash, err = e.sum(tx.scope.Tenant); err != nil {
		return err
	}
	if _, err := tx.tenantExec(`INSERT INTO audit (tenant, seq, at, actor, role, action, city, object, detail, prev, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		e.Seq, instantText(e.At), e.User, string(e.Role), string(e.Action), e.City, e.Object, e.Detail, e.Prev, e.Hash); err != nil {
		return fmt.Errorf("enter %s in the audit log: %w", action, err)
	}
	*tx.chain = chain{e.Seq, e.Hash}
	tx.entered, tx.unlogged = true, false
	return nil
}

// sum is the SHA-256 of a line in canonical JSON, as a list of all it says but its own hash.
func (e Entry) sum(tenant string) (string, error) {
	text, err := canonical([]any{tenant, e.Seq, instantText(e.At), e.User, string(e.Role), string(e.Action), e.City, e.Object, e.Detail, e.Prev})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:]), nil
}

// canonical writes JSON with sorted keys and no space.
func canonical(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("write canonical JSON: %w", err)
	}
	return string(data), nil
}
