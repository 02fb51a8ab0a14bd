package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/mail"
	"huishang/store"
)

// retryReminder sends a reminder once more, to another address when one is given.
func retryReminder(tx *store.Tx, id, address string) (store.Reminder, error) {
	if address != "" {
		if _, err := mail.ParseAddress(address); err != nil {
			return store.Reminder{}, store.Refused{Reason: err.Error()}
		}
	}
	return tx.RetryReminder(id, address)
}

// reminderSendAgain sends a reminder once more: POST /reminders/{id}/retry.
func (s *site) reminderSendAgain(c *gin.Context) error {
	address := strings.TrimSpace(c.PostForm("address"))
	return s.reminderDone(c, address, "已重新排上，几分钟内发出。", func(tx *store.Tx, id string) error {
		_, err := retryReminder(tx, id, address)
		return err
	})
}

// reminderCallOff keeps a reminder from leaving: POST /reminders/{id}/cancel.
func (s *site) reminderCallOff(c *gin.Context) error {
	return s.reminderDone(c, "", "已取消，不再发送。取消错了，可以重发。", func(tx *store.Tx, id string) error {
		_, err := tx.CancelReminder(id, c.PostForm("reason"))
		return err
	})
}

// reminderResolve says of a reminder in doubt whether it arrived: POST /reminders/{id}/settle.
func (s *site) reminderResolve(c *gin.Context) error {
	text := "已记为没有送达，重新发送。"
	if c.PostForm("arrived") == "yes" {
		text = "已记为送达，不再发送。"
	}
	return s.reminderDone(c, "", text, func(tx *store.Tx, id string) error {
		if _, err := tx.Reminder(id); err != nil {
			return err
		}
		switch c.PostForm("arrived") {
		case "yes", "no":
			_, err := tx.SettleReminder(id, c.PostForm("arrived") == "yes")
			return err
		}
		return store.Refused{Reason: "请先问清楚收件人，再选“已送达”或“没有送达”。"}
	})
}

// reminderDone carries out a change of a reminder and leads back to it.
func (s *site) reminderDone(c *gin.Context, address, text string, change func(*store.Tx, string) error) error {
	if err := s.update(c, func(tx *store.Tx) error { return change(tx, c.Param("id")) }); err != nil {
		return s.reminderFailed(c, address, err)
	}
	s.sayDone(c, text)
	c.Redirect(http.StatusSeeOther, "/reminders/"+c.Param("id"))
	return nil
}
