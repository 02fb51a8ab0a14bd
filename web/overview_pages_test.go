package web

import (
	"archive/zip"
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/store"
)

func TestCityPage(t *testing.T) {
	w := demoTown(t, nil)
	all := []string{"唐山市", "2023年5月18日 至 2028年5月17日", "2026年10月20日 2026年工作会议", "2024年11月8日", "拟制市方落实会商协议的实施方案", "A1 共同编制唐山钢铁低碳技术路线图",
		"还没有归档的文件", "2.05"}
	w.shows(t, "liaison", "/cities/130200", append(all, "0000-0000000"), nil)
	w.shows(t, "tangshan", "/cities/130200", append(all, "0000-0000000"), []string{"沧州市"})
	w.shows(t, "leader", "/cities/130200", append(all, "000*-*****00"), []string{"0000-0000000"})
	for _, path := range []string{"/cities/130900", "/cities/139999", "/cities/x"} {
		if answer, _ := w.ask(w.of("tangshan"), "GET", path, ""); answer.StatusCode != 404 {
			t.Errorf("%s: a bureau got %d", path, answer.StatusCode)
		}
	}
	if answer, _ := w.ask(w.of("tangshan"), "GET", "/cities", ""); answer.Header.Get("Location") != "/cities/130200" {
		t.Errorf("a bureau is led to %q", answer.Header.Get("Location"))
	}
	w.shows(t, "division", "/cities?q="+url.QueryEscape("沧"), []string{"沧州市"}, []string{"唐山市"})
	w.shows(t, "division", "/cities?q="+url.QueryEscape("京"), []string{"没有名称含“京”的市"}, nil)
	empty := newTown(t, Config{})
	empty.shows(t, "tangshan", "/cities/130200", []string{"本市还没有会商卷宗", "/submissions/new"}, nil)
	empty.shows(t, "liaison", "/cities", []string{"还没有城市的会商卷宗"}, nil)
}

func TestSearchPage(t *testing.T) {
	w := demoTown(t, nil)
	w.shows(t, "liaison", "/search", []string{"要找的词"}, []string{"没有找到"})
	w.shows(t, "liaison", "/search?q="+url.QueryEscape("钢铁"), []string{`<mark class="found">钢铁</mark>`, "唐山市 2026年会商", "事项 A1", "议题 TP1"}, nil)
	w.shows(t, "liaison", "/search?kind=item&q="+url.QueryEscape("钢铁"), []string{"事项 A1"}, []string{"议题 TP1"})
	w.shows(t, "cangzhou", "/search?q="+url.QueryEscape("钢铁"), []string{"没有找到含“钢铁”"}, []string{"唐山"})
	answer, body := w.ask(w.of("liaison"), "GET", "/search?q="+url.QueryEscape("，。"), "")
	if answer.StatusCode != 422 || !strings.Contains(body, "请输入要找的词") {
		t.Errorf("a search for nothing got %d\n%.300s", answer.StatusCode, body)
	}
	first := w.shows(t, "liaison", "/search?q="+url.QueryEscape("市"), []string{"下一页"}, nil)
	at := strings.Index(first, `<nav class="pages"`)
	path := first[at:][strings.Index(first[at:], `href="`)+len(`href="`):]
	path = strings.ReplaceAll(path[:strings.Index(path, `"`)], "&amp;", "&")
	if second := w.shows(t, "liaison", path, []string{"<mark"}, nil); second == first {
		t.Error("the second page is the first")
	}
}

