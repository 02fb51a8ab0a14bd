package courier

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"huishang/store"
	"huishang/testdata/post"
)

// A part of a letter that was read.
type part struct{ kind, name, body string }

// open reads a letter: its subject and its parts that hold something, whatever lies in what.
func open(t testing.TB, l post.Letter) (subject string, parts []part) {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(l.Data))
	if err != nil {
		t.Fatal(err)
	}
	if subject, err = new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject")); err != nil {
		t.Fatal(err)
	}
	return subject, openParts(t, m.Header.Get("Content-Type"), m.Body)
}

func openParts(t testing.TB, kind string, body io.Reader) (parts []part) {
	t.Helper()
	_, parameters, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	for r := multipart.NewReader(body, parameters["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		kind := p.Header.Get("Content-Type")
		if strings.HasPrefix(kind, "multipart/") {
			parts = append(parts, openParts(t, kind, p)...)
			continue
		}
		data, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part{kind, p.FileName(), string(data)})
	}
}

// TestTheWholePath plans a day of three cities and holds what arrives where.
func TestTheWholePath(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		o.hire(t, "chief admin", "chu liaison", "tang bureau 130200", "gao division 高新技术处", "ting leader 分管副厅长", "head leader")
		o.file(t, 2026, sample(t, "130200-唐山市"))
		o.file(t, 2026, sample(t, "130900-沧州市"))
		first := o.plan(t)
		if first.Added == 0 || first.Bad != 0 || first.On != date("2026-12-01") {
			t.Fatalf("%+v", first)
		}
		if again := o.plan(t); again.Added != 0 || again.Withdrawn != 0 {
			t.Errorf("planned again: %+v", again)
		}
		letters := o.deliver(t)
		if more := o.deliver(t); len(more) != 0 {
			t.Errorf("sent again: %d", len(more))
		}
		to := map[string][]string{}
		for _, l := range letters {
			subject, parts := open(t, l)
			to[l.To] = append(to[l.To], subject)
			if strings.Contains(subject, "领导一页纸") {
				holdReport(t, parts)
			}
		}
		for mailbox, want := range map[string]string{
			"chief@example.gov.cn": "导入2027年", "chu@example.gov.cn": "厅市会商提醒", "tang@example.gov.cn": "厅市会商提醒",
			"kjj130900@example.com": "厅市会商提醒", "head@example.gov.cn": "厅市会商领导一页纸（2026年12月）",
		} {
			if !strings.Contains(strings.Join(to[mailbox], "\n"), want) {
				t.Errorf("%s got %q, not %q", mailbox, to[mailbox], want)
			}
		}
		for _, r := range o.reminders(t, store.ReminderFilter{}) {
			if r.State != store.ReminderSent || r.Tries != 1 {
				t.Errorf("%+v", r)
			}
		}
	})
}

func holdReport(t *testing.T, parts []part) {
	t.Helper()
	last := parts[len(parts)-1]
	if last.name != "厅市会商_领导一页纸_20261201.xlsx" || !bytes.HasPrefix([]byte(last.body), []byte("PK")) {
		t.Errorf("the report comes with %q of %d bytes", last.name, len(last.body))
	}
	if !strings.Contains(parts[0].body, "唐山市") {
		t.Errorf("no summary: %s", parts[0].body)
	}
}
