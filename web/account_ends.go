package web

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// accountEndOthers ends the sessions of who asks but this one: POST /me/sessions.
func (s *site) accountEndOthers(c *gin.Context) error {
	ended := 0
	err := s.changeAccount(c, func(o *store.Own) (err error) { ended, err = o.EndOthers(asker(c).token); return err })
	if err != nil {
		return err
	}
	text := "没有别处的登录。"
	if ended > 0 {
		text = fmt.Sprintf("已退出别处的 %d 个登录。", ended)
	}
	return s.accountDone(c, nil, text, nil)
}

// accountAddFeed makes a feed of who asks and tells its address: POST /me/feeds.
func (s *site) accountAddFeed(c *gin.Context) error {
	var token string
	err := s.changeAccount(c, func(o *store.Own) (err error) { _, token, err = o.AddFeed(); return err })
	if err != nil {
		return s.accountDone(c, err, "", nil)
	}
	s.show(c, http.StatusOK, "secret_show", secretPage{frame: s.frame(c, "日历订阅"), Text: "已新建日历订阅。", Label: "订阅地址", Secret: s.feedAddress(token),
		Hints: []string{"只显示这一次。拿到地址的人都能看到您今后的日子，请不要转发。",
			"手机：在“日历”里选“添加订阅日历”，贴上地址。Outlook：在“日历”里选“添加日历”“从 Internet”。", "不用了，在“我的账号”里停用。"},
		Back: "/me", BackName: "我的账号"})
	return nil
}

// accountFeedAsk asks whether a feed is to end: GET /me/feeds/{id}/revoke.
func (s *site) accountFeedAsk(c *gin.Context) error {
	var feeds []store.Feed
	if err := s.view(c, func(tx *store.Tx) (err error) { feeds, err = tx.Feeds(asker(c).account.ID); return err }); err != nil {
		return err
	}
	for _, f := range feeds {
		if f.ID == c.Param("id") {
			s.show(c, http.StatusOK, "confirm_ask", askPage{frame: s.frame(c, "停用日历订阅"),
				Text:   []string{"要停用" + minuteOf(f.CreatedAt) + "新建的日历订阅吗？", "用它的手机或电脑不再更新。停用后不能恢复，只能新建。"},
				Action: "/me/feeds/" + f.ID + "/revoke", Button: "停用", Back: "/me"})
			return nil
		}
	}
	return store.NotFound{What: "个日历订阅"}
}

// accountRevokeFeed ends a feed of who asks: POST /me/feeds/{id}/revoke.
func (s *site) accountRevokeFeed(c *gin.Context) error {
	err := s.changeAccount(c, func(o *store.Own) error { return o.RevokeFeed(c.Param("id")) })
	return s.accountDone(c, err, "已停用这个日历订阅。", nil)
}
