package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"huishang/testdata/need"
)

// chromium is a browser before a site on loopback, which is all it reaches: every other name is unknown to it.
type chromium struct {
	ctx     context.Context
	address string // of the site, as http://127.0.0.1:port
	arrivals
}

// patience is how long a person waits for what they expect to see.
const patience = 30 * time.Second

// openChromium starts a browser and serves a site to it, both until the test ends. In a plain C locale Chromium loses files with Chinese names.
func openChromium(t *testing.T, handler http.Handler) *chromium {
	t.Helper()
	path := need.Tool(t, "chromium")
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.DisableGPU,
		chromedp.WindowSize(1440, 1000), chromedp.Env("LC_ALL=C.UTF-8"), chromedp.Flag("lang", "zh-CN"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	for _, quiet := range []string{"disable-quic", "disable-component-update", "disable-domain-reliability", "no-pings", "hide-scrollbars"} {
		flags = append(flags, chromedp.Flag(quiet, true))
	}
	if os.Geteuid() == 0 {
		flags = append(flags, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, leave := chromedp.NewContext(ctx)
	t.Cleanup(func() { leave(); stop() })
	b := &chromium{ctx: ctx, address: server.URL}
	if err := chromedp.ListenBrowser(ctx, b.arrivals.note); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return b
}

// A window is what one person works in, with cookies of its own. What goes wrong in it fails the test: an error on the console, a breach of
// the policy, a request that fails, that is refused or that goes elsewhere.
type window struct {
	t       *testing.T
	fault   func(format string, args ...any) // tells what went wrong in it
	ctx     context.Context
	browser *chromium
	login   string // of who works in it and signs in when they are asked to
	frame   string
	mutex   sync.Mutex
	asked   map[network.RequestID]string // addresses of what has been asked
	refused []int64                      // statuses of refusal the test wants to see
	seen    []int64                      // those it saw
	came    map[string]int               // bytes on the wire, by address
}

// open opens a window that nobody is signed in to.
func (b *chromium) open(t *testing.T) *window {
	t.Helper()
	w := &window{t: t, fault: t.Errorf, browser: b, asked: map[network.RequestID]string{}, came: map[string]int{}}
	ctx, shut := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(w.watch))
	t.Cleanup(shut)
	w.ctx = ctx
	w.do(chromedp.EmulateViewport(1440, 1000))
	inside := chromedp.FromContext(ctx)
	w.frame = string(inside.Target.TargetID)
	_, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, BrowserContextID: inside.BrowserContextID, DownloadPath: t.TempDir(), EventsEnabled: new(true)})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// openAs opens a window in which somebody is signed in.
func (b *chromium) openAs(t *testing.T, in *town, p person) *window {
	t.Helper()
	w := b.open(t)
	_, err := chromedp.Call(w.ctx, network.SetCookie, network.SetCookieParams{Name: in.site.cookies.name(sessionName), Value: p.token, URL: b.address,
		HTTPOnly: new(true), SameSite: network.CookieSameSiteLax})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// expect lets the site refuse something with one of these statuses from now on.
func (w *window) expect(statuses ...int64) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.refused, w.seen = statuses, nil
}

// wasRefused holds that one of the expected refusals came, and expects none any more.
func (w *window) wasRefused() {
	w.t.Helper()
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if len(w.seen) == 0 {
		w.t.Errorf("nothing was refused with %v", w.refused)
	}
	w.refused, w.seen = nil, nil
}

// watch holds every event of the window to what a sound page does.
func (w *window) watch(event any) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.asked[e.RequestID] = e.Request.Method + " " + e.Request.URL
		if !slices.ContainsFunc([]string{w.browser.address + "/", "blob:", "data:"}, func(own string) bool { return strings.HasPrefix(e.Request.URL, own) }) {
			w.fault("the page asks elsewhere: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && !slices.Contains(w.refused, e.Response.Status) {
			w.fault("%s: got %d", w.asked[e.RequestID], e.Response.Status)
		} else if e.Response.Status >= 400 {
			w.seen = append(w.seen, e.Response.Status)
		}
	case *network.EventLoadingFinished:
		w.came[w.asked[e.RequestID]] += int(e.EncodedDataLength)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			w.fault("%s: %s %s", w.asked[e.RequestID], e.ErrorText, e.BlockedReason)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			w.fault("%s:%d: %s: %s", e.Entry.URL, e.Entry.LineNumber, e.Entry.Source, e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		w.fault("%s:%d: %s %s", e.ExceptionDetails.URL, e.ExceptionDetails.LineNumber+1, e.ExceptionDetails.Text, thrown(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			w.fault("console: %s", e.Args[0].Value)
		}
	}
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return ""
	}
	return d.Exception.Description
}
