package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"huishang"
)

// handsIn is the way of a bureau's clerk: the blank form, a faulty one, its faults, the annotated copy, a mended one, the reasons for what
// stays.
func (a *journey) handsIn(w *window) {
	w.t.Helper()
	w.follows("报送")
	w.shows(a.gallery, "submission-list", "报送", "市科技局报送过的材料和状态；区域创新处看到的是全省的。")
	w.follows("报送材料")
	w.sees("三、报送", "已经知道的内容，系统都填好了")
	w.shows(a.gallery, "submission-new", "报送材料", "报送分三步：看清要报什么，下载已经填好已知内容的报送表，把填好的文件拖进来。")
	blank := w.downloads("下载报送表（.xlsx）")
	if at := cellOf(w.t, blank.data, "基本信息", "唐山市"); at == "" || !strings.HasSuffix(blank.name, ".xlsx") {
		w.t.Errorf("the blank form %s does not know its city", blank.name)
	}

	full := worthReasons(w.t)
	sound := filledForm(w.t, "proposal", full, nil)
	fund := cellOf(w.t, sound, "议题建议", "1000")
	faulty := filledForm(w.t, "proposal", full, map[string]any{fund: "一千左右"})
	w.holds("选择文件", paper{"报送表.xlsx", faulty})
	w.chosen("报送表.xlsx")
	w.shows(a.gallery, "submission-chosen", "选好文件", "每个文件单独上传、单独检查；选好的替您保留，可以分几次选。")
	w.follows("报送这些文件")
	w.sees("报送表.xlsx 有错误", "您需要", "一千左右")
	w.shows(a.gallery, "submission-faults", "检查结果", "报送以后马上看到结果：标题写明是哪个文件，“您需要”列出要做的事，问题就在表格原来的行里，附条款和改法。")
	w.holdsMarked(w.downloads("#given: 带批注的一份"), fund)

	w.holds("选择文件", paper{"报送表（改）.xlsx", sound})
	w.chosen("报送表（改）.xlsx")
	w.follows("重新报送这些文件")
	w.sees("比上一版改好了")
	w.misses("有错误")
	w.shows(a.gallery, "submission-mended", "改好以后", "重新报送以后，改好的划掉，剩下的警告可以写明原因。")
	a.explains(w)
}

// worthReasons is the dossier of 唐山市 with an intensity of research that does not grow: that may be, for a reason.
func worthReasons(t *testing.T) *huishang.Dossier {
	t.Helper()
	d := fullDossier(t)
	years := d.City.Statistics
	years[len(years)-2].RDIntensity, years[len(years)-1].RDIntensity = huishang.NewDecimal(decimal.New(206, -2)), huishang.NewDecimal(decimal.New(205, -2))
	d.City.RDExplanation = "2024年地区生产总值最终核实后调增，研发经费仍保持增长，已列入年度调度。"
	return d
}

// chosen waits until a file that was chosen lies in the tray; without scripts it goes there with the form.
func (w *window) chosen(name string) {
	w.t.Helper()
	if value[bool](w, "!window.htmx") {
		return
	}
	w.waits(name+" in the tray", fmt.Sprintf(`[...document.querySelectorAll(".tray-files li")].some(e => e.innerText.includes(%s) && e.innerText.includes("✓ 已选好"))`, quoted(name)))
}

// explains writes a reason for every warning.
func (a *journey) explains(w *window) {
	w.t.Helper()
	rows := value[[]string](w, `[...document.querySelectorAll("[name=rule]")].map(e => e.value)`)
	for _, rule := range rows {
		value[string](w, `document.getElementById("text-`+rule+`").value = "统计口径调整，已与市统计局核实。"`)
	}
	if len(rows) == 0 {
		w.t.Fatalf("there is nothing to give reasons for:\n%s", w.text())
	}
	w.fills("负责人", "张局长")
	w.follows("保存说明")
	w.sees("没有要改的")
}

// holdsMarked holds that an annotated copy says beside a cell what is wrong with it.
func (w *window) holdsMarked(p paper, place string) {
	w.t.Helper()
	sheet, cell, _ := strings.Cut(place, "!")
	comments, err := w.book(p).GetComments(sheet)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, c := range comments {
		if c.Cell == cell && strings.Contains(textOf(c), "数字") {
			return
		}
	}
	w.t.Errorf("%s says nothing at %s: %+v", p.name, place, comments)
}

func textOf(c excelize.Comment) string {
	text := c.Text
	for _, run := range c.Paragraph {
		text += run.Text
	}
	return text
}

// TestACityHandsInWithABrowser walks the way of a clerk.
func TestACityHandsInWithABrowser(t *testing.T) {
	a := setOut(t)
	a.handsIn(a.enters("zhang", "张三", huishang.RoleBureau, ownCity, ""))
}
