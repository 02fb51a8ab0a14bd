package main

import (
	"bytes"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"
)

// mailbox is a server on the same machine.
type mailbox struct {
	refuse error
	got    chan string
}

func (m mailbox) NewSession(*smtp.Conn) (smtp.Session, error) { return m, nil }
func (m mailbox) Reset()                                      {}
func (m mailbox) Logout() error                               { return nil }
func (m mailbox) Mail(string, *smtp.MailOptions) error        { return nil }
func (m mailbox) Rcpt(string, *smtp.RcptOptions) error        { return m.refuse }
func (m mailbox) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	m.got <- string(data)
	return err
}

// TestMailTest tries the settings as an administrator does: a server that takes the mail, one that does not, and settings that are wrong.
func TestMailTest(t *testing.T) {
	for _, c := range []struct {
		name    string
		refuse  error
		address string
		flags   string
		status  int
		want    string
	}{
		{"taken", nil, "kjj@example.gov.cn", "--smtp-security plain", statusOK, "服务器已收下给 kjj@example.gov.cn 的试验邮件"},
		{"refused", &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}, "kjj@example.gov.cn", "--smtp-security plain",
			statusFaults, "永久失败：“核对收件人”这一步没有成功，服务器拒绝。\n服务器回答：550 5.1.1 no such user\n下一步：请核对收件人的地址"},
		{"no STARTTLS", nil, "kjj@example.gov.cn", "", statusFaults, "服务器不支持 STARTTLS 加密。\n下一步：请改用直接加密"},
		{"two @", nil, "a@b@example.org", "", statusUnusable, "有两个 @"},
		{"no such file", nil, "kjj@example.gov.cn", "--smtp-ca none.pem", statusUnusable, "none.pem"},
	} {
		t.Run(c.name, func(t *testing.T) {
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			box := mailbox{c.refuse, make(chan string, 1)}
			server := smtp.NewServer(box)
			go server.Serve(listener)
			t.Cleanup(func() { server.Close() })
			host, port, err := net.SplitHostPort(listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			t.Setenv("HUISHANG_SMTP_HOST", host)
			t.Setenv("HUISHANG_SMTP_PORT", port)
			t.Setenv("HUISHANG_SMTP_FROM", "huishang@example.gov.cn")
			var said bytes.Buffer
			status := run(append([]string{"mail", "test", c.address}, strings.Fields(c.flags)...), terminal{out: &said, err: &said})
			if status != c.status || !strings.Contains(said.String(), c.want) {
				t.Errorf("status %d, said\n%s\nwant %d, %s", status, &said, c.status, c.want)
			}
			if c.status == statusOK && !strings.Contains(<-box.got, "Auto-Submitted: auto-generated\r\n") {
				t.Error("the letter did not come")
			}
		})
	}
}

func TestMailIsNotConfigured(t *testing.T) {
	t.Setenv("HUISHANG_SMTP_HOST", "")
	var said bytes.Buffer
	if status := run([]string{"mail", "test", "kjj@example.gov.cn"}, terminal{out: &said, err: &said}); status != statusUnusable || !strings.Contains(said.String(), "邮件未配置") {
		t.Errorf("status %d, said %s", status, &said)
	}
}

// TestWordingAtTheStart holds that the site does not start with a mail template that has a slip.
func TestWordingAtTheStart(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "mail"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "mail", "digest.txt"), []byte("主题：提醒\n{{.城市}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	status := run([]string{"serve", "--demo", "--listen", "127.0.0.1:0", "--templates", folder}, terminal{out: &said, err: &said})
	if status != statusFaults || !strings.Contains(said.String(), "邮件模板 mail/digest.txt 第 2 行：没有“城市”这个名称") {
		t.Errorf("status %d, said %s", status, &said)
	}
}
