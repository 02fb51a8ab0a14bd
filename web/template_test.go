package web

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/generator/report"
	"huishang/templates"
	"huishang/templates/twin"
)

// built is a template of the text of a twin.
func built(t testing.TB, text string) []byte {
	t.Helper()
	data, err := twin.Build(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// committeeSays is what the document of the committee says, made as everybody gets it.
func (w *town) committeeSays(t testing.TB) string {
	t.Helper()
	answer, body := w.ask(w.of("liaison"), http.MethodPost, "/api/v1/documents/committee", string(dossierText(t)))
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%d %.300s", answer.StatusCode, body)
	}
	text, err := twin.Write([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestATemplateIsChanged uploads a changed template, looks at it with example data, puts it in force and takes it back.
func TestATemplateIsChanged(t *testing.T) {
	w := newTown(t, Config{})
	liaison, at := w.of("liaison"), "/templates/committee.docx"
	_, page := w.ask(liaison, http.MethodGet, "/templates", "")
	shows(t, page, "议定书", "合作委员会成员名单", "程序自带")
	answer, body := w.ask(liaison, http.MethodGet, at+"/versions/0", "")
	if own, err := fs.ReadFile(templates.FS, "committee.docx"); err != nil || body != string(own) || answer.Header.Get("Content-Disposition") == "" {
		t.Errorf("the program's own: %d, %v", answer.StatusCode, err)
	}
	own := built(t, "《成员名单》\n== 正文\n[公文正文] 本单位的名单：{{城市.名称}}\n")
	answer, body = w.uploadTemplate(t, liaison, at, "加了一句", own)
	page = w.follow(t, liaison, answer, body)
	shows(t, page, "第1版", "加了一句", "换用第1版", "程序自带", "正在用")
	if strings.Contains(w.committeeSays(t), "本单位的名单") {
		t.Error("it is in force before it was put in force")
	}
	_, page = w.ask(liaison, http.MethodGet, at+"/versions/1/samples/committee", "")
	shows(t, page, "本单位的名单：唐山市", "（示例）")
	answer, body = w.ask(liaison, http.MethodGet, at+"/versions/1/samples/committee/document", "")
	if _, err := zip.NewReader(strings.NewReader(body), int64(len(body))); answer.StatusCode != http.StatusOK || err != nil {
		t.Errorf("the example: %d, %v", answer.StatusCode, err)
	}

	use := func(n, base string) (*http.Response, string) {
		return w.ask(liaison, http.MethodPost, at+"/use", url.Values{"n": {n}, "base": {base}}.Encode())
	}
	answer, body = use("1", "0")
	page = w.follow(t, liaison, answer, body)
	shows(t, page, "本单位第1版", "换回程序自带的", "换用记录")
	if !strings.Contains(w.committeeSays(t), "本单位的名单：唐山市") {
		t.Error("it is not in force")
	}
	for name, c := range map[string]struct{ n, base, says string }{
		"by two at once":   {"0", "0", "没有保存"},
		"what is in force": {"1", "1", "不用换"},
		"none there":       {"7", "1", "没有找到"},
		"no number":        {"x", "1", "页面不完整"},
	} {
		answer, body := use(c.n, c.base)
		if answer.StatusCode < 400 || answer.StatusCode >= 500 {
			t.Errorf("%s: %d", name, answer.StatusCode)
		}
		shows(t, body, c.says)
	}
	_, page = w.ask(w.of("division"), http.MethodGet, at, "")
	hides(t, page, "上传改好的模板", "换回")
	again, err := newSite(w.site.Config)
	if err != nil {
		t.Fatal(err)
	}
	if _, ready := again.Templates, again.templates.known.Load(); ready != 1 {
		t.Error("after a start it is not in force")
	}
	answer, body = use("0", "1")
	w.follow(t, liaison, answer, body)
	if strings.Contains(w.committeeSays(t), "本单位的名单") {
		t.Error("the program's own is not back")
	}
	_, page = w.ask(w.of("admin"), http.MethodGet, "/api/v1/audit?limit=50", "")
	for _, action := range []string{"template.add", "template.use"} {
		if !strings.Contains(page, action) {
			t.Errorf("the audit log has no %s", action)
		}
	}
}

func (w *town) uploadTemplate(t testing.TB, p person, at, note string, data []byte) (*http.Response, string) {
	t.Helper()
	return w.handIn(t, p, at, map[string]string{"note": note}, sent{path.Base(at), data})
}

// TestWrongTemplates are told with every fault and its place, and change nothing.
func TestWrongTemplates(t *testing.T) {
	w := newTown(t, Config{})
	liaison, at := w.of("liaison"), "/templates/committee.docx"
	slips := built(t, "《成员名单》\n== 正文\n[公文正文] {{城市.名成}}\n[公文正文] {{没有的名称}}\n")
	own, err := fs.ReadFile(templates.FS, "committee.docx")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		says []string
	}{
		"slips":        {slips, []string{"正文第", "城市.名成", "是否应为“城市.名称”", "没有的名称", "下载标注的一份"}},
		"an open loop": {built(t, "《成员名单》\n== 正文\n[公文正文] {{#成员}}\n"), []string{"成员"}},
		"another kind": {filledForm(t, "proposal", fullDossier(t), nil), []string{"committee.docx"}},
		"nothing":      {nil, []string{"文件是空的"}},
		"text":         {[]byte("不是模板"), []string{"committee.docx"}},
		"a macro":      {withPart(t, own, "word/vbaProject.bin", "x"), []string{"宏"}},
	} {
		t.Run(name, func(t *testing.T) {
			answer, body := w.uploadTemplate(t, liaison, at, "改了标题", c.data)
			if answer.StatusCode != http.StatusUnprocessableEntity {
				t.Fatalf("got %d\n%.500s", answer.StatusCode, body)
			}
			shows(t, body, append(c.says, "没有收下")...)
			if !strings.Contains(body, `value="改了标题"`) {
				t.Error("what was typed is lost")
			}
			if name != "slips" {
				return
			}
			_, marked, _ := strings.Cut(body, `href="`+at+`/marked/`)
			marked, _, _ = strings.Cut(marked, `"`)
			answer, copied := w.ask(liaison, http.MethodGet, at+"/marked/"+marked, "")
			if answer.StatusCode != http.StatusOK || members(t, []byte(copied))["word/comments.xml"] == nil {
				t.Errorf("the marked copy: %d", answer.StatusCode)
			}
			if answer, _ := w.ask(w.of("admin"), http.MethodGet, at+"/marked/"+marked, ""); answer.StatusCode != http.StatusNotFound {
				t.Errorf("somebody else's upload: %d", answer.StatusCode)
			}
		})
	}
	if answer, _ := w.ask(liaison, http.MethodGet, "/templates/poem.docx", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("a template of nothing: %d", answer.StatusCode)
	}
	for _, p := range []string{"division", "leader", "tangshan"} {
		if answer, _ := w.uploadTemplate(t, w.of(p), at, "", own); answer.StatusCode != http.StatusForbidden {
			t.Errorf("%s uploads: %d", p, answer.StatusCode)
		}
	}
	_, page := w.ask(liaison, http.MethodGet, at, "")
	hides(t, page, "第1版")
	for _, kind := range w.site.templateKinds() {
		for _, made := range kind.Made {
			if answer, body := w.ask(liaison, http.MethodGet, "/templates/"+kind.File+"/versions/0/samples/"+made.Name, ""); answer.StatusCode != http.StatusOK {
				t.Errorf("the example of %s: %d %.500s", made.Title, answer.StatusCode, plainOf(body))
			}
		}
	}
}

// TestATemplateOfAReport is changed as those of documents are.
func TestATemplateOfAReport(t *testing.T) {
	w := newTown(t, Config{})
	liaison, at := w.of("liaison"), "/templates/report-tasks.xlsx"
	own, err := fs.ReadFile(templates.FS, "report-tasks.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	change := func(cell, text string) []byte {
		book, err := excelize.OpenReader(bytes.NewReader(own))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		if err := book.SetCellValue(book.GetSheetName(0), cell, text); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := book.Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	answer, body := w.uploadTemplate(t, liaison, at, "", change("A1", "{{没有的名称}}"))
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("a slip: %d", answer.StatusCode)
	}
	shows(t, body, "A1", "没有的名称", "下载标注的一份")
	answer, body = w.uploadTemplate(t, liaison, at, "", change("A1", "本单位的台账"))
	page := w.follow(t, liaison, answer, body)
	shows(t, page, "第1版", "任务分工台账")
	_, page = w.ask(liaison, http.MethodGet, at+"/versions/1/samples/tasks", "")
	shows(t, page, "本单位的台账")
	answer, body = w.ask(liaison, http.MethodPost, at+"/use", "n=1&base=0")
	w.follow(t, liaison, answer, body)
	d := fullDossier(t)
	made, err := report.Write("tasks", report.Source{Dossiers: []*huishang.Dossier{d}, Today: fixedDay()}, w.site.Reports)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(made.Bytes))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if said, err := book.GetCellValue(book.GetSheetName(0), "A1"); said != "本单位的台账" || err != nil {
		t.Errorf("the report says %q, %v", said, err)
	}
}
