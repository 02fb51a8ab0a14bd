package web

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"

	"huishang/guard"
	"huishang/testdata"
)

// TestOwnDocumentsPassGuard makes every document of the demonstration and hands it in again.
func TestOwnDocumentsPassGuard(t *testing.T) {
	handler := newHandler(t)
	dossiers, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	for _, dossier := range dossiers {
		data, err := testdata.Dossiers.ReadFile(path.Join("dossiers", dossier.Name()))
		if err != nil {
			t.Fatal(err)
		}
		answer, body := post(handler, "/api/v1/documents/all?missing=mark", string(data))
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %.300s", dossier.Name(), body)
		}
		for name, document := range members(t, []byte(body)) {
			if !strings.HasSuffix(name, "x") {
				continue
			}
			if report, err := guard.Inspect(name, document, guard.Limits{}); err != nil || len(report.Warnings) > 0 || !bytes.Equal(report.Bytes, document) {
				t.Errorf("%s: %v %v", name, err, report.Warnings)
			}
		}
	}
}

// members unpacks a zip.
func members(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(rc); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// with is a document with further members.
func with(t testing.TB, document []byte, more map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	all := members(t, document)
	for name, text := range more {
		all[name] = []byte(text)
	}
	for name, data := range all {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestUploadsPassGuard refuses a document with macros, takes a link out of another, and says so for each file.
func TestUploadsPassGuard(t *testing.T) {
	const link = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="Normal.dotm" TargetMode="External"/></Relationships>`
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, data := range map[string][]byte{
		"宏.docx":  with(t, word(t), map[string]string{"word/vbaProject.bin": "x"}),
		"模板.docx": with(t, word(t), map[string]string{"word/_rels/settings.xml.rels": link}),
		"表.docx":  []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
	} {
		part, err := form.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/api/v1/checks", &body)
	request.Header.Set("Content-Type", form.FormDataContentType())
	_, text := ask(newHandler(t), request)
	var got struct{ Files []checkedFile }
	if err := json.Unmarshal([]byte(text), &got); err != nil || len(got.Files) != 3 {
		t.Fatalf("%v: %.300s", err, text)
	}
	for _, file := range got.Files {
		errors, warnings := strings.Join(file.Errors, ""), strings.Join(file.Warnings, "")
		switch file.Name {
		case "宏.docx":
			if !strings.Contains(errors, "文件含有宏") || file.Report != nil {
				t.Errorf("%+v", file)
			}
		case "模板.docx":
			if !strings.Contains(warnings, "作者机器上的模板“Normal.dotm”") || file.Report == nil {
				t.Errorf("%+v", file)
			}
		case "表.docx":
			if !strings.Contains(errors, "文件已加密或为旧版格式") {
				t.Errorf("%+v", file)
			}
		}
	}
}

// TestTooManyFiles refuses the request as a whole.
func TestTooManyFiles(t *testing.T) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for range guard.DefaultLimits.Files + 1 {
		if _, err := form.CreateFormFile("files", "a.json"); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/api/v1/checks", &body)
	request.Header.Set("Content-Type", form.FormDataContentType())
	if answer, text := ask(newHandler(t), request); answer.StatusCode != http.StatusBadRequest || !strings.Contains(text, "一次最多上传40个文件") {
		t.Errorf("%d: %s", answer.StatusCode, text)
	}
}
