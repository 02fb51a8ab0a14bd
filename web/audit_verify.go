package web

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// auditProofPage says whether every line of the audit log proved the one before it when somebody last looked.
type auditProofPage struct {
	frame
	Proof  store.Proof // without a time when nobody has looked yet
	Since  time.Time   // when the look that goes on began; zero when none does
	Failed bool        // the last look could not be carried through
}

// proofPatience is how long somebody who has a log looked through waits for it; a longer look goes on without them.
const proofPatience = time.Second

// A prover looks through the audit log, one look at a time. It is safe for concurrent use.
type prover struct {
	site *site

	mu     sync.Mutex
	since  time.Time
	done   chan struct{} // closed when the look that goes on ends
	last   store.Proof   // of this run of the program: what cannot be noted in a broken log is told all the same
	failed bool
}

// begin begins a look unless one goes on, and gives what is closed at its end.
func (p *prover) begin(ctx context.Context, scope store.Scope) <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.since.IsZero() {
		return p.done
	}
	p.since, p.done, p.failed = time.Now(), make(chan struct{}), false
	go p.look(context.WithoutCancel(ctx), scope, p.done)
	return p.done
}

// look looks through the log and notes what it came to.
func (p *prover) look(ctx context.Context, scope store.Scope, done chan struct{}) {
	kept := p.site.Accounts.Store
	state, err := kept.VerifyAuditOf(ctx, scope.Tenant)
	found := store.Proof{At: time.Now(), By: scope.User, Lines: state.Lines, Head: state.Head, Break: state.Break}
	if err == nil {
		if err := kept.Update(ctx, scope, func(tx *store.Tx) error { return tx.NoteProof(state) }); err != nil {
			p.site.Log.Error("note the proof of the audit log", "cause", err.Error())
		}
	} else {
		p.site.Log.Error("prove the audit log", "cause", err.Error())
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.since, p.failed = (time.Time{}), err != nil; err == nil {
		p.last = found
	}
	close(done)
}

// auditProof shows what the last look through the audit log came to: GET /audit/verify.
func (s *site) auditProof(c *gin.Context) error {
	page := auditProofPage{frame: s.frame(c, "核验审计日志")}
	if err := s.view(c, func(tx *store.Tx) (err error) {
		page.Proof, err = tx.LastProof()
		return err
	}); err != nil {
		return err
	}
	s.proof.mu.Lock()
	page.Since, page.Failed = s.proof.since, s.proof.failed
	if s.proof.last.At.After(page.Proof.At) {
		page.Proof = s.proof.last
	}
	s.proof.mu.Unlock()
	s.show(c, http.StatusOK, "audit_verify", page)
	return nil
}

// auditVerify has the whole audit log looked through: POST /audit/verify.
func (s *site) auditVerify(c *gin.Context) error {
	patience := time.NewTimer(proofPatience)
	defer patience.Stop()
	select {
	case <-s.proof.begin(c.Request.Context(), asker(c).scope()):
	case <-patience.C:
	case <-c.Request.Context().Done():
	}
	c.Redirect(http.StatusSeeOther, "/audit/verify")
	return nil
}
