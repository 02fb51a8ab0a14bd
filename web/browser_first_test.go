package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"huishang"
	"huishang/store"
)

// TestSigningInWithABrowser walks the way in and out as a clerk does.
func TestSigningInWithABrowser(t *testing.T) {
	in := newTown(t, Config{})
	in.add(t, store.User{Login: "zhang", Name: "张三", Role: huishang.RoleBureau, City: ownCity}, goodWord)
	w := openChromium(t, in.handler).open(t)
	w.goes("/")
	w.expect(401)
	w.signsIn("zhang", "not the word")
	w.wasRefused()
	w.sees("登录名或密码不对")
	w.signsIn("zhang", goodWord)
	w.sees("张三（市科技局）")
	w.goes("/fill")
	w.holds("卷宗文件", paper{"唐山.json", dossierText(t)})
	w.follows("上传并查看")
	w.sees("唐山市 2026年厅市会商")
	got := w.downloads("下载协议书")
	if want := "唐山市_厅市会商2026年_协议书_20261020.docx"; got.name != want || len(got.data) < 5000 {
		t.Errorf("got %s of %d bytes, want %s", got.name, len(got.data), want)
	}
	w.follows("退出")
	w.sees("登录名")
}

// TestAWindowTellsFaults opens a page with every fault a window watches for: none may pass in silence.
func TestAWindowTellsFaults(t *testing.T) {
	b := openChromium(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Security-Policy", "default-src 'self'; img-src *")
			_, _ = fmt.Fprint(w, `<!doctype html><title>甲</title><script>1</script><script src="/s.js"></script><img src="/none.png"><img src="http://elsewhere.example/i.png"><iframe src="/cut"></iframe>`)
		case "/s.js":
			_, _ = fmt.Fprint(w, `console.error("bell"); setTimeout(() => { throw new Error("鼓") })`)
		case "/cut":
			panic(http.ErrAbortHandler)
		default:
			http.NotFound(w, r)
		}
	}))
	w := b.open(t)
	var told []string
	w.fault = func(format string, args ...any) { told = append(told, fmt.Sprintf(format, args...)) }
	w.do(chromedp.Navigate(b.address + "/"))
	for _, want := range []string{"Content Security Policy", "bell", "鼓", "/none.png: got 404", "asks elsewhere: http://elsewhere.example/i.png", "/cut: net::ERR_EMPTY_RESPONSE"} {
		w.waits(want, "true")
		w.mutex.Lock()
		all := strings.Join(told, "\n")
		w.mutex.Unlock()
		if !strings.Contains(all, want) {
			t.Errorf("nothing tells %q:\n%s", want, all)
		}
	}
}

// TestTheFirstPageIsLight holds that what comes over the wire before somebody can work is little: every byte of the page and all it asks for.
func TestTheFirstPageIsLight(t *testing.T) {
	const most = 100 << 10
	in := newTown(t, Config{})
	in.fill(t, 20)
	b := openChromium(t, in.handler)
	for path, who := range map[string]string{"/login": "", "/": "liaison"} {
		w := b.openAs(t, in, in.of(who))
		w.goes(path)
		w.waits("all of it", `document.readyState === "complete"`)
		w.mutex.Lock()
		sum := 0
		for address, bytes := range w.came {
			t.Log(bytes, address)
			sum += bytes
		}
		w.mutex.Unlock()
		if sum == 0 || sum > most {
			t.Errorf("%s: %d bytes came, at most %d should", path, sum, most)
		}
	}
}
