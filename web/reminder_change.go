package web

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// reminderRetry sends a reminder that has not arrived once more, to another address when one is given: POST /api/v1/reminders/{id}/retry.
func (s *site) reminderRetry(c *gin.Context) error {
	var asked struct {
		Address string `json:"address"`
	}
	return s.changeReminder(c, &asked, func(tx *store.Tx, id string) (store.Reminder, error) {
		return retryReminder(tx, id, asked.Address)
	})
}

// reminderCancel keeps a reminder from leaving: POST /api/v1/reminders/{id}/cancellation.
func (s *site) reminderCancel(c *gin.Context) error {
	var asked struct {
		Reason string `json:"reason"`
	}
	return s.changeReminder(c, &asked, func(tx *store.Tx, id string) (store.Reminder, error) { return tx.CancelReminder(id, asked.Reason) })
}

// reminderSettle says of a reminder in doubt whether it arrived: POST /api/v1/reminders/{id}/settlement.
func (s *site) reminderSettle(c *gin.Context) error {
	var asked struct {
		Arrived *bool `json:"arrived"`
	}
	return s.changeReminder(c, &asked, func(tx *store.Tx, id string) (store.Reminder, error) {
		if _, err := tx.Reminder(id); err != nil {
			return store.Reminder{}, err
		}
		if asked.Arrived == nil {
			return store.Reminder{}, errJSON{message: "请写明 arrived：true 为已送达，false 为没有送达。"}
		}
		return tx.SettleReminder(id, *asked.Arrived)
	})
}

// changeReminder reads a body and carries out a change of a reminder, once for each Idempotency-Key.
func (s *site) changeReminder(c *gin.Context, asked any, change func(*store.Tx, string) (store.Reminder, error)) error {
	body, err := readSmall(c)
	if err != nil {
		return err
	}
	if err := strictJSON(body, asked); err != nil {
		return err
	}
	return s.once(c, fingerprint(c, json.RawMessage(body)), func(tx *store.Tx) (reply, error) {
		r, err := change(tx, c.Param("id"))
		if err != nil {
			return reply{}, err
		}
		return replyOf(http.StatusOK, tellReminder(r))
	})
}