func TestLedgersOfEveryReport(t *testing.T) {
	w := demoTown(t, nil)
	for name, words := range map[string][]string{
		"tasks": {"任务分工台账", "共同编制唐山钢铁低碳技术路线图", "高新技术处", "2027年6月30日"}, "schedule": {"2028年5月17日", "签署协议书"},
		"investment": {"2.05", "106300"}, "opinions": {"修改后同意"}, "progress": {"新增高新技术企业培育", "113.33"},
	} {
		w.shows(t, "leader", "/ledger?report="+name, words, nil)
		w.shows(t, "cangzhou", "/ledger?report="+name, []string{"沧州市"}, []string{"唐山市", "石家庄市"})
	}
	w.shows(t, "liaison", "/ledger?q="+url.QueryEscape("钢铁"), []string{"下载 Excel（1 行）"}, []string{"沧州市"})
	w.shows(t, "liaison", "/ledger?light=red", []string{"没有符合条件的行"}, nil)
	body := w.shows(t, "liaison", "/ledger?report=schedule&down=1&sort="+url.QueryEscape("有效期止"), []string{`aria-sort="descending"`}, nil)
	cities := []string{"石家庄市</a>", "沧州市</a>", "唐山市</a>"}
	if !slices.IsSortedFunc(cities, func(a, b string) int { return strings.Index(body, a) - strings.Index(body, b) }) {
		t.Error("the ledger is not sorted the other way round")
	}
	for _, path := range []string{"/ledger?report=poems", "/ledger?sort=" + url.QueryEscape("重量")} {
		if answer, _ := w.ask(w.of("liaison"), "GET", path, ""); answer.StatusCode != 400 {
			t.Errorf("%s got %d", path, answer.StatusCode)
		}
	}
	newTown(t, Config{}).shows(t, "liaison", "/ledger", []string{"还没有可列的内容"}, []string{"下载 Excel"})
}

// TestSheetsHoldWhatThePageLists opens the workbooks of all reports.
func TestSheetsHoldWhatThePageLists(t *testing.T) {
	w := demoTown(t, nil)
	for path, words := range map[string][]string{
		"/reports/tasks/sheet?q=" + url.QueryEscape("钢铁"): {"共同编制唐山钢铁低碳技术路线图"}, "/reports/one-page/sheet": {"唐山市", "石家庄市"}, "/reports/schedule/sheet": {"沧州市"},
		"/reports/investment/sheet": {"唐山市"}, "/reports/opinions/sheet": {"修改后同意"}, "/reports/progress/sheet": {"省级创新平台建设"}, "/reports/findings/sheet": {"唐山市"},
	} {
		answer, body := w.ask(w.of("liaison"), "GET", path, "")
		if answer.StatusCode != 200 || !strings.Contains(answer.Header.Get("Content-Disposition"), "UTF-8''") {
			t.Fatalf("%s got %d", path, answer.StatusCode)
		}
		book, err := excelize.OpenReader(strings.NewReader(body))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		text := ""
		for _, sheet := range book.GetSheetList() {
			rows, err := book.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				text += strings.Join(row, "|") + "\n"
			}
		}
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Errorf("%s does not hold %q:\n%.600s", path, word, text)
			}
		}
		if strings.Contains(path, "?q=") && strings.Contains(text, "沧州市") {
			t.Errorf("%s holds what the page does not list", path)
		}
	}
	if _, body := w.ask(w.of("cangzhou"), "GET", "/reports/tasks/sheet", ""); !strings.HasPrefix(body, "PK") {
		t.Error("a bureau gets no sheet of its own")
	}
	if answer, _ := w.ask(w.of("liaison"), "GET", "/reports/poems/sheet", ""); answer.StatusCode != 404 {
		t.Errorf("a sheet of no kind is %d", answer.StatusCode)
	}
}

func TestReportPages(t *testing.T) {
	w := demoTown(t, nil)
	w.shows(t, "leader", "/reports", []string{"领导一页纸", "/reports/leaders", "审核问题统计表"}, []string{"/batches"})
	w.shows(t, "liaison", "/reports", []string{"/batches"}, nil)
	w.shows(t, "leader", "/reports/leaders", []string{"厅市会商情况一页纸", "共3个市", "A4 横向"}, nil)
}

// await waits until a batch has ended and gives its page.
func (w *town) await(t *testing.T, who, path string) string {
	t.Helper()
	w.site.bulk.ended.Wait()
	return w.shows(t, who, path, nil, []string{"正在生成"})
}

