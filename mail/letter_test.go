package mail

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"huishang/scheduler"
	"huishang/testdata/need"
)

func invited(t testing.TB, m Method) *Letter {
	t.Helper()
	l := letter()
	e := entry("筹备2026年厅市会商工作会议", "联系人李四13800138000")
	i, err := NewInvite(e, m, l.From, l.To, "https://huishang.example.gov.cn/cities/130200", l.Sent)
	if err != nil {
		t.Fatal(err)
	}
	l.Invites, l.Unsubscribe, l.Subject = []Invite{i}, "https://huishang.example.gov.cn/mail/x", strings.Repeat("厅市会商提醒", 20)
	return l
}

func TestLetterAsText(t *testing.T) {
	data, err := invited(t, Request).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "letter.eml", strings.ReplaceAll(string(data), "\r\n", "\n"))
	for line := range strings.SplitSeq(string(data), "\r\n") {
		if len(line) > 100 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
}

// parsed is a letter as net/mail reads it.
type parsed struct {
	header mail.Header
	parts  []string // their text
	names  []string // of attachments
}

func parse(t rapid.TB, data []byte) parsed {
	t.Helper()
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{header: message.Header}
	p.read(t, message.Header.Get("Content-Type"), message.Body)
	return p
}

func (p *parsed) read(t rapid.TB, kind string, body io.Reader) {
	_, given, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	for reader := multipart.NewReader(body, given["boundary"]); ; {
		part, err := reader.NextPart()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if kind := part.Header.Get("Content-Type"); strings.HasPrefix(kind, "multipart/") {
			p.read(t, kind, part)
			continue
		}
		text, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
		if err != nil {
			t.Fatal(err)
		}
		p.parts = append(p.parts, string(text))
		if name := part.FileName(); name != "" {
			p.names = append(p.names, name)
		}
	}
}

// TestAnyTextSurvives holds that any text comes back from net/mail, and that none makes a header of its own.
func TestAnyTextSurvives(t *testing.T) {
	texts := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("会商、 \r\n\t\x00:=?<>@\"\\Bcc𠮷é")), rapid.Rune()))
	decoder := new(mime.WordDecoder)
	rapid.Check(t, func(t *rapid.T) {
		l := letter()
		l.Subject, l.Text, l.HTML = texts.Draw(t, "subject"), texts.Draw(t, "text"), texts.Draw(t, "html")
		l.From.Name, l.To.Name, l.Unsubscribe = texts.Draw(t, "from"), texts.Draw(t, "to"), texts.Draw(t, "stop")
		name := strings.ReplaceAll(strings.ReplaceAll(oneLine(texts.Draw(t, "file")), "/", "_"), "\\", "_") + "议程.ics"
		l.Invites = []Invite{{name, Publish, []byte(l.Text)}}
		data, err := l.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		p := parse(t, data)
		if subject, err := decoder.DecodeHeader(p.header.Get("Subject")); err != nil || subject != oneLine(l.Subject) {
			t.Fatalf("subject %q of %q: %v", subject, l.Subject, err)
		}
		for field, want := range map[string]Address{"From": l.From, "To": l.To} {
			if got, err := p.header.AddressList(field); err != nil || len(got) != 1 || got[0].Address != want.Mailbox || got[0].Name != oneLine(want.Name) {
				t.Fatalf("%s %v of %q: %v", field, got, want, err)
			}
		}
		if len(p.parts) != 3 || p.parts[0] != lineEnds(l.Text) || p.parts[1] != lineEnds(l.HTML) || p.parts[2] != l.Text {
			t.Fatalf("parts %q", p.parts)
		}
		if len(p.names) != 1 || p.names[0] != name {
			t.Fatalf("file %q of %q", p.names, name)
		}
		for field, values := range p.header {
			if len(values) != 1 || !strings.Contains(" Date Message-Id From To Subject Auto-Submitted X-Auto-Response-Suppress List-Unsubscribe Mime-Version Content-Type ", " "+field+" ") {
				t.Fatalf("header %s: %q", field, values)
			}
		}
	})
}

func TestLettersNobodyCanSend(t *testing.T) {
	for _, change := range []func(*Letter){
		func(l *Letter) { l.ID = "a>\r\nBcc: x@example.org" },
		func(l *Letter) { l.ID = "" },
		func(l *Letter) { l.To.Mailbox = "a@example.org\r\nBcc: x@example.org" },
		func(l *Letter) { l.From.Mailbox = "a@example.org> SIZE=1 <b@example.org" },
	} {
		l := letter()
		change(l)
		if data, err := l.Bytes(); err == nil {
			t.Errorf("written: %q", data)
		}
	}
}

// TestAnotherReader holds the letter against a reader that is not of Go.
func TestAnotherReader(t *testing.T) {
	l := invited(t, Cancel)
	data, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	const read = `import sys,json,email,email.policy
m=email.message_from_binary_file(sys.stdin.buffer,policy=email.policy.default)
a=list(m.iter_attachments())[0]
print(json.dumps({"subject":m["subject"],"date":m["date"],"text":m.get_body(("plain",)).get_content(),"file":a.get_filename(),
"method":a.get_content_type()+" "+a.get_param("method"),"defects":len(m.defects)}))`
	command := exec.Command(need.Tool(t, "python3"), "-c", read)
	command.Stdin = bytes.NewReader(data)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{"subject": l.Subject, "date": "Thu, 10 Jun 2027 09:00:00 +0800", "text": lineEnds(l.Text),
		"file": "唐山市_会议筹备_20261020.ics", "method": "text/calendar CANCEL", "defects": 0.0} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
}

// TestInvites holds that a meeting that moves or is cancelled keeps its UID, and that the entry holds no reason.
func TestInvites(t *testing.T) {
	var ids []string
	for revision, m := range []Method{Request, Request, Cancel, Publish} {
		e := entry("会议", "联系人李四")
		e.Revision = revision
		i, err := NewInvite(e, m, letter().From, letter().To, "https://example.org/", stamp)
		if err != nil {
			t.Fatal(err)
		}
		file, err := ics.ParseCalendar(bytes.NewReader(i.Data))
		if err != nil {
			t.Fatal(err)
		}
		event := file.Events()[0]
		ids = append(ids, event.Id())
		if sequence := event.GetProperty(ics.ComponentPropertySequence).Value; sequence != strconv.Itoa(revision) || event.Id() != ids[0] {
			t.Errorf("%s: SEQUENCE %s, UID %s", m, sequence, event.Id())
		}
		text := unfold(string(i.Data))
		if !strings.Contains(text, "METHOD:"+string(m)+"\r\n") || strings.Contains(text, "李四") ||
			strings.Contains(text, "STATUS:CANCELLED") != (m == Cancel) || strings.Contains(text, "ORGANIZER:mailto:huishang@example.gov.cn") != (m != Publish) {
			t.Errorf("%s:\n%s", m, text)
		}
	}
	if name := inviteName(scheduler.Entry{City: `a/b"`, Kind: "会\n议", Day: entry("", "").Day}); name != "a_b__会 议_20261020.ics" {
		t.Errorf("file %q", name)
	}
}
