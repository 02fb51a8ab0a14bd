package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"slices"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// ErrNoSecurity and ErrNoSignIn are a server's that lacks what the settings ask for.
var (
	ErrNoSecurity = errors.New("服务器不支持 STARTTLS 加密")
	ErrNoSignIn   = errors.New("服务器不接受 PLAIN 或 LOGIN 方式的登录")
)

// line is a conversation with a server.
type line struct {
	conn     net.Conn
	client   *smtp.Client
	patience time.Duration
}

// open connects, secures the line and signs in.
func open(ctx context.Context, s *Settings) (*line, Result) {
	dialer := net.Dialer{Timeout: s.patience()}
	conn, err := dialer.DialContext(ctx, "tcp", s.Address())
	if err != nil {
		return nil, failure(Connecting, fmt.Errorf("connect to %s: %w", s.Address(), err))
	}
	l := &line{conn: conn, patience: s.patience()}
	release := l.watch(ctx)
	defer release()
	if step, err := l.greet(s); err != nil {
		l.hangUp()
		return nil, failure(step, fmt.Errorf("greet %s: %w", s.Address(), err))
	}
	return l, Result{}
}

// watch bounds the next step in time and hangs up when ctx ends.
func (l *line) watch(ctx context.Context) (release func()) {
	l.step()
	stop := context.AfterFunc(ctx, func() { _ = l.conn.Close() })
	return func() { stop() }
}

// step gives the next answer its time.
func (l *line) step() { _ = l.conn.SetDeadline(time.Now().Add(l.patience)) }

func (l *line) greet(s *Settings) (Step, error) {
	guard := &tls.Config{ServerName: s.Host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}
	conn := l.conn
	if s.Security == TLS {
		guarded := tls.Client(l.conn, guard)
		if err := guarded.Handshake(); err != nil {
			return Securing, err
		}
		conn = guarded
	}
	l.step()
	client, err := smtp.NewClient(conn, s.Host)
	if err != nil {
		return Connecting, err
	}
	l.client = client
	client.SkipSMTPUTF8(true)
	l.step()
	if err := client.Hello(helloName(s)); err != nil {
		return Connecting, err
	}
	if s.Security == StartTLS {
		if offered, _ := client.Extension("STARTTLS"); !offered {
			return Securing, ErrNoSecurity
		}
		l.step()
		if err := client.StartTLS(guard); err != nil {
			return Securing, err
		}
	}
	return SigningIn, l.signIn(s)
}

// helloName is the domain of the sender: servers refuse localhost, and the name of the machine is nobody's business.
func helloName(s *Settings) string {
	_, domain, _ := strings.Cut(s.From.Mailbox, "@")
	return domain
}

func (l *line) signIn(s *Settings) error {
	if s.User == "" {
		return nil
	}
	_, offered := l.client.Extension("AUTH")
	ways := strings.Fields(strings.ToUpper(offered))
	l.step()
	switch {
	case slices.Contains(ways, "PLAIN"):
		return l.client.Auth(smtp.PlainAuth("", s.User, s.Password, s.Host, s.Security == Plain))
	case slices.Contains(ways, "LOGIN"):
		return l.client.Auth(smtp.LoginAuth(s.User, s.Password, s.Host, s.Security == Plain))
	}
	return ErrNoSignIn
}

// send hands over one letter to one recipient.
func (l *line) send(ctx context.Context, from, to string, data []byte) Result {
	release := l.watch(ctx)
	defer release()
	if err := l.client.Mail("<" + from + ">"); err != nil {
		return failure(Starting, err)
	}
	l.step()
	if err := l.client.Rcpt("<" + to + ">"); err != nil {
		return failure(Addressing, err)
	}
	l.step()
	body, err := l.client.Data()
	if err != nil {
		return failure(Delivering, err)
	}
	if _, err := body.Write(data); err != nil {
		return failure(Delivering, err) // without its last line the server may not keep it
	}
	l.step()
	return delivered(body.Close(), body)
}

// delivered reads the answer to a letter that was sent whole. Without an answer nobody knows whether the server has it.
func delivered(err error, body any) Result {
	if err == nil {
		r := Result{Outcome: Accepted, Step: Delivering, Code: 250}
		if closed, ok := body.(*smtp.DataCloser); ok {
			r.Said = MaskText(oneLine(closed.ServerResponse()))
		}
		return r
	}
	r := failure(Delivering, err)
	if r.Code == 0 {
		r.Outcome = Doubtful
	}
	return r
}

// clear makes the line fit for another letter after one was refused, and reports whether it is.
func (l *line) clear(ctx context.Context, r Result) bool {
	var answer *textproto.Error
	if !errors.As(r.Err, &answer) || answer.Code == 421 || ctx.Err() != nil {
		return false
	}
	defer l.watch(ctx)()
	return l.client.Reset() == nil
}

func (l *line) hangUp() { _ = l.conn.Close() }

// leave says QUIT; whatever the server answers, all letters are delivered.
func (l *line) leave() {
	l.step()
	_ = l.client.Quit()
	l.hangUp()
}