func TestManyDocumentsAtOnce(t *testing.T) {
	w := demoTown(t, nil)
	w.shows(t, "liaison", "/batches", []string{"全部 3 个", "唐山市", "协议书", "三天之内没有批量生成过"}, nil)
	answer, _ := w.ask(w.of("liaison"), "POST", "/batches", "year=2026&all=1&kind=agreement&kind=evaluation&kind=agenda")
	path := answer.Header.Get("Location")
	if answer.StatusCode != 303 || !strings.HasPrefix(path, "/batches/") {
		t.Fatalf("got %d to %q", answer.StatusCode, path)
	}
	page := w.await(t, "liaison", path)
	for _, words := range []string{"已完成", "生成 6 份", "有 3 份现在还不能生成", "绩效评估报告"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page lacks %q\n%s", words, page)
		}
	}
	_, body := w.ask(w.of("liaison"), "GET", path+"/archive", "")
	archive, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range archive.File {
		names = append(names, file.Name)
		if text := content(t, file); file.Name == "目录.txt" && !strings.Contains(text, "未生成：\r\n") {
			t.Errorf("the list says\n%s", text)
		}
	}
	if len(names) != 7 || !strings.HasPrefix(names[0], "石家庄市2026年/01_石家庄市_") || names[6] != "目录.txt" {
		t.Errorf("the archive holds %q", names)
	}
	w.shows(t, "liaison", "/batches", []string{path, "已完成", "6/9"}, nil)
	for _, who := range []string{"admin", "division", "tangshan"} {
		for _, below := range []string{"", "/archive"} {
			if answer, _ := w.ask(w.of(who), "GET", path+below, ""); answer.StatusCode != 404 {
				t.Errorf("%s gets another's batch: %d", who, answer.StatusCode)
			}
		}
	}
}

// A bureau makes documents of its own city only, whatever it asks for.
func TestBatchesStayWithinTheCity(t *testing.T) {
	w := demoTown(t, nil)
	var foreign string
	w.update(t, func(tx *store.Tx) error {
		d, err := tx.DossierOf(foreignCity, 2026)
		foreign = d.ID
		return err
	})
	answer, body := w.ask(w.of("tangshan"), "POST", "/batches", "year=2026&kind=agreement&dossier="+foreign)
	if answer.StatusCode != 422 || !strings.Contains(body, "没有选择会商") || strings.Contains(body, "沧州市") {
		t.Errorf("got %d\n%.300s", answer.StatusCode, body)
	}
	answer, _ = w.ask(w.of("tangshan"), "POST", "/batches", "year=2026&kind=agreement&all=1")
	if page := w.await(t, "tangshan", answer.Header.Get("Location")); !strings.Contains(page, "生成 1 份") {
		t.Errorf("got\n%s", page)
	}
}

func TestBatchesThatCannotBeMade(t *testing.T) {
	w := demoTown(t, nil)
	for form, words := range map[string]string{
		"year=2026&kind=agreement": "没有选择会商", "year=2026&all=1": "没有选择文种", "year=2026&all=1&kind=poem": "没有选择文种",
	} {
		answer, body := w.ask(w.of("liaison"), "POST", "/batches", form)
		if answer.StatusCode != 422 || !strings.Contains(body, words) {
			t.Errorf("%s: got %d\n%.300s", form, answer.StatusCode, body)
		}
		if strings.Contains(form, "kind=agreement") != strings.Contains(body, `value="agreement" checked`) {
			t.Errorf("%s: what was chosen is not kept", form)
		}
	}
	answer, _ := w.ask(w.of("liaison"), "POST", "/batches", "year=2026&all=1&kind=evaluation")
	path := answer.Header.Get("Location")
	if page := w.await(t, "liaison", path); !strings.Contains(page, "没有完成") || !strings.Contains(page, "现在还不能生成") {
		t.Errorf("got\n%s", page)
	}
	if answer, body := w.ask(w.of("liaison"), "GET", path+"/archive", ""); answer.StatusCode != 404 || !strings.Contains(body, "没有结果") {
		t.Errorf("got %d\n%.300s", answer.StatusCode, body)
	}
	newTown(t, Config{}).shows(t, "liaison", "/batches", []string{"还没有会商卷宗"}, []string{"开始生成"})
}

