package mail

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// post is a server in the process, with what it was told to do and what it got.
type post struct {
	atMail, atRcpt, atData error
	drop                   bool          // the line once the whole letter is read
	hang                   chan struct{} // closed to let go of who waits
	ways                   []string      // of signing in
	security               Security
	otherName              bool // in its certificate

	mutex sync.Mutex
	got   []string
	lines int
	conns map[net.Conn]bool
}

type session struct {
	p    *post
	conn *smtp.Conn
	in   bool
}

func (p *post) NewSession(c *smtp.Conn) (smtp.Session, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.lines++
	if p.conns == nil {
		p.conns = map[net.Conn]bool{}
	}
	p.conns[c.Conn()] = true
	return &session{p: p, conn: c}, nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }
func (s *session) Mail(string, *smtp.MailOptions) error {
	if len(s.p.ways) > 0 && !s.in {
		return &smtp.SMTPError{Code: 530, EnhancedCode: smtp.EnhancedCode{5, 7, 0}, Message: "sign in first"}
	}
	return s.p.atMail
}
func (s *session) Rcpt(string, *smtp.RcptOptions) error { return s.p.atRcpt }

func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.p.hang != nil {
		<-s.p.hang
	}
	s.p.mutex.Lock()
	s.p.got = append(s.p.got, string(data))
	s.p.mutex.Unlock()
	if s.p.drop {
		return s.conn.Conn().Close()
	}
	return s.p.atData
}

func (s *session) AuthMechanisms() []string { return s.p.ways }

func (s *session) Auth(way string) (sasl.Server, error) {
	check := func(user, password string) error {
		if user != "huishang" || password != "正确" {
			return smtp.ErrAuthFailed
		}
		s.in = true
		return nil
	}
	if way == "LOGIN" {
		return &loginServer{check: check}, nil
	}
	return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
}

// loginServer asks for the name, then for the password.
type loginServer struct {
	asked int
	user  string
	check func(user, password string) error
}

func (l *loginServer) Next(answer []byte) ([]byte, bool, error) {
	l.asked++
	switch l.asked {
	case 1:
		return []byte("Username:"), false, nil
	case 2:
		l.user = string(answer)
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(l.user, string(answer))
}

// hangUp ends all lines from the side of the server.
func (p *post) hangUp() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for c := range p.conns {
		c.Close()
	}
	p.conns = nil
}

func (p *post) count() (letters, lines int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return len(p.got), p.lines
}

// open starts the server and gives the settings that reach it.
func (p *post) open(t testing.TB) Settings {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	certificate, roots := vouched(t, p.otherName)
	server := smtp.NewServer(p)
	server.Domain, server.AllowInsecureAuth = "post.example.org", true
	server.ErrorLog = quiet{}
	guard := &tls.Config{Certificates: []tls.Certificate{certificate}}
	s := Settings{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: p.security, Roots: roots,
		From: Address{"厅市会商", "huishang@example.gov.cn"}, Timeout: 20 * time.Second}
	switch p.security {
	case TLS:
		listener = tls.NewListener(listener, guard)
	case StartTLS:
		server.TLSConfig = guard
	}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return s
}

type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}

// vouched makes a certificate of 127.0.0.1, or of another name, and who vouches for it.
func vouched(t testing.TB, otherName bool) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "post"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	if otherName {
		form.IPAddresses, form.DNSNames = nil, []string{"other.example.org"}
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	read, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(read)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

func letter() *Letter {
	return &Letter{ID: "l1@example.gov.cn", From: Address{"厅市会商", "huishang@example.gov.cn"}, To: Address{Mailbox: "kjj@example.gov.cn"},
		Sent: time.Date(2027, 6, 10, 1, 0, 0, 0, time.UTC), Subject: "试验", Text: strings.Repeat("正文。\n.\n", 3), HTML: "<p>正文。</p>"}
}
