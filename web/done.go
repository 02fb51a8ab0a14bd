package web

import (
	"encoding/base64"
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
)

// done tells on the next page what was just done. It travels in a cookie, so that it is told once, after a redirect and to nobody else.
type done struct {
	Text  string     `json:"t"`
	Links []doneLink `json:"l,omitempty"`
}

// A doneLink leads on from what was done, such as to a document that was made.
type doneLink struct {
	Label string `json:"n"`
	Path  string `json:"p"`
}

const (
	doneCookie = "huishang_done"
	doneTime   = 120  // seconds until it is not told any more
	doneBytes  = 3000 // that a browser keeps of a cookie for certain
)

// sayDone keeps what was done for the next page of who asks. Links that do not fit are left out.
func (s *site) sayDone(c *gin.Context, text string, links ...doneLink) {
	for d := (done{text, links}); ; d.Links = d.Links[:len(d.Links)-1] {
		data, err := json.Marshal(d)
		if err != nil {
			return
		}
		if value := base64.RawURLEncoding.EncodeToString(data); len(value) <= doneBytes || len(d.Links) == 0 {
			s.setDone(c, value, doneTime)
			return
		}
	}
}

// tellDone takes what was done, or nil. What a browser sends that is nothing of ours is not told.
func (s *site) tellDone(c *gin.Context) *done {
	if c.Request.Method != http.MethodGet {
		return nil
	}
	cookie, err := c.Request.Cookie(doneCookie)
	if err != nil {
		return nil
	}
	s.setDone(c, "", -1)
	var d done
	data, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil || json.Unmarshal(data, &d) != nil || d.Text == "" {
		return nil
	}
	for i := range d.Links {
		d.Links[i].Path = within(d.Links[i].Path)
	}
	return &d
}

func (s *site) setDone(c *gin.Context, value string, age int) {
	http.SetCookie(c.Writer, &http.Cookie{Name: doneCookie, Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: s.cookies.secure,
		SameSite: http.SameSiteLaxMode})
}