// TestInterruptedBatchesSaySo: what a run of the program did not finish is told as interrupted by the next, at once.
func TestInterruptedBatchesSaySo(t *testing.T) {
	w := demoTown(t, nil)
	scope := store.Scope{Tenant: store.Home, Role: huishang.RoleLiaison, User: "liaison"}
	var left, own store.Bulk
	if err := w.desk.Store.Update(t.Context(), scope, func(tx *store.Tx) (err error) {
		if left, err = tx.BeginBulk(store.Bulk{Process: "an earlier run", Total: 9}); err != nil {
			return err
		}
		if own, err = tx.BeginBulk(store.Bulk{Process: w.site.bulk.process, Total: 9}); err != nil {
			return err
		}
		return tx.AddBulkPiece(left.ID, 0, []byte("PK"))
	}); err != nil {
		t.Fatal(err)
	}
	w.shows(t, "liaison", "/batches/"+left.ID, []string{"中断", "请<a href=\"/batches\">重新选择并生成</a>"}, []string{"hx-get"})
	w.shows(t, "liaison", "/batches/"+own.ID, []string{"正在生成", `hx-get="/batches/` + own.ID, "刷新"}, nil)
	time.Sleep(time.Millisecond)
	if err := w.site.bulk.tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.shows(t, "liaison", "/batches", []string{"中断", "正在生成"}, nil)
}

func TestStoppingABatch(t *testing.T) {
	w := demoTown(t, nil)
	w.site.bulk.turn <- struct{}{} // another is at work
	answer, _ := w.ask(w.of("liaison"), "POST", "/batches", "year=2026&all=1&kind=agreement")
	path := answer.Header.Get("Location")
	w.shows(t, "liaison", path, []string{"正在生成", "停止"}, nil)
	if answer, _ := w.ask(w.of("admin"), "POST", path+"/stop", ""); answer.StatusCode != 404 {
		t.Errorf("another stops it: %d", answer.StatusCode)
	}
	if answer, _ := w.ask(w.of("liaison"), "POST", path+"/stop", ""); answer.StatusCode != 303 {
		t.Errorf("got %d", answer.StatusCode)
	}
	if page := w.await(t, "liaison", path); !strings.Contains(page, "已停止") {
		t.Errorf("got\n%s", page)
	}
}

// TestAgreementsAreCalledByTheirTitles: what was signed at a meeting is told by its title, by that of the register, or by its year.
func TestAgreementsAreCalledByTheirTitles(t *testing.T) {
	d := fullDossier(t)
	d.History.Meetings = append(d.History.Meetings, huishang.HeldMeeting{Year: 2022, HeldOn: huishang.NewDate(2022, 5, 6), AgreementID: "AG-130200-2022"},
		huishang.HeldMeeting{Year: 2020, HeldOn: huishang.NewDate(2020, 5, 6), AgreementID: "AG-130200-2020", LegacyTitle: "厅市科技合作协议"},
		huishang.HeldMeeting{HeldOn: huishang.NewDate(2019, 5, 6)})
	var got []string
	for _, held := range heldMeetings(d) {
		got = append(got, held.Agreement)
	}
	want := []string{"《河北省科学技术厅 唐山市人民政府 厅市会商2026年工作会议协议书》", "《河北省科学技术厅 唐山市人民政府 厅市会商2024年工作会议协议书》", "2022年协议书", "《厅市科技合作协议》", ""}
	if !slices.Equal(got, want) {
		t.Errorf("the agreements are called %q", got)
	}
	demoTown(t, nil).shows(t, "liaison", "/cities/130200", want[:2], []string{"AG-130200"})
}
