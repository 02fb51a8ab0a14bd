package web

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"huishang"
	"huishang/store"
)

// TestASessionThatEndsInTheMiddleOfAFormCostsNothing ends a clerk's session while a form is half filled: after signing in again all that was
// typed is there, to the last word.
func TestASessionThatEndsInTheMiddleOfAFormCostsNothing(t *testing.T) {
	a := setOut(t)
	a.handsIn(a.enters("zhang", "张三", huishang.RoleBureau, ownCity, ""))
	li := a.enters("li", "李四", huishang.RoleLiaison, "", "")
	a.dawns("2026-06-16")
	li.goes(stepPath(a.dossier, huishang.MtgAccept))
	li.fills("说明", "材料齐全，第三项议题请高新技术处先看")
	a.outlasts(li)
	li.fills("办理日期", "2026-06-16")
	li.expect(401)
	li.follows("登记“受理”")
	li.sees("登录名")
	li.signsIn("li", goodWord)
	if got := value[string](li, string(field("说明"))+"?.value || ''"); got != "材料齐全，第三项议题请高新技术处先看" {
		li.follows("继续填")
		got = value[string](li, string(field("说明"))+".value")
		if got != "材料齐全，第三项议题请高新技术处先看" {
			t.Errorf("of what was typed is left %q", got)
		}
	}
	li.follows("登记“受理”")
	li.sees("已登记“受理”", "材料齐全，第三项议题请高新技术处先看")
}

// TestTwoAtOneFormLoseNothing lets two divisions answer at once: who comes second is told what changed, with all they typed, and sends it again.
func TestTwoAtOneFormLoseNothing(t *testing.T) {
	a := setOut(t)
	a.handsIn(a.enters("zhang", "张三", huishang.RoleBureau, ownCity, ""))
	li := a.enters("li", "李四", huishang.RoleLiaison, "", "")
	wang := a.enters("wang", "王五", huishang.RoleDivision, "", "高新技术处")
	zhao := a.enters("zhao", "赵六", huishang.RoleDivision, "", "成果转化处")
	a.takes(li, huishang.MtgAccept, "2026-06-16", nil)
	a.takes(li, huishang.MtgConsult, "2026-06-18", func() {
		li.ticksOnly("/divisions", "高新技术处", "成果转化处")
		li.fills("反馈期限", "2026-07-09")
	})
	a.dawns("2026-07-06")
	for _, w := range []*window{wang, zhao} {
		w.goes(stepPath(a.dossier, huishang.MtgDivisionFeedback))
		for n := range value[int](w, `document.querySelectorAll("select[name$='/opinion']").length`) {
			one := fmt.Sprintf("/opinions/agreement/%d/", n)
			w.writes(one+"opinion", "修改后同意", one+"text", t.Name(), one+"signed_by", "处长")
		}
	}
	wang.follows("登记“处室反馈意见”")
	wang.sees("已登记“处室反馈意见”")
	zhao.expect(409, 412, 422)
	zhao.follows("登记“处室反馈意见”")
	zhao.sees("保存了另一版", "您填的都在下面，没有丢")
	zhao.wasRefused()
	answers := value[[]string](zhao, `[...document.querySelectorAll("[name$='/text']")].map(e => e.value)`)
	for _, got := range answers {
		if got != t.Name() {
			t.Errorf("an answer became %q", got)
		}
	}
	zhao.follows("登记“处室反馈意见”")
	zhao.sees("已登记“处室反馈意见”", "2/2 个处室已反馈")
}

// outlasts ends the session of a window, as two idle hours do.
func (a *journey) outlasts(w *window) {
	w.t.Helper()
	cookies, err := chromedp.Call(w.ctx, network.GetCookies, network.GetCookiesParams{})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, c := range cookies.Cookies {
		if c.Name == a.in.site.cookies.name(sessionName) {
			if err := a.in.desk.Store.EndSession(w.t.Context(), store.Home, c.Value); err != nil {
				w.t.Fatal(err)
			}
			return
		}
	}
	w.t.Fatal("nobody is signed in")
}
