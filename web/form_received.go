package web

import (
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"
)

// received reads a form that keeps drafts, with the version it was made from and as many files as come with it. Where only the draft was meant,
// to keep it or to drop it, that is done: over says that the request is answered.
func (s *site) received(c *gin.Context, form string, files int) (sent sentForm, base int, over bool, err error) {
	if sent, err = readForm(c, files); err != nil {
		return sent, 0, false, err
	}
	do := sent.values.Get("do")
	if do == "discard" {
		return sent, 0, true, s.discardDraft(c, form)
	}
	if !sent.values.Has(formEnd) {
		return sent, 0, false, errUnread
	}
	if base, err = baseOfForm(sent.values); err == nil && do == "draft" {
		return sent, base, true, s.saveDraftAndStay(c, form, base, sent.values)
	}
	return sent, base, false, err
}

// baseOfForm is the version a form was made from.
func baseOfForm(values url.Values) (int, error) {
	base, err := strconv.Atoi(values.Get("base"))
	if err != nil || base < 0 {
		return 0, errQuery{"这一页不完整，看不出是从哪一版卷宗修改的。请返回重新打开这一页。"}
	}
	return base, nil
}
