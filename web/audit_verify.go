package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// auditProofPage says whether every line of the audit log proves the one before it.
type auditProofPage struct {
	frame
	State store.ChainState
}

// auditVerify looks through the whole audit log: GET /audit/verify.
func (s *site) auditVerify(c *gin.Context) error {
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	states, err := s.Accounts.Store.VerifyAudit(c.Request.Context())
	if err != nil {
		return err
	}
	page := auditProofPage{frame: s.frame(c, "核验审计日志")}
	for _, state := range states {
		if state.Tenant == store.Home {
			page.State = state
		}
	}
	s.show(c, http.StatusOK, "audit_verify", page)
	return nil
}
