package mail

import (
	"bytes"
	"context"
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

func answer(code int) error {
	return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{code / 100, 1, 1}, Message: "no\x07 13800138000"}
}

// TestWhatBecomesOfALetter tries every answer a server may give.
func TestWhatBecomesOfALetter(t *testing.T) {
	in := func(s *Settings) { s.User, s.Password = "huishang", "正确" }
	for _, c := range []struct {
		name   string
		server *post
		change func(*Settings)
		want   Outcome
		step   Step
		code   int
		cause  string
	}{
		{"plain", &post{security: Plain}, nil, Accepted, Delivering, 250, ""},
		{"STARTTLS", &post{security: StartTLS}, nil, Accepted, Delivering, 250, ""},
		{"TLS", &post{security: TLS}, nil, Accepted, Delivering, 250, ""},
		{"AUTH PLAIN", &post{security: StartTLS, ways: []string{"PLAIN"}}, in, Accepted, Delivering, 250, ""},
		{"AUTH LOGIN", &post{security: TLS, ways: []string{"LOGIN"}}, in, Accepted, Delivering, 250, ""},
		{"wrong password", &post{security: StartTLS, ways: []string{"PLAIN"}}, func(s *Settings) { in(s); s.Password = "错" }, Temporary, SigningIn, 535, "服务器拒绝"},
		{"wrong password, LOGIN", &post{security: TLS, ways: []string{"LOGIN"}}, func(s *Settings) { in(s); s.Password = "错" }, Temporary, SigningIn, 535, "服务器拒绝"},
		{"no way to sign in", &post{security: TLS, ways: []string{"CRAM-MD5"}}, in, Temporary, SigningIn, 0, "服务器不接受 PLAIN 或 LOGIN 方式的登录"},
		{"not signed in", &post{security: TLS, ways: []string{"PLAIN"}}, nil, Temporary, Starting, 530, "服务器拒绝"},
		{"no STARTTLS", &post{security: Plain}, func(s *Settings) { s.Security = StartTLS; in(s) }, Temporary, Securing, 0, "服务器不支持 STARTTLS 加密"},
		{"TLS on a plain port", &post{security: Plain}, func(s *Settings) { s.Security = TLS }, Temporary, Securing, 0, "服务器在这个端口不是直接加密（tls）"},
		{"nobody vouches, STARTTLS", &post{security: StartTLS}, func(s *Settings) { s.Roots = nil }, Temporary, Securing, 0, "服务器的证书不可信"},
		{"nobody vouches, TLS", &post{security: TLS}, func(s *Settings) { s.Roots = nil }, Temporary, Securing, 0, "服务器的证书不可信"},
		{"another name", &post{security: TLS, otherName: true}, nil, Temporary, Securing, 0, "服务器的证书不可信"},
		{"4xx at MAIL", &post{security: TLS, atMail: answer(451)}, nil, Temporary, Starting, 451, "服务器拒绝"},
		{"5xx at MAIL", &post{security: TLS, atMail: answer(553)}, nil, Temporary, Starting, 553, "服务器拒绝"},
		{"4xx at RCPT", &post{security: TLS, atRcpt: answer(450)}, nil, Temporary, Addressing, 450, "服务器拒绝"},
		{"5xx at RCPT", &post{security: TLS, atRcpt: answer(550)}, nil, Permanent, Addressing, 550, "服务器拒绝"},
		{"4xx at DATA", &post{security: TLS, atData: answer(452)}, nil, Temporary, Delivering, 452, "服务器拒绝"},
		{"5xx at DATA", &post{security: TLS, atData: answer(554)}, nil, Permanent, Delivering, 554, "服务器拒绝"},
		{"dropped after DATA", &post{security: Plain, drop: true}, nil, Doubtful, Delivering, 0, "服务器断开了连接"},
		{"dropped after DATA, TLS", &post{security: TLS, drop: true}, nil, Doubtful, Delivering, 0, "服务器断开了连接"},
		{"silent after DATA", &post{security: Plain, hang: make(chan struct{})}, func(s *Settings) { s.Timeout = 300 * time.Millisecond }, Doubtful, Delivering, 0, "等了很久没有回答"},
	} {
		t.Run(c.name, func(t *testing.T) {
			settings := c.server.open(t)
			if c.server.hang != nil {
				defer close(c.server.hang)
			}
			if c.change != nil {
				c.change(&settings)
			}
			sender, err := NewSender(settings)
			if err != nil {
				t.Fatal(err)
			}
			defer sender.Close()
			r := sender.Send(t.Context(), letter())
			if r.Outcome != c.want || r.Step != c.step || r.Code != c.code || r.Cause() != c.cause {
				t.Errorf("%s, %s, %d, %q (%v), want %s, %s, %d, %q", r.Outcome, r.Step, r.Code, r.Cause(), r.Err, c.want, c.step, c.code, c.cause)
			}
			if (r.Advice() == "") != (c.want == Accepted) || strings.Contains(r.Said, "13800138000") || strings.Contains(r.Said, "\x07") {
				t.Errorf("advice %q, said %q", r.Advice(), r.Said)
			}
			letters, _ := c.server.count()
			if c.want == Accepted && letters != 1 || c.step != Delivering && letters != 0 {
				t.Errorf("the server has %d letters", letters)
			}
		})
	}
}

