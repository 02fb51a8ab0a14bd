package mail

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/templates"
)

// TestWordingOfTheOffice changes one template at a time, as staff do.
func TestWordingOfTheOffice(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"its own":            {"digest.txt", "\ufeff主题：提醒{{.件数}}件\r\n\r\n{{range .其他}}{{.事项}}{{end}}", ""},
		"unknown name":       {"digest.txt", "主题：提醒\n\n\n{{.城市}}", "邮件模板 mail/digest.txt 第 4 行：没有“城市”这个名称"},
		"unknown in an item": {"urgent.html", "<p>\n{{.第一件.姓名}}</p>", "邮件模板 mail/urgent.html 第 2 行：没有“姓名”这个名称"},
		"no dot":             {"digest.html", "<p>{{市}}</p>", "邮件模板 mail/digest.html 第 1 行：不认识“市”；名称前面要有一个点"},
		"no end":             {"digest.txt", "主题：提醒\n{{if .红色}}", "邮件模板 mail/digest.txt 第 2 行：{{if}} 或 {{range}} 没有写对应的 {{end}}"},
		"stray end":          {"digest.txt", "主题：提醒\n{{end}}", "第 2 行：多了一个 {{end}}"},
		"open":               {"digest.html", "{{.市", "第 1 行：{{ 没有写对应的 }}"},
		"no list":            {"digest.txt", "主题：提醒\n{{range .日期}}{{.}}{{end}}", "第 2 行：{{range}} 后面的名称不是一组内容"},
		"too deep":           {"digest.txt", "主题：提醒\n{{.日期.年}}", "第 2 行：“年”前面的名称下面没有更多内容"},
		"no subject":         {"urgent.txt", "提醒", "邮件模板 mail/urgent.txt 第 1 行：应写“主题：”和邮件的主题"},
		"unsafe":             {"digest.html", "<a href=\"{{.首页}}", "邮件模板 mail/digest.html"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.Mkdir(filepath.Join(folder, "mail"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folder, "mail", c.file), []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			files, err := templates.Open(folder)
			if err != nil {
				t.Fatal(err)
			}
			_, err = ReadWording(files)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestNoTemplates(t *testing.T) {
	_, err := ReadWording(os.DirFS(t.TempDir()))
	if err == nil || strings.Count(err.Error(), "读不出来") != 2*len(occasions()) {
		t.Errorf("%v", err)
	}
	if _, err := fs.Stat(templates.FS, "mail/digest.txt"); err != nil {
		t.Error(err)
	}
}
