package guard

import (
	"mime"
	"strings"
	"testing"
)

func TestDisplayName(t *testing.T) {
	for name, want := range map[string]string{
		`C:\材料\卷宗.json`: "卷宗.json", "/a/b.docx": "b.docx", "../../b.docx": "b.docx", "\u202Efdp.docx": "fdp.docx", "a\x00b\n.xlsx": "ab.xlsx",
		"": "", "/": "", strings.Repeat("长", 100): strings.Repeat("长", 80) + "…",
	} {
		if got := DisplayName(name); got != want {
			t.Errorf("%q is shown as %q", name, got)
		}
	}
}

func TestAttachment(t *testing.T) {
	for name, want := range map[string]string{
		"唐山市_协议书.docx": "唐山市_协议书.docx", `a"b\c/d.docx`: "a_b_c_d.docx", "a\r\nX: y.docx": "a__X_ y.docx", "a\u202Eb.docx": "a_b.docx", "100% 新'.docx": "100% 新'.docx",
		"\xff.docx": "_.docx",
	} {
		header := Attachment(`agree"ment.docx`, name)
		disposition, params, err := mime.ParseMediaType(header)
		if err != nil || disposition != "attachment" || params["filename"] != want {
			t.Errorf("%q gives %s: %v, %v", name, header, params, err)
		}
		if !strings.Contains(header, `filename="agree_ment.docx"`) {
			t.Errorf("%s has no plain name", header)
		}
	}
}

func TestCSVText(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "唐山市": "唐山市", "a=b": "a=b", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"\n=1": "'\n=1", "＝1": "'＝1", "—5": "—5", "'=1": "'=1",
	} {
		if got := CSVText(text); got != want {
			t.Errorf("%q is written as %q", text, got)
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, name := range []string{"", "/", "..", `C:\x\y.json`, "\u202Efdp.json", strings.Repeat("长", 300), "a\"\r\nb"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got := DisplayName(name); strings.ContainsAny(got, "/\n\u202E") || len([]rune(got)) > 81 {
			t.Errorf("%q is shown as %q", name, got)
		}
		if _, _, err := mime.ParseMediaType(Attachment(name, name)); err != nil || strings.ContainsAny(Attachment(name, name), "\r\n") {
			t.Errorf("%q gives %q: %v", name, Attachment(name, name), err)
		}
	})
}
