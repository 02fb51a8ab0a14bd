package web

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/guard"
	"huishang/mail"
	"huishang/store"
)

// toldFeed is a feed of a calendar as the API tells it. Its address is told once, when it is made.
type toldFeed struct {
	ID        string     `json:"id"`
	Address   string     `json:"address,omitempty"`
	CreatedAt time.Time  `json:"created_at"`
	UsedAt    *time.Time `json:"used_at,omitempty"`
	RevokedAt *time.Time `json:"revoked_at,omitempty"`
}

func tellFeed(f store.Feed) toldFeed {
	return toldFeed{f.ID, "", f.CreatedAt, instantOf(f.UsedAt), instantOf(f.RevokedAt)}
}

// feedList tells the feeds of who asks: GET /api/v1/me/feeds.
func (s *site) feedList(c *gin.Context) error {
	var feeds []store.Feed
	if err := s.view(c, func(tx *store.Tx) (err error) { feeds, err = tx.Feeds(asker(c).account.ID); return err }); err != nil {
		return err
	}
	sendList(c, "feeds", toldEach(feeds, tellFeed), "")
	return nil
}

// feedCreate makes a feed of who asks: POST /api/v1/me/feeds.
func (s *site) feedCreate(c *gin.Context) error {
	var f store.Feed
	var token string
	if err := s.changeOwn(c, func(o *store.Own) (err error) { f, token, err = o.AddFeed(); return err }); err != nil {
		return err
	}
	told := tellFeed(f)
	told.Address = s.feedAddress(token)
	c.JSON(http.StatusCreated, told)
	return nil
}

// feedAddress is where a calendar finds a feed.
func (s *site) feedAddress(token string) string {
	return s.Courier.Page("/calendar/" + token + feedEnding)
}

const feedEnding = ".ics"

// feedDelete ends a feed of who asks: DELETE /api/v1/me/feeds/{id}.
func (s *site) feedDelete(c *gin.Context) error {
	if err := s.changeOwn(c, func(o *store.Own) error { return o.RevokeFeed(c.Param("id")) }); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// changeOwn changes what belongs to who asks.
func (s *site) changeOwn(c *gin.Context, change func(*store.Own) error) error {
	return s.Accounts.Store.ChangeOwn(c.Request.Context(), asker(c).scope(), asker(c).account.ID, change)
}

// feedShow gives the days ahead to the calendar of somebody: GET /calendar/{token}.ics. The token is the permission; there is nothing else to
// see with it.
func (s *site) feedShow(c *gin.Context) error {
	token, right := strings.CutSuffix(c.Param("token"), feedEnding)
	if !right {
		return errNoPage
	}
	owner, err := s.Accounts.Store.FeedOwner(c.Request.Context(), store.Home, token)
	switch {
	case errors.As(err, &store.NotFound{}):
		return errNoPage
	case err != nil:
		return err
	}
	days, err := s.daysAhead(c.Request.Context(), personOf(owner, "", store.ByPassword).scope(), owner.City)
	if err != nil {
		return err
	}
	file, err := mail.Entries("厅市会商", days, time.Now())
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", guard.Attachment("huishang.ics", "厅市会商.ics"))
	c.Data(http.StatusOK, "text/calendar; charset=utf-8", file)
	return nil
}
