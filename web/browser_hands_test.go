package web

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a person does in a window. They find a thing by the words on it, as people do: a field by its label, a button or a link by what it
// says. A thing that does not come to be there within their patience fails the test.

// do carries steps out in turn.
func (w *window) do(steps ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	ctx, stop := context.WithTimeout(w.ctx, patience)
	defer stop()
	if chromedp.FromContext(w.ctx).Target == nil {
		ctx = w.ctx // a window lives as long as the context it was first used with
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		w.t.Fatalf("%v\n%s", err, w.text())
	}
}

// text is what can be read on the page, for a failing test.
func (w *window) text() string {
	ctx, stop := context.WithTimeout(w.ctx, 5*time.Second)
	defer stop()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.pathname + "\n" + document.body.innerText`))
	if err != nil {
		return err.Error()
	}
	return text
}

// value is what an expression gives on the page.
func value[T any](w *window, expression string) T {
	w.t.Helper()
	ctx, stop := context.WithTimeout(w.ctx, patience)
	defer stop()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		w.t.Fatalf("%s: %v", expression, err)
	}
	return got
}

// waits waits until an expression is true on the page.
func (w *window) waits(what, expression string) {
	w.t.Helper()
	for start := time.Now(); ; time.Sleep(30 * time.Millisecond) {
		ctx, stop := context.WithTimeout(w.ctx, patience)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		stop()
		if err == nil && is {
			return
		}
		if time.Since(start) > patience {
			w.t.Fatalf("waited in vain for %s (%v):\n%s", what, err, w.text())
		}
	}
}

// goes opens an address of the site, and signs in when that is asked for.
func (w *window) goes(path string) {
	w.t.Helper()
	w.do(chromedp.Navigate(w.browser.address + path))
	if w.login != "" && value[string](w, "location.pathname") == "/login" {
		w.signsIn(w.login, goodWord)
	}
}

// at is the address the window shows, from its path on.
func (w *window) at() string {
	w.t.Helper()
	return value[string](w, "location.pathname + location.search + location.hash")
}

// sees waits until words can be read on the page.
func (w *window) sees(words ...string) {
	w.t.Helper()
	for _, word := range words {
		w.waits("“"+word+"”", fmt.Sprintf(`document.body.innerText.replace(/\s+/g," ").includes(%s)`, quoted(word)))
	}
}

// misses holds that words cannot be read on the page.
func (w *window) misses(words ...string) {
	w.t.Helper()
	for _, word := range words {
		if strings.Contains(value[string](w, "document.body.innerText"), word) {
			w.t.Errorf("%s shows “%s”:\n%s", w.at(), word, w.text())
		}
	}
}

func quoted(words any) string {
	text, err := json.Marshal(words)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// button finds what can be pressed and says the words, the first of several; an exact match goes before one that holds more. Of what is said in
// several places, "#files: 下载" is the one in or after the place with the id files.
func button(words string) chromedp.JSPath {
	place, within, found := strings.Cut(words, ": ")
	if !found || !strings.HasPrefix(place, "#") {
		place, within = "body", words
	}
	return chromedp.JSPath(fmt.Sprintf(`(() => { const words = %s;
		const place = document.querySelector(%s);
		const there = e => place && (place.contains(e) || place.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
		const said = e => (e.getAttribute("aria-label") || e.innerText || e.value || "").replace(/\s+/g, " ").trim();
		const all = [...document.querySelectorAll("a[href], button, summary, input[type=submit], [role=tab]")].filter(e => e.getClientRects().length && there(e));
		return all.find(e => said(e) === words) || all.find(e => said(e).includes(words)) })()`, quoted(within), quoted(place)))
}

// field finds a field by its label, the first of several.
func field(label string) chromedp.JSPath {
	return chromedp.JSPath(fmt.Sprintf(`(() => { const words = %s;
		const said = e => e.textContent.replace(/\s+/g, " ").trim();
		const all = [...document.querySelectorAll("label")];
		const label = all.find(e => said(e) === words) || all.find(e => said(e).startsWith(words));
		return label ? label.control : document.querySelector('[aria-label="' + CSS.escape(words) + '"]') })()`, quoted(label)))
}

// presses presses what says the words, and stays on the page.
func (w *window) presses(words string) {
	w.t.Helper()
	w.do(chromedp.ScrollIntoView(button(words)), chromedp.Click(button(words)))
}

// follows presses what says the words, and waits for the page it leads to.
func (w *window) follows(words string) {
	w.t.Helper()
	w.leaves(words, func() { w.presses(words) })
}

// leaves does something and waits for the page it leads to.
func (w *window) leaves(what string, act func()) {
	w.t.Helper()
	value[bool](w, "document.left = true")
	act()
	w.waits("the page behind “"+what+"”", `!document.left && document.readyState === "complete"`)
}

// fills writes into the field with a label, instead of what stood there. A day is written as 2026-06-12.
func (w *window) fills(label, words string) {
	w.t.Helper()
	w.do(chromedp.ScrollIntoView(field(label)), chromedp.Focus(field(label)))
	typed := value[bool](w, fmt.Sprintf(`(() => { const e = document.activeElement;
		if (e.type !== "date" && e.type !== "number") { e.select(); return true }
		e.value = %s; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); return false })()`, quoted(words)))
	switch {
	case typed && words == "":
		w.keys(kb.Delete)
	case typed:
		w.inserts(words)
	}
}

// writes writes into fields by what the form calls them, each before its words: text, the value of a list, of a circle or of a box.
func (w *window) writes(pairs ...string) {
	w.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		w.waits("the field "+pairs[i], fmt.Sprintf(`(() => { const name = %s, words = %s;
			const all = [...document.querySelectorAll("[name='" + CSS.escape(name) + "']:not([type=hidden])")];
			const one = all.length > 1 || all[0]?.matches("[type=radio], [type=checkbox]") ? all.find(e => e.value === words) : all[0];
			if (!one) return false;
			if (one.matches("[type=radio], [type=checkbox]")) { if (!one.checked) one.click(); return one.checked }
			one.focus(); one.value = words;
			for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, {bubbles: true}));
			return one.value === words })()`, quoted(pairs[i]), quoted(pairs[i+1])))
	}
}

// inserts writes where the focus is, as an input method does.
func (w *window) inserts(words string) {
	w.t.Helper()
	if _, err := chromedp.Call(w.ctx, input.InsertText, input.InsertTextParams{Text: words}); err != nil {
		w.t.Fatal(err)
	}
}

// ticks ticks the box or chooses the circle with a label.
func (w *window) ticks(label string) {
	w.t.Helper()
	w.do(chromedp.ScrollIntoView(field(label)), chromedp.Click(field(label)))
}

// ticksOnly ticks some of the boxes the form calls by a name, and no other.
func (w *window) ticksOnly(name string, values ...string) {
	w.t.Helper()
	if missing := value[[]string](w, fmt.Sprintf(`(() => { const wanted = %s, all = [...document.querySelectorAll("[type=checkbox][name='" + CSS.escape(%s) + "']")];
		for (const one of all) if (one.checked !== wanted.includes(one.value)) one.click();
		return wanted.filter(v => !all.some(one => one.checked && one.value === v)) })()`, quoted(values), quoted(name))); len(missing) > 0 {
		w.t.Fatalf("%s offers no %v", name, missing)
	}
}

// holds puts files into the field with a label, each written to a folder of the test first.
func (w *window) holds(label string, files ...paper) {
	w.t.Helper()
	folder, names := w.t.TempDir(), []string(nil)
	for _, f := range files {
		name := filepath.Join(folder, f.name)
		if err := os.WriteFile(name, f.data, 0o644); err != nil {
			w.t.Fatal(err)
		}
		names = append(names, name)
	}
	w.do(chromedp.SetUploadFiles(field(label), names, chromedp.NodeReady))
	if n := value[int](w, string(field(label))+".files.length"); n != len(files) {
		w.t.Fatalf("the field “%s” was given %d files, not %d", label, n, len(files))
	}
}

// A paper is a file as a person has it.
type paper struct {
	name string
	data []byte
}

// keys presses keys, wherever the focus is.
func (w *window) keys(keys ...string) {
	w.t.Helper()
	for _, k := range keys {
		w.do(chromedp.KeyEvent(k))
	}
}

// tabs goes on with the tab key until the focus is on what says the words.
func (w *window) tabs(words string) {
	w.t.Helper()
	const most = 400
	for range most {
		w.keys(kb.Tab)
		said := value[string](w, `(() => { const e = document.activeElement;
			return e === document.body ? "" : [e.getAttribute("aria-label"), e.labels?.[0]?.textContent, e.matches("[tabindex]") ? "" : e.innerText, e.value].filter(Boolean).join(" ").replace(/\s+/g, " ") })()`)
		if strings.Contains(said, words) {
			return
		}
	}
	w.t.Fatalf("the tab key does not lead to “%s”:\n%s", words, w.text())
}

// scripts lets the pages run scripts or not, from the next page on.
func (w *window) scripts(on bool) {
	w.t.Helper()
	if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		w.t.Fatal(err)
	}
}

// width makes the window as wide as a desk's screen, 1440, or a phone's, 390.
func (w *window) width(pixels int64) {
	w.t.Helper()
	if pixels < 600 {
		w.do(chromedp.EmulateViewport(pixels, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
		return
	}
	w.do(chromedp.EmulateViewport(pixels, 1000))
}

// signsIn signs in on the page it is on or is sent to.
func (w *window) signsIn(login, password string) {
	w.t.Helper()
	w.fills("登录名", login)
	w.fills("密码", password)
	w.follows("登录")
}