func TestNobodyThere(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	settings := Settings{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: Plain, From: letter().From, Timeout: 200 * time.Millisecond}
	send := func() Result {
		sender, err := NewSender(settings)
		if err != nil {
			t.Fatal(err)
		}
		return sender.Send(t.Context(), letter())
	}
	if r := send(); r.Outcome != Temporary || r.Step != Connecting || r.Cause() != "等了很久没有回答" {
		t.Errorf("a server that never greets: %+v", r)
	}
	listener.Close()
	if r := send(); r.Outcome != Temporary || r.Step != Connecting || r.Cause() != "服务器没有在这个端口等候" {
		t.Errorf("no server: %+v", r)
	}
}

// TestOneLineIsKept holds that one connection serves a batch, that a refused recipient does not end it, and that a letter is not lost when
// the server has hung up in between.
func TestOneLineIsKept(t *testing.T) {
	server := post{security: TLS}
	sender, err := NewSender(server.open(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, refuse := range []error{nil, answer(550), nil, answer(451), nil} {
		server.atRcpt = refuse
		if r := sender.Send(t.Context(), letter()); (r.Outcome == Accepted) != (refuse == nil) {
			t.Errorf("%v: %+v", refuse, r)
		}
	}
	if letters, lines := server.count(); letters != 3 || lines != 1 {
		t.Errorf("%d letters on %d lines", letters, lines)
	}
	server.hangUp()
	if r := sender.Send(t.Context(), letter()); r.Outcome != Accepted {
		t.Errorf("after the server hung up: %+v", r)
	}
	if err := sender.Close(); err != nil {
		t.Error(err)
	}
}

func TestSendingIsCalledOff(t *testing.T) {
	server := post{security: Plain, hang: make(chan struct{})}
	defer close(server.hang)
	sender, err := NewSender(server.open(t))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(200*time.Millisecond, cancel)
	if r := sender.Send(ctx, letter()); r.Outcome != Doubtful {
		t.Errorf("called off while the server thinks: %+v", r)
	}
	if r := sender.Send(ctx, letter()); r.Outcome != Temporary || r.Step != Connecting {
		t.Errorf("called off before: %+v", r)
	}
}

// TestTheLetterArrives holds that what the server gets is what was written, lines of a single dot and all.
func TestTheLetterArrives(t *testing.T) {
	server := post{security: Plain}
	sender, err := NewSender(server.open(t))
	if err != nil {
		t.Fatal(err)
	}
	want, err := letter().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	sender.Send(t.Context(), letter())
	if len(server.got) != 1 || server.got[0] != string(want) {
		t.Errorf("got %q", server.got)
	}
	if _, err := mail.ReadMessage(bytes.NewReader(want)); err != nil {
		t.Error(err)
	}
}

func TestRefusedLetters(t *testing.T) {
	sender, err := NewSender((&post{security: Plain}).open(t))
	if err != nil {
		t.Fatal(err)
	}
	l := letter()
	l.To.Mailbox = "a@b@example.org"
	if r := sender.Send(t.Context(), l); r.Outcome != Permanent || !strings.Contains(r.Cause(), "有两个 @") || r.Advice() != "请改正收件人的地址。" {
		t.Errorf("%+v", r)
	}
}

func TestSettingsThatCannotWork(t *testing.T) {
	good := Settings{Host: "smtp.example.org", Security: StartTLS, From: letter().From}
	if err := good.Check(); err != nil || good.Address() != "smtp.example.org:587" {
		t.Errorf("%s: %v", good.Address(), err)
	}
	bad := Settings{Host: "smtp.example.org\r\n", Port: 70000, Security: Plain, Password: "x", Rate: -1, From: Address{Mailbox: "a"}}
	err := bad.Check()
	if err == nil {
		t.Fatal("taken")
	}
	for _, want := range []string{"邮件服务器“", "不加密（plain）只能用于本机", "端口 70000", "不能是负数", "登录名不能空着", "发件人："} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in %v", want, err)
		}
	}
}

// BenchmarkSend sends small letters over one kept connection.
func BenchmarkSend(b *testing.B) {
	server := post{security: StartTLS}
	sender, err := NewSender(server.open(b))
	if err != nil {
		b.Fatal(err)
	}
	l := letter()
	for b.Loop() {
		if r := sender.Send(b.Context(), l); r.Outcome != Accepted {
			b.Fatalf("%+v", r)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
}
