package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/courier"
	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// linkPage is what somebody sees who follows a link of a mail. Nothing is done until they say so.
type linkPage struct {
	frame
	Action  mail.Action
	Here    string // where the form goes
	City    string
	Kind    string
	Subject string
	Due     string
	Mailbox string // of a link that ends the digests
	Days    []postponeDay
	First   string // the first day a reminder may be put off to, and the last
	Last    string
	Fault   string
	Used    bool
	Result  string // what was done
}

// A postponeDay is a day that is suggested.
type postponeDay struct{ Value, Label string }

// linkShow asks whether to do what a link of a mail is for: GET /mail/{token}. It changes nothing, since filters of mails fetch links.
func (s *site) linkShow(c *gin.Context) error {
	l, err := s.Courier.ReadLink(c.Request.Context(), c.Param("token"))
	if err != nil {
		return linkFault(err)
	}
	page, err := s.linkPage(c, l)
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "link_show", page)
	return nil
}

// linkUse does what a link of a mail is for, once: POST /mail/{token}. Servers of mail post there, too, when a reader ends the digests with one
// click (RFC 8058).
func (s *site) linkUse(c *gin.Context) error {
	until, _ := huishang.ParseDate(c.PostForm("until")) // none is refused where a day is needed
	l, err := s.Courier.UseLink(c.Request.Context(), c.Param("token"), until)
	var refused store.Refused
	if err != nil && !errors.As(err, &refused) {
		return linkFault(err)
	}
	page, fault := s.linkPage(c, l)
	if fault != nil {
		return fault
	}
	if err != nil {
		page.Fault = refused.Reason
		s.show(c, http.StatusUnprocessableEntity, "link_show", page)
		return nil
	}
	page.Result = linkResult(l.Token.Action, until)
	s.show(c, http.StatusOK, "link_show", page)
	return nil
}

func linkResult(action mail.Action, until huishang.Date) string {
	switch action {
	case mail.Acknowledge:
		return "已登记：您已知悉这件事。"
	case mail.Postpone:
		return "已登记：" + until.Chinese() + "再提醒您。"
	}
	return "已登记：不再给这个邮箱发每日汇总。紧急的提醒仍会单独发。"
}

// linkFault is the page about a link that does not work.
func linkFault(err error) error {
	switch {
	case errors.As(err, &store.NotFound{}):
		return errLink{mail.ErrForged}
	case errors.Is(err, mail.ErrForged), errors.Is(err, mail.ErrExpired), errors.Is(err, courier.ErrUsed):
		return errLink{err}
	}
	return err
}

// errLink is a link of a mail that does not work (any more).
type errLink struct{ cause error }

func (e errLink) Error() string { return e.cause.Error() + "。" }

func (s *site) linkPage(c *gin.Context, l courier.Link) (linkPage, error) {
	titles := map[mail.Action]string{mail.Acknowledge: "已知悉", mail.Postpone: "推迟到……再提醒", mail.Unsubscribe: "不再收每日汇总"}
	r := l.Parcel.Reminder
	page := linkPage{frame: s.frame(c, titles[l.Token.Action]), Action: l.Token.Action, Here: c.Request.URL.Path, City: r.City, Kind: string(r.Kind),
		Subject: mail.MaskText(l.Parcel.Subject()), Used: l.Used, Mailbox: mail.MaskAddress(l.Reminder.Address)}
	if !r.Due.IsZero() {
		page.Due = r.Due.Chinese()
	}
	if l.Token.Action != mail.Postpone {
		return page, nil
	}
	days, err := s.Courier.PostponeDays(c.Request.Context())
	if err != nil {
		return page, err
	}
	for _, day := range days {
		page.Days = append(page.Days, postponeDay{day.String(), day.Chinese() + "（" + scheduler.Weekday(day) + "）"})
	}
	first, last := s.Courier.PostponeSpan()
	page.First, page.Last = first.String(), last.String()
	return page, nil
}
