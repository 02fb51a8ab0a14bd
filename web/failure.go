package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator/tags"
	"huishang/guard"
	"huishang/intake"
	"huishang/store"
)

// What a request can be refused for beyond what the dossier and the templates say.
var (
	errNoPage   = errors.New("这个网址下没有内容，请检查网址，或回到首页。")
	errSlash    = errors.New("这个网址下没有内容：末尾多了“/”，请去掉后再试。")
	errNoMethod = errors.New("这个网址不接受这种请求方法，请查看接口说明。")
	errForeign  = errors.New("请求来自别的网站，已拒绝。请在本系统的页面上操作。")
	errInternal = errors.New("程序出了错，已记入日志。请再试一次；还不行，请把时间告诉管理员。")
	errExpired  = errors.New("这份卷宗没有上传过，或者已过保留时间。请重新选择卷宗文件。")
	errNoFile   = errors.New("没有选择文件。请选择一份卷宗（JSON 文件）再上传。")
	errNotForm  = errors.New("上传的内容不完整，请回到首页重新选择文件。")
	errNothing  = errors.New("这份卷宗现在还不能生成任何文件。")
	errBusy     = errors.New("现在请求太多，请稍后再试。")
	errUnread   = errors.New("没有收到完整的内容，请再发送一次。")

	errNobody    = errors.New("请先登录。")
	errKey       = errors.New("接口密钥不对，或者已停用。请联系系统管理员。")
	errTemporary = errors.New("您的密码是别人设置的，请先改成自己的密码。")
)

// errForbidden is something the role of who asks may not do.
type errForbidden struct{ message string }

func (e errForbidden) Error() string { return e.message }

// errQuery is a parameter of the address that cannot be understood.
type errQuery struct{ message string }

func (e errQuery) Error() string { return e.message }

// fail answers with an error, in the form the address promises.
func (s *site) fail(c *gin.Context, err error) {
	status, title := statusOf(err)
	message := messageOf(err)
	switch status {
	case http.StatusInternalServerError:
		s.Log.Error("failed", "route", c.FullPath(), "cause", err.Error())
		message = errInternal.Error()
	case http.StatusRequestEntityTooLarge:
		drain(c)
	case http.StatusServiceUnavailable:
		c.Header("Retry-After", "10")
	}
	waits(c, err)
	c.Abort()
	if api(c) {
		if status == http.StatusUnauthorized {
			c.Header("WWW-Authenticate", `Bearer realm="huishang"`)
		}
		p := problem{Title: title, Status: status, Detail: message, Faults: faultsOf(err)}
		p.explain(err)
		writeProblem(c, p)
		return
	}
	if errors.Is(err, errNobody) && s.rescue(c) {
		return
	}
	if to := elsewhere(c, err); to != "" {
		if c.GetHeader("HX-Request") != "" {
			c.Header("HX-Redirect", to) // a part of a page cannot show another
			c.Status(status)
			c.Writer.WriteHeaderNow()
			return
		}
		c.Redirect(http.StatusSeeOther, to)
		return
	}
	s.show(c, status, "failure", failurePage{s.frame(c, title), message})
}

// noPage answers an address there is nothing under. Who is signed in keeps their menu; who wrote a slash too many is led on.
func (s *site) noPage(c *gin.Context) error {
	bare := "/" + strings.Trim(c.Request.URL.Path, "/")
	slashed := strings.HasSuffix(c.Request.URL.Path, "/")
	switch {
	case slashed && api(c):
		return errSlash
	case slashed && c.Request.Method == http.MethodGet:
		c.Header("Location", (&url.URL{Path: bare, RawQuery: c.Request.URL.RawQuery}).String())
		c.Status(http.StatusMovedPermanently)
		c.Writer.WriteHeaderNow()
		return nil
	}
	if !api(c) {
		if who, err := s.recognise(c); err == nil {
			c.Set(identityKey, who)
		}
	}
	return errNoPage
}

// api reports whether a program asks, which wants problem+json, and not a person.
func api(c *gin.Context) bool {
	return strings.HasPrefix(c.Request.URL.Path, "/api/") || c.Request.URL.Path == "/healthz"
}

// elsewhere is where somebody has to go before they get what they ask, or empty.
func elsewhere(c *gin.Context, err error) string {
	back := "/"
	if c.Request.Method == http.MethodGet {
		back = c.Request.URL.RequestURI()
	}
	switch {
	case errors.Is(err, errNobody):
		return "/login?back=" + escaped(back)
	case errors.Is(err, errTemporary):
		return "/password?back=" + escaped(back)
	}
	return ""
}

// waits tells in seconds when somebody who came too soon may try again.
func waits(c *gin.Context, err error) {
	var soon store.TooSoon
	if errors.As(err, &soon) {
		c.Header("Retry-After", strconv.Itoa(int(soon.Wait/time.Second)+1))
	}
}

// messageOf is one sentence about an error; its single faults are told beside it.
func messageOf(err error) string {
	switch {
	case as[*http.MaxBytesError](err):
		return fmt.Sprintf("文件超过 %d MB，一次传不了这么多。请检查是否选错了文件；确实要传的，请分几次上传，或者把扫描件压缩后再传。", maxBody>>20)
	case errors.Is(err, errUnread):
		return errUnread.Error()
	case as[guard.Faults](err):
		return strings.ReplaceAll(err.Error(), "\n", "")
	case as[*intake.Refusal](err):
		return refusedText(err)
	case as[huishang.Faults](err):
		return "卷宗文件有错误，改正后再试。"
	case as[tags.Faults](err):
		return "模板里用到的内容，卷宗里没有或不合用。"
	}
	return inChinese(err).Error()
}

// inChinese is what an error says to staff, without what was put before it on the way, in English, for the log.
func inChinese(err error) error {
	for onTheWay.MatchString(err.Error()) {
		switch passed := err.(type) {
		case interface{ Unwrap() error }:
			err = passed.Unwrap()
		case interface{ Unwrap() []error }:
			err = passed.Unwrap()[0]
		default:
			return err
		}
	}
	return err
}

// onTheWay begins what a function puts before the error it passes on: “save version 2: …”.
var onTheWay = regexp.MustCompile(`^[a-z][A-Za-z0-9 ]*: `)

// refusedText tells one fault as it is, and of several how many there are: nothing of what was handed in is kept.
func refusedText(err error) string {
	refusal, _ := intake.IsRefused(err)
	if len(refusal.Faults) == 1 {
		return refusal.Faults[0].String()
	}
	return fmt.Sprintf("有 %d 处问题，全部没有收下，改正后请重新上传：\n%s", len(refusal.Faults), err)
}

// drain reads away what the sender is still sending, within bounds.
func drain(c *gin.Context) {
	if body, ok := c.Get(rawBody); ok {
		_, _ = io.CopyN(io.Discard, body.(io.Reader), maxDrain)
	}
}
