package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// toldHealth is how the site is, as whoever watches it from outside sees it. It holds no figures that are nobody's business.
type toldHealth struct {
	Status   string     `json:"status"` // ok, or late when nobody has looked for reminders for 26 hours
	Mail     string     `json:"mail"`   // 已配置 or 邮件未配置
	LastScan *time.Time `json:"last_scan,omitempty"`
}

// health says that the site answers, and that somebody looks for reminders every day: GET /healthz. Red is 503.
func (s *site) health(c *gin.Context) error {
	state, err := s.Courier.State(c.Request.Context())
	if err != nil {
		return err
	}
	told := toldHealth{"ok", state.Mail, instantOf(state.LastScan.At)}
	if state.Late {
		told.Status = "late"
		c.JSON(http.StatusServiceUnavailable, told)
		return nil
	}
	c.JSON(http.StatusOK, told)
	return nil
}
