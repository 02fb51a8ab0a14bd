package web

import (
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"huishang"
)

// legible holds the words of an address to what can be shown and kept; whoever writes them wrote a program. What was typed into a form is read
// as it is meant: people do not see what they bring along from elsewhere.
func legible(c *gin.Context) error {
	if place, _ := huishang.Hidden(c.Request.URL.Path); place > 0 {
		return errNoPage
	}
	if strings.Contains(c.Request.URL.RawQuery, "%") {
		for name, values := range c.Request.URL.Query() {
			for _, value := range values {
				if err := legibleWord("参数 "+name, value); err != nil {
					return err
				}
			}
		}
	}
	if kind, _, _ := mime.ParseMediaType(c.ContentType()); kind != "application/x-www-form-urlencoded" || api(c) || c.Request.Method == http.MethodGet {
		return nil
	}
	if err := c.Request.ParseForm(); err != nil {
		return unfinished(err)
	}
	asMeant(c.Request.PostForm)
	asMeant(c.Request.Form)
	return nil
}

// legibleWord refuses a text that cannot be shown, under the name its sender knows it by.
func legibleWord(name, text string) error {
	if advice := huishang.HiddenAdvice(text); advice != "" {
		return errQuery{strings.ToValidUTF8(huishang.Visible(name), "") + "的" + advice}
	}
	if !utf8.ValidString(text) {
		return errQuery{strings.ToValidUTF8(huishang.Visible(name), "") + "不是 UTF-8 编码的文字，请改用 UTF-8 编码后再发送。"}
	}
	return nil
}

func asMeant(values url.Values) {
	for _, list := range values {
		for i := range list {
			list[i] = huishang.Visible(list[i])
		}
	}
}
