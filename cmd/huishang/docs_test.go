package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"html"
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"huishang"
	"huishang/accounts"
	"huishang/checks"
	"huishang/courier"
	"huishang/generator"
	"huishang/generator/docx"
	"huishang/generator/tags"
	"huishang/scheduler"
	"huishang/store"
	"huishang/templates"
	"huishang/testdata"
	"huishang/testdata/need"
	"huishang/web"
)

// TestCommandsOfTheGuide runs every command the guide and the document of the reminders show, in a folder with the files it speaks of.
func TestCommandsOfTheGuide(t *testing.T) {
	lines := append(commandsIn(t, readDoc(t, "guide.md")), commandsIn(t, readDoc(t, "reminders.md"))...)
	layOut(t)
	for _, line := range lines {
		words := strings.Fields(line)
		var said bytes.Buffer
		if status := run(words[1:], terminal{out: &said, err: &said}); words[0] != "huishang" || status != statusOK {
			t.Errorf("%s: status %d\n%s", line, status, &said)
		}
	}
}

// TestCommandsOfOperations runs every command operations.md shows, in a folder with a data file.
func TestCommandsOfOperations(t *testing.T) {
	lines := commandsIn(t, readDoc(t, "operations.md"))
	dossier, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := keepSubmission("huishang.db", dossier); err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		var said bytes.Buffer
		if status := run(strings.Fields(line)[1:], terminal{out: &said, err: &said}); status != statusOK {
			t.Errorf("%s: status %d\n%s", line, status, &said)
		}
	}
}

// TestCommandsOfTheAccounts runs every command accounts.md shows, in an empty folder.
func TestCommandsOfTheAccounts(t *testing.T) {
	lines := commandsIn(t, readDoc(t, "accounts.md"))
	t.Chdir(t.TempDir())
	for _, line := range append([]string{"huishang user add chief --name 主管 --role admin"}, lines...) {
		var said bytes.Buffer
		if status := run(strings.Fields(line)[1:], terminal{out: &said, err: &said}); status != statusOK {
			t.Errorf("%s: status %d\n%s", line, status, &said)
		}
	}
}

// TestRequestsOfTheGuide sends every request api.md and api-submissions.md show.
func TestRequestsOfTheGuide(t *testing.T) {
	need.Tool(t, "curl")
	lines := append(commandsIn(t, readDoc(t, "api.md")), commandsIn(t, readDoc(t, "api-submissions.md"))...)
	layOut(t)
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	kept, forget, err := databaseFlag{}.keep(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := forget(); err != nil {
			t.Error(err)
		}
	}()
	desk := accounts.NewDesk(kept)
	hash, err := desk.Hasher.Hash(t.Context(), "mother-tree-94-lake")
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Update(t.Context(), store.System(store.Home), func(tx *store.Tx) error {
		_, err := tx.AddUser(store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleAdmin}, hash)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	sender, err := courier.Default(t.Context(), kept, templates.FS, "http://127.0.0.1:8080", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	handler, err := web.New(web.Config{Courier: sender, Templates: set, Rules: rules, Accounts: desk, Demo: true, Today: func() huishang.Date { return huishang.NewDate(2026, 11, 23) },
		Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	for _, line := range lines {
		out, err := exec.Command("sh", "-c", strings.ReplaceAll(line, "http://127.0.0.1:8080", server.URL)).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
	}
	for _, name := range []string{"协议书.docx", "全套.zip", "归档.docx"} {
		if _, err := zip.OpenReader(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestExamplesOfTheTags fills every example tags.md shows, and holds that it shows every filter.
func TestExamplesOfTheTags(t *testing.T) {
	text := readDoc(t, "tags.md")
	rows := regexp.MustCompile("(?m)^\\| `(.+)` \\| `(.+)` \\| (.*) \\|$").FindAllStringSubmatch(text, -1)
	if len(rows) < 30 {
		t.Fatalf("only %d examples are found", len(rows))
	}
	for _, row := range rows {
		tag, want := strings.ReplaceAll(row[1], `\|`, "|"), strings.TrimSpace(row[3])
		if got := filled(t, tag, row[2]); strings.TrimSpace(got) != want {
			t.Errorf("%s with %s: got %q, want %q", tag, row[2], got, want)
		}
	}
	for _, name := range tags.FilterNames() {
		if !regexp.MustCompile(`\\\| ` + name + `[:}\s]`).MatchString(text) {
			t.Errorf("the filter %s is not shown", name)
		}
	}
}

// filled is the text of a Word file with one paragraph, once it is filled.
func filled(t *testing.T, paragraph, data string) string {
	t.Helper()
	template, err := wordFile(bodyStart+"<w:p><w:r><w:t>"+html.EscapeString(paragraph)+"</w:t></w:r></w:p>"+bodyEnd, "")
	if err != nil {
		t.Fatal(err)
	}
	value, err := huishang.ParseJSON([]byte(data))
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	compiled, err := docx.Compile(template)
	if err != nil {
		t.Errorf("%s: %v", paragraph, err)
		return ""
	}
	document, err := compiled.Render(value)
	if err != nil {
		t.Errorf("%s: %v", paragraph, err)
		return ""
	}
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(body), ""))
}

func readDoc(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// commandsIn lists the lines of the blocks marked sh.
func commandsIn(t *testing.T, text string) []string {
	t.Helper()
	var lines []string
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(text, -1) {
		lines = append(lines, strings.Split(strings.TrimSpace(block[1]), "\n")...)
	}
	if len(lines) == 0 {
		t.Fatal("no commands are shown")
	}
	return lines
}

// blockIn is the first block of a language in a document.
func blockIn(t *testing.T, text, language string) string {
	t.Helper()
	block := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindStringSubmatch(text)
	if block == nil {
		t.Fatalf("no block of %s is shown", language)
	}
	return block[1]
}

// TestNoticeOfTheDocument lays the notice the document shows over the program's.
func TestNoticeOfTheDocument(t *testing.T) {
	if _, err := scheduler.LoadNotice("本厅提醒.yaml", []byte(blockIn(t, readDoc(t, "reminders.md"), "yaml"))); err != nil {
		t.Error(err)
	}
}

// partOf is a part of a dossier that names no year.
func partOf(t *testing.T, dossier []byte, names ...string) []byte {
	t.Helper()
	whole, all := map[string]json.RawMessage{}, map[string]map[string]any{}
	if err := json.Unmarshal(dossier, &whole); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		var one map[string]any
		if err := json.Unmarshal(whole[name], &one); err != nil {
			t.Fatal(err)
		}
		delete(one, "year")
		all[name] = one
	}
	part, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// layOut goes to a folder with the files the guide speaks of.
func layOut(t *testing.T) {
	t.Helper()
	dossier, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	agreement, err := templates.FS.ReadFile("agreement.docx")
	if err != nil {
		t.Fatal(err)
	}
	table := blockIn(t, readDoc(t, "reminders.md"), "json")
	t.Chdir(t.TempDir())
	for _, folder := range []string{"本厅模板", "调休表", "各市卷宗"} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string][]byte{
		"2027.json": []byte(table), "卷宗.json": dossier, "数据.json": []byte(`{"标题": "通知"}`), "本厅模板/agreement.docx": agreement, "各市卷宗/唐山市.json": dossier, "通知.docx": agreement,
		"登录.json": []byte(`{"login": "zhangsan", "password": "mother-tree-94-lake"}`),
		"议题.json": partOf(t, dossier, "needs", "proposal", "summary"),
	} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
