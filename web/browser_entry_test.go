package web

import (
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"huishang"
	"huishang/store"
)

// TestTakingAStepWithABrowser fills in a form as a clerk does: a slip is told when the field is left, an item is added in place, what is typed
// is kept by itself, and a session that ends in the middle costs nothing.
func TestTakingAStepWithABrowser(t *testing.T) {
	in := newTown(t, Config{})
	in.add(t, store.User{Login: "zhang", Name: "张三", Role: huishang.RoleBureau, City: ownCity}, goodWord)
	path := stepPath(in.keepDossier(t, begun(t)), huishang.MtgSubmit)
	w := openChromium(t, in.handler).open(t)
	w.goes("/login")
	w.signsIn("zhang", goodWord)
	w.goes(path)
	value[bool](w, "document.left = true")
	w.fills("报送日期", "五月")
	w.keys(kb.Tab)
	w.sees("应为日期，如 2026-06-12，现为“五月”")
	w.fills("报送日期", "2026年6月12日")
	w.keys(kb.Tab)
	w.waits("the slip to go", `!document.body.innerText.includes("现为“五月”")`)
	w.presses("添加议题")
	w.sees("第6项议题")
	if !value[bool](w, "document.left") {
		t.Error("adding an item leaves the page")
	}
	w.fills("接收单位", "会话结束前填的单位")
	w.sees("已自动暂存")
	if _, err := chromedp.Call(w.ctx, network.DeleteCookies, network.DeleteCookiesParams{Name: in.site.cookies.name(sessionName), URL: w.browser.address}); err != nil {
		t.Fatal(err)
	}
	w.fills("接收单位", "会话结束后填的单位")
	w.sees("登录已过期")
	w.expect(401)
	w.follows("暂存")
	w.wasRefused()
	w.sees("您填的内容没有丢")
	w.signsIn("zhang", goodWord)
	w.waits("what was typed", `document.querySelector('[name="/proposal/receiver"]')?.value === "会话结束后填的单位"`)
}
