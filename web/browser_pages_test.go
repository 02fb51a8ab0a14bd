package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"huishang"
	"huishang/testdata/need"
)

// TestEveryPageServesEverybody opens every page of the route table as those who may see it, and holds it to WCAG 2.1 AA, to the width of a desk
// and of a phone, to paper, and to what every page has. In its short form two roles open each page, a bureau first.
func TestEveryPageServesEverybody(all *testing.T) {
	in := newTown(all, Config{})
	b := openChromium(all, in.handler)
	windows := map[string]*window{}
	for _, r := range in.site.routes() {
		if r.method != http.MethodGet || strings.HasPrefix(r.path, "/api/") || strings.HasPrefix(r.path, "/assets/") || r.path == "/healthz" {
			continue
		}
		readers := in.readers(r)
		all.Run(r.path, func(t *testing.T) {
			for _, p := range readers[:min(len(readers), need.Rounds(2, len(readers)))] {
				path, _ := in.path(t, r, ownerFor(in, p))
				answer, _ := in.ask(p, http.MethodGet, path, "")
				if answer.StatusCode == http.StatusSeeOther || answer.Header.Get("Content-Disposition") != "" || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
					continue // it leads to a page, or gives a file, a picture or figures
				}
				if windows[p.name] == nil {
					windows[p.name] = b.openAs(all, in, p)
				}
				windows[p.name].looksAt(t, p.name, path, answer.StatusCode)
			}
		})
	}
}

// readers lists one person of each role that may see a page, a bureau first, or nobody in particular for a page that is open to anybody.
func (w *town) readers(r route) []person {
	if r.may.use == useOpen {
		return []person{{name: "nobody"}}
	}
	var found []person
	for _, p := range w.people {
		if p.secret == "" && p.city != foreignCity && slices.Contains(r.may.roles, p.role) {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b person) int { return strings.Compare(b.city, a.city) })
	return found
}

// ownerFor is whose things somebody looks at: their own, or those of a bureau when they are of none.
func ownerFor(in *town, p person) person {
	if p.role == huishang.RoleBureau || p.role == "" {
		return p
	}
	p.city = in.of("tangshan").city
	return p
}

// looksAt looks at a page closely and tells a test of it.
func (w *window) looksAt(t *testing.T, name, path string, status int) {
	t.Helper()
	before, told := w.tells(t, t.Errorf)
	defer w.tells(before, told)
	w.looks(name, path, status)
}

// tells makes the window tell another test what goes wrong, and gives the one it told before.
func (w *window) tells(t *testing.T, fault func(string, ...any)) (*testing.T, func(string, ...any)) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	before, told := w.t, w.fault
	w.t, w.fault = t, fault
	return before, told
}

// looks looks at a page as it comes on a desk, with everything unfolded on a phone, and on paper.
func (w *window) looks(name, path string, status int) {
	w.t.Helper()
	where := name + " at " + path
	if status >= 400 {
		w.expect(int64(status))
		defer w.wasRefused()
	}
	w.width(1440)
	w.goes(path)
	w.holdsFurniture(where)
	if need.Rounds(0, 1) == 1 {
		w.holdsNoViolation(where + ", 1440 wide")
	}
	w.holdsWidth(where, 1440)
	w.width(390)
	w.holdsWidth(where, 390)
	value[int](w, `[...document.querySelectorAll("main details")].map(d => d.open = true).length`)
	w.holdsWidth(where+", all unfolded", 390)
	w.holdsNoViolation(where + ", 390 wide, all unfolded")
	w.holdsPaper(where)
}

// holdsFurniture holds that the page has what every page has.
func (w *window) holdsFurniture(where string) {
	w.t.Helper()
	for what, sound := range map[string]string{
		"one heading of the first rank": `document.querySelectorAll("h1").length === 1 && document.querySelector("h1").innerText.trim() !== ""`,
		"a title":                       `/^.+ - 厅市会商$/.test(document.title)`,
		"its language":                  `document.documentElement.lang === "zh-CN"`,
		"a way past the menu":           `document.querySelector("a[href], button, input:not([type=hidden]), select, summary").matches("a.skip[href='#main']") && !!document.querySelector("main#main")`,
		"ids that occur once":           `new Set([...document.querySelectorAll("[id]")].map(e => e.id)).size === document.querySelectorAll("[id]").length`,
	} {
		if !value[bool](w, sound) {
			w.fault("%s: the page has not %s", where, what)
		}
	}
}

func (w *window) holdsNoViolation(where string) {
	w.t.Helper()
	for _, v := range w.violations() {
		w.fault("%s: %s", where, v)
	}
}

// holdsWidth holds that the page need not be moved sideways; of what is wider, it tells the first.
func (w *window) holdsWidth(where string, pixels int) {
	w.t.Helper()
	got := value[struct {
		Width int
		First string
	}](w, `(() => { const wide = document.documentElement.scrollWidth, most = document.documentElement.clientWidth;
		const first = [...document.querySelectorAll("body *")].find(e => e.getBoundingClientRect().right > most + 1);
		return {Width: wide, First: wide > most && first ? first.outerHTML.slice(0, 200) : ""} })()`)
	if got.Width > pixels {
		w.fault("%s: %d wide on a screen of %d: %s", where, got.Width, pixels, got.First)
	}
}

// holdsPaper holds that the page is printed without its frame, and on paper of A4 not wider than that. What asks for the long side of it can be read
// at arm's length.
func (w *window) holdsPaper(where string) {
	w.t.Helper()
	a4 := 718 // the width of A4 between margins of a centimetre, in CSS pixels
	if value[bool](w, `document.querySelector("main.landscape") !== null`) {
		a4 = 1031 // the height, between margins of 12 mm
	}
	w.do(chromedp.EmulateViewport(int64(a4), 1000))
	w.emulates("print")
	defer w.emulates("")
	for what, sound := range map[string]string{
		"its menu":     `[...document.querySelectorAll("header.top, nav.menu")].every(e => e.getClientRects().length === 0)`,
		"tiny text":    `[...document.querySelectorAll("main.landscape td, main.landscape th")].every(e => parseFloat(getComputedStyle(e).fontSize) >= 13)`,
		"its way past": `[...document.querySelectorAll("a.skip")].every(e => e.getClientRects().length === 0)`,
	} {
		if !value[bool](w, sound) {
			w.fault("%s: the page is printed with %s", where, what)
		}
	}
	w.holdsWidth(where+", printed", a4)
}

func (w *window) emulates(media string) {
	w.t.Helper()
	if _, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
		w.t.Fatal(err)
	}
}

// TestALookTellsWhatIsWrong looks at a page that is wrong in every way a look is for.
func TestALookTellsWhatIsWrong(t *testing.T) {
	b := openChromium(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`<!doctype html><html><title>甲</title><header class="top"><a href="/">甲</a></header><main>
			<p id="a" style="color: #ccc; background: #fff">看不清的字</p><p id="a" style="width: 2000px">丙</p><input></main></html>`))
	}))
	w := b.open(t)
	var told []string
	w.fault = func(format string, args ...any) { told = append(told, fmt.Sprintf(format, args...)) }
	w.looks("甲", "/", http.StatusOK)
	all := strings.Join(told, "\n")
	for _, want := range []string{"one heading", "a title", "its language", "a way past", "ids that occur once", "color-contrast", "html-has-lang", "label:",
		"2008 wide on a screen of 390: <p id=\"a\" style=\"width: 2000px\"", "printed with its menu", "printed: 20"} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing tells %q:\n%s", want, all)
		}
	}
}
