package web

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestUploads hands in what people hand in.
func TestUploads(t *testing.T) {
	handler := newHandler(t)
	for _, c := range []struct {
		name, field, file string
		data              []byte
		status            int
		says              []string
	}{
		{"faults", fileField, "faulty.json", []byte("{\n \"proposal\": {\"tittle\": \"标题\"}\n}"), 400,
			[]string{"faulty.json 有问题", "改正下面列出的 1 处问题", "<mark>&#34;tittle&#34;</mark>", "是否应为“title（标题）”", "重新上传"}},
		{"broken JSON", fileField, "broken.json", []byte("{\n \"note\": \"唐山\"，\n}"), 400,
			[]string{"第 2 行第 14 列", "它后面的内容还没有检查", "<mark>，</mark>"}},
		{"a Word file", fileField, "议定书.docx", []byte("PK\x03\x04"), 400, []string{"议定书.docx 不能用", "这是 Word、Excel 文件或压缩包"}},
		{"an empty file", fileField, "empty.json", nil, 400, []string{"empty.json 不能用", "文件是空的"}},
		{"GBK", fileField, "gbk.json", []byte("{\"note\": \"\xcc\xc6\xc9\xbd\xca\xd0\"}"), 400, []string{"GBK"}},
		{"no file", fileField, "", nil, 400, []string{"没有选择文件"}},
		{"another field", "photo", "photo.json", nil, 400, []string{"没有选择文件"}},
		{"too large for a dossier", fileField, "big.json", bytes.Repeat([]byte(" "), 9<<20), 400, []string{"文件超过 8 MB"}},
		{"too large", fileField, "huge.json", bytes.Repeat([]byte(" "), maxBody), 413, []string{"huge.json 不能用", "文件超过 20 MB", "重新上传"}},
		{"a path for a name", fileField, `C:\材料\<b>卷宗.json`, nil, 400, []string{"&lt;b&gt;卷宗.json 不能用"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, body := ask(handler, form(t, c.field, c.file, c.data))
			if answer.StatusCode != c.status {
				t.Errorf("got %d, want %d", answer.StatusCode, c.status)
			}
			for _, words := range append(c.says, `action="/fill"`) {
				if !strings.Contains(body, words) {
					t.Errorf("the page does not say %q:\n%s", words, body)
				}
			}
		})
	}
}

// TestABrowserSeesWhyItsFileIsTooLarge goes over the wire: the answer must arrive although the sender is still sending.
func TestABrowserSeesWhyItsFileIsTooLarge(t *testing.T) {
	server := httptest.NewServer(newHandler(t))
	defer server.Close()
	r := form(t, fileField, "huge.json", bytes.Repeat([]byte(" "), 2*maxBody))
	answer, err := http.Post(server.URL+"/fill", r.Header.Get("Content-Type"), r.Body)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 413 || !strings.Contains(string(body), "文件超过 20 MB") {
		t.Errorf("got %d, %v\n%s", answer.StatusCode, err, body)
	}
}

// TestAFormThatEndsEarly is told from one without a file.
func TestAFormThatEndsEarly(t *testing.T) {
	r := form(t, fileField, "卷宗.json", dossierText(t))
	r.Body = io.NopCloser(io.LimitReader(r.Body, 2000))
	if answer, body := ask(newHandler(t), r); answer.StatusCode != 400 || !strings.Contains(body, "没有收到完整的内容") {
		t.Errorf("got %d\n%s", answer.StatusCode, body)
	}
}
