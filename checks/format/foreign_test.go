package format_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"huishang/checks/format"
	"huishang/testdata/need"
)

// A document another program made, with nothing but default formatting, is read for what it says: every rule it departs from is
// told, once or a few times, and the table in it is left alone.
func TestForeignDocument(t *testing.T) {
	soffice := need.Tool(t, "soffice")
	folder := t.TempDir()
	page := `<html><head><meta charset="utf-8"></head><body><p>关于报送2026年工作要点的报告</p><p>省科技厅:</p><p>　　根据要求,现将有关情况报告如下。</p>
<p>一. 总体情况</p><p>(一)、加强领导</p><p>1、成立专班，由市长任组长。</p><table border=1><tr><td>项目</td><td>金额</td></tr></table>
<p>附件:1、任务清单。</p><p>唐山市科学技术局</p><p>二〇二六年六月十二日</p><p>附件1：</p><p>任务清单</p><p>内容如下。</p></body></html>`
	source := filepath.Join(folder, "report.html")
	if err := os.WriteFile(source, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, source)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file, err := os.ReadFile(filepath.Join(folder, "report.docx"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := format.Check(file, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := failed(r)
	for _, rule := range []string{"FMT-2", "FMT-3", "FMT-4", "FMT-5", "FMT-6", "FMT-7", "FMT-8", "FMT-9", "FMT-10", "FMT-11", "FMT-12", "FMT-14", "FMT-15", "FMT-16", "FMT-20"} {
		if !slices.Contains(got, rule) {
			t.Errorf("%s is not told", rule)
		}
	}
	for _, f := range r.Findings {
		if f.Spot.Table > 0 {
			t.Errorf("the table is not left alone: %s %s", f.Rule, f.Message)
		}
	}
	if len(r.Findings) > 30 {
		t.Errorf("a flood of %d findings", len(r.Findings))
	}
}
