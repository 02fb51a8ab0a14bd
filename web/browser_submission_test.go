package web

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// drops lets files fall anywhere on the page.
func (w *window) drops(files ...paper) {
	w.t.Helper()
	var list []string
	for _, f := range files {
		list = append(list, fmt.Sprintf("[%s, %s]", quoted(f.name), quoted(base64.StdEncoding.EncodeToString(f.data))))
	}
	value[bool](w, `(() => {
		const held = new DataTransfer();
		for (const [name, text] of [`+strings.Join(list, ",")+`]) held.items.add(new File([Uint8Array.from(atob(text), c => c.charCodeAt(0))], name));
		for (const kind of ["dragenter", "dragover", "drop"])
			document.querySelector("h1").dispatchEvent(new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
		return true })()`)
}

// TestHandingInWithABrowser drops files on the page: each gets a bar and then its word, the wrong ones their reason; what is left is handed in,
// and comes back with its faults.
func TestHandingInWithABrowser(t *testing.T) {
	in, _ := townWithDossier(t)
	w := openChromium(t, in.handler).openAs(t, in, in.of("tangshan"))
	full := fullDossier(t)
	sound := filledForm(t, "proposal", full, nil)
	fund := cellOf(t, sound, "议题建议", "1000")
	faulty := filledForm(t, "proposal", full, map[string]any{fund: "一千左右"})

	w.goes("/submissions/new")
	w.misses("先放进清单")
	w.expect(422)
	w.drops(paper{"报送表.xlsx", faulty}, paper{"旧.doc", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2048)...)}, paper{"空.pdf", nil})
	w.sees("报送表.xlsx 33 KB ✓ 已选好", "旧.doc 2 KB ✕ 不能报送", "另存为", "空.pdf 0 字节 ✕ 不能报送")
	w.wasRefused()
	w.holds("选择文件", paper{"大.pdf", make([]byte, 20<<20+1)})
	w.sees("大.pdf 20.0 MB ✕ 不能报送", "文件太大，最多 20 MB")
	w.presses("报送这些文件")
	w.sees("有文件不能报送，请移去或换掉它们")
	for _, name := range []string{"旧.doc", "空.pdf", "大.pdf"} {
		w.presses("移去 " + name)
	}
	w.goes("/submissions/new") // the tab was closed: what was good is still there
	w.sees("报送表.xlsx", "✓ 已选好")
	w.follows("报送这些文件")
	w.sees("报送表.xlsx 有错误", "您需要", "一千左右", "应为数字（单位：万元）")

	w.width(390)
	w.drops(paper{"报送表.xlsx", sound})
	w.sees("✓ 已选好")
	w.follows("重新报送这些文件")
	w.sees("比上一版改好了")
	if struck := value[string](w, `document.querySelector(".mended s").innerText`); !strings.Contains(struck, "一千左右") {
		t.Errorf("struck through is %q", struck)
	}
}

// TestFillingInWithABrowser types into the form instead of a workbook: what is wrong and what changed is said at once, an item is added in
// place, and what was typed is there again after the tab was closed.
func TestFillingInWithABrowser(t *testing.T) {
	in, _ := townWithDossier(t)
	w := openChromium(t, in.handler).openAs(t, in, in.of("tangshan"))
	w.goes("/submissions/new")
	w.follows("不用 Excel，在线填写")
	w.presses("添加议题")
	w.sees("第1项议题")
	w.fills("金额（万元）", "一千左右")
	w.fills("研发投入说明", "已核实")
	w.sees("现为“一千左右”")
	w.fills("金额（万元）", "1000")
	w.fills("报送单位", "唐山市科技局")
	w.keys(kb.Tab)
	w.sees("已改，原来：唐山市科学技术局")
	w.sees("已自动暂存")
	w.goes("/submissions/new/form/2026")
	w.sees("有未报送的草稿")
	w.follows("继续填")
	w.sees("第1项议题", "已改，原来：唐山市科学技术局")
	w.follows("报送填写的内容")
	w.sees("2026年报送（在线填写） 有错误", "您需要", "材料里的问题")
	w.follows("去改")
	w.sees("上次报送的问题")
}
