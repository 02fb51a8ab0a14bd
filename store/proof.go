package store

import (
	"encoding/json"
	"fmt"
	"time"
)

// Proof is what a look through the audit log of the tenant came to, and when.
type Proof struct {
	At    time.Time
	By    string // who had it looked through
	Lines int64  // that hold, from the first on
	Head  string // hash of the last that holds
	Break *Break // nil when all hold
}

// writtenProof is the detail of its line in the audit log.
type writtenProof struct {
	Lines  int64  `json:"lines"`
	Head   string `json:"head"`
	Break  int64  `json:"break,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// NoteProof enters in the audit log what a look through it came to.
func (tx *Tx) NoteProof(state ChainState) error {
	detail := map[string]any{"lines": state.Lines, "head": state.Head}
	if state.Break != nil {
		detail["break"], detail["reason"] = state.Break.Seq, state.Break.Reason
	}
	return tx.enter(ActionProveAudit, tx.scope.City, "", detail)
}

// LastProof is what the last look through the audit log came to that was noted; one without a time when there was none.
func (tx *Tx) LastProof() (Proof, error) {
	last, _, err := tx.Audit(AuditFilter{Action: ActionProveAudit}, Page{Limit: 1})
	if err != nil || len(last) == 0 {
		return Proof{}, err
	}
	var written writtenProof
	if err := json.Unmarshal([]byte(last[0].Detail), &written); err != nil {
		return Proof{}, fmt.Errorf("read line %d of the audit log: %w", last[0].Seq, err)
	}
	p := Proof{At: last[0].At, By: last[0].User, Lines: written.Lines, Head: written.Head}
	if written.Break > 0 {
		p.Break = &Break{written.Break, written.Reason}
	}
	return p, nil
}
