package web

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"huishang"
	"huishang/store"
)

// TestACityHandsInOnAPhone walks the same way on a screen 390 wide.
func TestACityHandsInOnAPhone(t *testing.T) {
	a := setOut(t)
	w := a.enters("zhang", "张三", huishang.RoleBureau, ownCity, "")
	w.width(390)
	a.handsIn(w)
}

// TestACityHandsInWithoutScripts walks the same way where scripts do not run: a form is sent whole, and what was chosen is there on the next page.
func TestACityHandsInWithoutScripts(t *testing.T) {
	a := setOut(t)
	w := a.enters("zhang", "张三", huishang.RoleBureau, ownCity, "")
	w.scripts(false)
	w.goes("/submissions/new")
	if value[bool](w, `!!window.htmx`) {
		t.Fatal("a script has run")
	}
	w.holds("选择文件", pictureFile(t, "附件一.png"))
	w.follows("先放进清单")
	w.sees("附件一.png", "✓ 已选好")
	w.follows("移去 附件一.png")
	w.misses("附件一.png")
	a.handsIn(w)
}

// TestACityHandsInByKeyboard touches no mouse: Tab, Space and Enter lead from signing in to the reasons for what stays.
func TestACityHandsInByKeyboard(t *testing.T) {
	a := setOut(t)
	a.in.add(t, store.User{Login: "zhang", Name: "张三", Role: huishang.RoleBureau, City: ownCity}, goodWord)
	w := a.browser.open(t)
	w.goes("/login")
	w.tabs("登录名")
	w.types("zhang")
	w.tabs("密码")
	w.types(goodWord)
	w.enter("登录")
	w.sees("张三")

	w.tabs("跳到正文")
	w.keys(kb.Enter)
	if at := w.at(); at != "/#main" {
		t.Errorf("the way past the menu leads to %s", at)
	}
	w.goes("/")
	w.enter("报送")
	w.enter("报送材料")
	w.tabs("选择文件")
	w.holds("选择文件", paper{"报送表.xlsx", filledForm(t, "proposal", worthReasons(t), nil)})
	w.sees("✓ 已选好")
	w.enter("报送这些文件")
	w.sees("报送表.xlsx", "写明原因")
	for range value[int](w, `document.querySelectorAll("textarea").length`) {
		w.tabs("！")
		w.types("统计口径调整，已与市统计局核实。")
	}
	w.tabs("负责人")
	w.types("张局长")
	w.enter("保存说明")
	w.sees("没有要改的")
}

// types writes where the focus is.
func (w *window) types(words string) {
	w.t.Helper()
	w.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.select?.()`))
	w.inserts(words)
}

// enter goes to what says the words by the tab key and presses Enter there.
func (w *window) enter(words string) {
	w.t.Helper()
	w.tabs(words)
	if outline := value[string](w, `getComputedStyle(document.activeElement).outlineStyle`); outline == "none" {
		w.t.Errorf("nobody sees that the focus is on “%s”", words)
	}
	w.leaves(words, func() { w.keys(kb.Enter) })
}

// TestFortyFilesAtOnce chooses forty files in one go, and one more: that one is refused, and the forty are handed in.
func TestFortyFilesAtOnce(t *testing.T) {
	a := setOut(t)
	w := a.enters("zhang", "张三", huishang.RoleBureau, ownCity, "")
	files := []paper{{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)}}
	for n := range 40 {
		files = append(files, pictureFile(t, fmt.Sprintf("附件%02d.png", n+1)))
	}
	w.goes("/submissions/new")
	w.holds("选择文件", files...)
	w.waits("all forty", `document.querySelectorAll(".tray-files .badge.good").length === 40`)
	w.sees("附件40.png", "一次最多报送40个文件")
	w.presses("移去 附件40.png")
	w.follows("报送这些文件")
	if n := value[int](w, `document.querySelectorAll("table.files tbody tr").length`); n != 40 {
		t.Errorf("%d files were handed in:\n%s", n, w.text())
	}
}

// TestAFileThatIsTooLargeCostsNothing is told so beside its name, with scripts and without, and what else was chosen stays.
func TestAFileThatIsTooLargeCostsNothing(t *testing.T) {
	a := setOut(t)
	w := a.enters("zhang", "张三", huishang.RoleBureau, ownCity, "")
	large := paper{"扫描件.pdf", append([]byte("%PDF-1.7\n"), make([]byte, 21<<20)...)}
	w.goes("/submissions/new")
	w.holds("选择文件", pictureFile(t, "附件一.png"), large)
	w.sees("附件一.png", "✓ 已选好", "文件太大，最多 20 MB")
	w.goes("/submissions/new")
	w.sees("附件一.png", "✓ 已选好")

	w.scripts(false)
	w.goes("/submissions/new")
	w.holds("选择文件", pictureFile(t, "附件二.png"), large)
	w.expect(413, 422)
	w.follows("先放进清单")
	w.wasRefused()
	w.sees("扫描件.pdf", "文件太大，最多 20 MB", "附件一.png", "附件二.png")
}

// pictureFile is a picture as an attachment, different from every other.
func pictureFile(t *testing.T, name string) paper {
	t.Helper()
	made := image.NewGray(image.Rect(0, 0, 40, 40))
	copy(made.Pix, name)
	var out bytes.Buffer
	if err := png.Encode(&out, made); err != nil {
		t.Fatal(err)
	}
	return paper{name, out.Bytes()}
}
